import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import type { DocId } from '../../../shared/room/ids.ts'
import { there } from '../../support/refusals.ts'
import { SERVERS, SimulatedRoom } from '../../support/session/simulatedRoom.ts'
import { tracesOf, wordsIn } from '../../support/session/traces.ts'

const NAMES = { host: 'Wisteria 紫藤', guest: 'Marigold 金盏花', third: '김수선화 daffodil' }
const TITLE = '星期四晚上的房间 thursday room'
const MESSAGE = '请不要告诉别人 tangerine lantern 등불'
const NOTE = '安全计划第一步 marmalade'
const NOTE_TITLE = '计划 gooseberry'
const PLANTED = [...Object.values(NAMES), TITLE, MESSAGE, NOTE, NOTE_TITLE]
/** The parts that would be found even if a text were cut in its middle. */
const PARTS = [
  '紫藤',
  '金盏花',
  '수선화',
  '星期四晚上',
  'tangerine',
  '등불',
  'marmalade',
  '安全计划',
  'gooseberry',
  'daffodil',
  'Marigold',
  'Wisteria',
]

beforeAll(cryptoReady)

/** A whole session with the planted words: founding, inviting, talking, writing, a third who comes, a cut, leaving. */
async function session(words: {
  names: typeof NAMES
  title: string
  message: string
  note: string
  noteTitle: string
}) {
  const room = new SimulatedRoom()
  const { clock, network, counsellor } = room
  await counsellor.calls.hostRoom({
    title: words.title,
    name: words.names.host,
    servers: SERVERS,
    direct: true,
  })
  clock.advance(100)
  const [guest, third] = [await room.person(words.names.guest), await room.person(words.names.third)]
  await room.letIn(guest)
  await counsellor.say(words.message)
  const { note } = await counsellor.calls.createNote({ room: room.id, title: words.noteTitle })
  clock.advance(2_000)
  await guest.write(note as DocId, words.note)
  guest.transport.cut()
  await guest.say(words.message)
  clock.advance(2_000)
  guest.transport.heal()
  clock.advance(2_000)
  await room.letIn(third)
  await third.say(words.message)
  clock.advance(5_000)
  expect(await guest.words()).toEqual([words.message, words.message, words.message])
  expect(await counsellor.noteText(note as DocId)).toContain(words.note)
  for (const person of [guest, third, counsellor]) await person.calls.closeRoom({ room: room.id })
  clock.advance(5_000)
  return { room, network }
}

const planted = { names: NAMES, title: TITLE, message: MESSAGE, note: NOTE, noteTitle: NOTE_TITLE }

describe('what crosses the network', () => {
  it('has no name, title, message or note in it, in any encoding', async () => {
    const { network } = await session(planted)
    const { crossings } = network
    for (const kind of ['entry', 'frame', 'topic'] as const)
      expect(crossings.filter(crossing => crossing.kind === kind).length).toBeGreaterThan(5)
    expect(
      wordsIn(
        crossings.map(({ bytes }) => bytes),
        [...PLANTED, ...PARTS],
      ),
    ).toEqual([])
    const topics = new Set(crossings.flatMap(({ topic }) => topic ?? []))
    for (const topic of topics) expect(topic).toMatch(/^[A-Za-z0-9_-]{32}$/)
  })

  it('is found by the same search where it does stand in the open', () => {
    for (const [at, words] of PLANTED.entries()) {
      const around = (bytes: Buffer) => Buffer.concat([Buffer.alloc(at, 7), bytes, Buffer.alloc(5, 9)])
      const bytes = Buffer.from(words)
      for (const form of [bytes, Buffer.from(words, 'utf16le')])
        for (const open of [
          around(form),
          Buffer.from(around(form).toString('base64')),
          Buffer.from(form.toString('hex')),
        ])
          expect(wordsIn([open], [words])).toEqual([words])
    }
    expect(tracesOf('marmalade').every(trace => trace.length >= 9)).toBe(true)
  })

  it('has whole blocks: of 256 bytes for entries and frames, of 1024 for invitations', async () => {
    const { network } = await session(planted)
    // kind, then recordId and tag of a record or tag of an epoch; nonce and tag of the seal
    const frames = { entry: [1 + 40 + 40, 1 + 8 + 40], frame: [1 + 8 + 40], topic: [3 + 40, 3 + 32 + 40] }
    const blocks = { entry: 256, frame: 256, topic: 1024 }
    for (const { kind, bytes } of network.crossings) {
      const over = frames[kind].map(frame => (bytes.length - frame) % blocks[kind])
      expect(over, `${kind} of ${bytes.length} bytes`).toContain(0)
    }
  })

  it('is as long whoever speaks: short names and words make no other sizes than those of a few letters more', async () => {
    const long = await session({
      names: { host: 'Alexandra', guest: 'Bartholomew', third: 'Constantine' },
      title: 'A room with a name',
      message: 'Can you hear me now, please?',
      note: 'first line',
      noteTitle: 'A plan for us',
    })
    const short = await session({
      names: { host: 'A', guest: 'B', third: 'C' },
      title: 'R',
      message: 'y',
      note: '1',
      noteTitle: 'N',
    })
    const sizes = ({ network }: typeof long) =>
      [...new Set(network.crossings.map(({ kind, bytes }) => `${kind} ${bytes.length}`))].sort()
    expect(sizes(short)).toEqual(sizes(long))
  })

  it('P0-3: is nothing at all for a device before it is asked to connect', async () => {
    const { room, network } = await session(planted)
    const before = network.crossings.length
    const stranger = await room.person('Stranger', true)
    await stranger.calls.listRooms({})
    room.clock.advance(60_000)
    expect(network.crossings).toHaveLength(before)
  })
})

describe('what the process that talks to the network is given', () => {
  it('is ids, topics, servers and keys of links: no word, and every key shows as [secret]', async () => {
    const room = new SimulatedRoom()
    await room.counsellor.calls.hostRoom({ title: TITLE, name: NAMES.host, servers: SERVERS, direct: true })
    room.clock.advance(100)
    await room.letIn(await room.person(NAMES.guest))
    const options = [...room.counsellor.transport.carriers.values()].map(carrier => carrier.options)
    const given = Buffer.from(JSON.stringify(options))
    expect(wordsIn([given], [...PLANTED, ...PARTS])).toEqual([])
    const { signalKey, peers, ...open } = there(options[0])
    expect(Object.keys(open).sort()).toEqual(['epoch', 'ice', 'room', 'self', 'servers', 'topics'])
    expect(`${signalKey} ${JSON.stringify(peers)}`).toContain('[secret]')
    for (const peer of peers) expect(Object.keys(peer).sort()).toEqual(['device', 'linkKey', 'signalKey'])
  })
})
