import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { decodeUpdate, Item } from 'yjs'
import { CHUNK, CHUNK_DATA, encodeChunk } from '../../renderer/net/channelGuard/chunk.ts'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import type { DeviceId } from '../../shared/room/ids.ts'
import { openRecord } from '../../shared/room/record/sealRecord.ts'
import type { Person } from '../integration/webrtc/support/person.ts'
import { Stage } from '../integration/webrtc/support/stage.ts'
import { Storm } from '../integration/webrtc/support/storm.ts'
import { entriesOf } from '../support/hostile/carrierBytes.ts'
import { syncMessage } from '../support/hostile/linkedCarrier.ts'
import { RealRoom } from '../support/hostile/realRoom.ts'
import { there } from '../support/refusals.ts'
import { int } from '../support/room/primitives.ts'
import { bytes } from '../unit/documents/support/noteBytes.ts'

// Two people with real sessions, and a member with her keys and no rules, over real WebRTC and the real signalling server.
// The same numbers one by one, with every counter: h06Shadowing, h08PendingFlood, h10SyncRequests, h11MessageTypes.

const SMALLEST = '00000000-0000-4000-8000-000000000000'
const MiB = 1024 * 1024
const HEAD = 13

let stage: Stage
let room: RealRoom
let storm: Storm
let ann: Person
let ben: Person
let stays = 0
let memory: readonly number[] = []

beforeAll(async () => {
  await cryptoReady()
  stage = await Stage.open()
  room = await RealRoom.open(stage.url)
  ;({ ann, ben } = room)
}, 120_000)
afterAll(async () => {
  await room?.close()
  await stage?.close()
})

beforeEach(async () => {
  storm = await Storm.start('careful')
  memory = await held()
})
afterEach(() => storm.kill())

const held = () => Promise.all([ann.memoryMiB(), ben.memoryMiB()])

/** What must be so after every attack: both go on talking, over the link they had, and neither has grown by much. */
async function expectUnharmed(words: string): Promise<void> {
  await room.talk(words)
  expect([room.isLinked(ann, ben), room.isLinked(ben, ann)]).toEqual([true, true])
  const grown = (await held()).map((after, at) => after - (memory[at] ?? 0))
  for (const each of grown) expect(each).toBeLessThan(120)
}

/** Mallory comes for a new stay and links to somebody, as often as it takes until she is heard again after a breach. */
async function link(to: Person): Promise<{ readonly as: string; readonly device: DeviceId }> {
  const as = `mallory ${++stays}`
  const device = room.device(to)
  const { carrier } = room.mallory
  storm.do({ as, do: 'join', carrier, peerId: SMALLEST, server: room.url, shake: 'honest' })
  await storm.until('she is heard', () => storm.by(as, 'heard').some(({ from }) => from === device), 90_000)
  storm.do({ as, do: 'link', to: device })
  await storm.until('a link', () => storm.by(as, 'linked').length > 0, 60_000)
  await to.until('she is here', () => isHere(to), 60_000)
  return { as, device }
}

/** Whether somebody sees Mallory here. */
function isHere(person: Person): boolean {
  const { self } = room.mallory.carrier
  return person.room.members.some(({ device, here }) => device === self && here)
}

type Linked = Awaited<ReturnType<typeof link>>

/** Sends a whole message of y-webrtc, the nth of this link. */
function say({ as, device }: Linked, id: number, message: Uint8Array): void {
  for (let offset = 0; offset < message.length; offset += CHUNK_DATA) {
    const data = message.subarray(offset, offset + CHUNK_DATA)
    const chunk = encodeChunk({ type: CHUNK.carrier, id, total: message.length, offset, data })
    storm.do({ as, do: 'send', to: device, bytes: chunk })
  }
}

/** Says a ping, so that her silence does not end the link. */
function stillHere({ as, device }: Linked): void {
  const ping = encodeChunk({ type: CHUNK.ping, id: 0, total: 0, offset: 0, data: new Uint8Array() })
  storm.do({ as, do: 'send', to: device, bytes: ping })
}

/** The whole carrier messages that came on a link. */
function heard({ as }: Linked): Uint8Array[] {
  const chunks = storm
    .by(as, 'bytes')
    .map(event => event.bytes)
    .filter(([type]) => type === CHUNK.carrier)
  const messages: Uint8Array[] = []
  for (const chunk of chunks) {
    const isFirst = Buffer.from(chunk).readUInt32BE(9) === 0
    const before = isFirst ? new Uint8Array() : there(messages.pop())
    messages.push(Buffer.concat([before, chunk.subarray(HEAD)]))
  }
  return messages
}

const isClosedOut = (by: Person) => by.until('she is closed out', () => !isHere(by), 60_000)

describe('11: message types 1, 3, 4, 99 over the link', () => {
  it('are dropped and counted, the link stays, and the others go on', { timeout: 120_000 }, async () => {
    const mallory = await link(ann)
    const before = (await ann.counters()).get('BAD_TYPE') ?? 0
    const messages = [bytes(1, bytes(12, 1, 5, 9, '{}')), bytes(3), bytes(4, 1, SMALLEST), bytes(99, 1)]
    for (const [id, message] of messages.entries()) say(mallory, id, message)
    await room.counts(ann, 'BAD_TYPE', before + messages.length)
    expect(isHere(ann)).toBe(true)
    await expectUnharmed('after 11')
  })
})

describe('10: SyncStep1 x1000/s and state vector with 200k clients', () => {
  it('a thousand first steps at once get three answers, and cost the link', {
    timeout: 120_000,
  }, async () => {
    const mallory = await link(ann)
    const clients = Array.from({ length: 2_048 }, (_, at) => bytes(1_000 + at, 1))
    const step1 = syncMessage('step1', bytes(2_048, ...clients))
    // the last of them are beyond 4 MiB
    for (let id = 0; id < 1_000; id++) say(mallory, id, step1)
    await isClosedOut(ann)
    await room.counts(ann, 'BUDGET', 10)
    const answers = heard(mallory).filter(message => message[0] === 0 && message[1] === 1)
    expect(answers).toHaveLength(3)
    await expectUnharmed('after 10')
  })

  it('a state vector with 200,000 clients costs the link', { timeout: 120_000 }, async () => {
    const mallory = await link(ben)
    const before = (await ben.counters()).get('CARRIER_UPDATE') ?? 0
    const vector = bytes(200_000, new Uint8Array(400_000).fill(1))
    say(mallory, 0, syncMessage('step1', vector))
    await isClosedOut(ben)
    await room.counts(ben, 'CARRIER_UPDATE', before + 1)
    await expectUnharmed('after 10, too')
  })
})

describe('8: pendingStructs flood 50 MB', () => {
  it('is cut off by its budget and holds no memory', { timeout: 120_000 }, async () => {
    const mallory = await link(ann)
    const before = (await ann.counters()).get('BUDGET') ?? 0
    for (let id = 0, sent = 0; sent < 50 * MiB; id++) {
      const entry = new Uint8Array(80_000)
      entry.set(int(4, id))
      const message = syncMessage('update', entriesOf(20, 10 + 2 * id, entry))
      sent += message.length
      say(mallory, id, message)
    }
    await isClosedOut(ann)
    await room.counts(ann, 'BUDGET', before + 1)
    await expectUnharmed('after 8')
  })
})

describe('6: clientID shadowing in carrier; then repair by want', () => {
  /** Under which client ids a device has written, and up to which clock, as the carrier says. */
  function written(update: Uint8Array, author: DeviceId): { client: number; next: number } {
    const mine = decodeUpdate(update).structs.filter(struct => {
      const entry = struct instanceof Item ? (struct.content.getContent()[0] as Uint8Array) : null
      return entry?.[0] === 1 && authorOf(entry.slice(1)) === author
    })
    const { id } = there(mine.at(-1))
    return { client: id.client, next: id.clock + 1 }
  }

  function authorOf(wire: Uint8Array): DeviceId | null {
    try {
      return openRecord(wire, room.mallory.epoch).header.author
    } catch {
      // of another epoch
      return null
    }
  }

  it('parts nobody, and what it hides while somebody sleeps comes all the same', {
    timeout: 180_000,
  }, async () => {
    const mallory = await link(ann)
    say(mallory, 0, syncMessage('step1', bytes(0)))
    const answer = () => heard(mallory).find(message => message[0] === 0 && message[1] === 1)
    await storm.until('the whole log', () => answer() !== undefined)
    const update = bodyOf(there(answer()))
    const { client, next } = written(update, room.device(ben))
    const ofBen = (await ben.counters()).get('CARRIER_UPDATE') ?? 0
    const awake = setInterval(() => stillHere(mallory), 1_000)
    onTestFinished(() => clearInterval(awake))
    ben.pause()
    await ann.until('Ben sleeps', () => !room.isLinked(ann, ben), 30_000)
    const before = (await ann.counters()).get('RECORD_EPOCH') ?? 0
    const shadows = Array.from({ length: 5 }, (_, at) =>
      Uint8Array.from([1, ...new Uint8Array(400).fill(at)]),
    )
    say(mallory, 1, syncMessage('update', entriesOf(client, next, ...shadows)))
    await room.counts(ann, 'RECORD_EPOCH', before + 5)
    ben.resume()
    for (let at = 0; at < 3; at++)
      await ben.call('sendMessage', { room: ben.room.room as never, text: `hidden ${at}` })
    for (let at = 0; at < 3; at++) await room.hears(ann, `hidden ${at}`, 60_000)
    // she passes the rest of them on to him, under his own client id
    await room.counts(ben, 'CARRIER_UPDATE', ofBen + 1)
    await expectUnharmed('after 6')
  })
})

/** The body of a sync message, behind its two types and its length. */
function bodyOf(message: Uint8Array): Uint8Array {
  let at = 2
  while ((message[at] ?? 0) >= 128) at++
  return message.slice(at + 1)
}
