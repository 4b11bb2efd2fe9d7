import { beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { concatBytes } from '../../shared/bytes/concatBytes.ts'
import type { ErrorCode } from '../../shared/bytes/protocolError.ts'
import { utf8 } from '../../shared/bytes/utf8.ts'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import { encodeChatBody } from '../../shared/documents/chat/chatBody.ts'
import { createTimeline } from '../../shared/documents/chat/createTimeline.ts'
import { encodeNoteBody } from '../../shared/documents/notes/noteBody.ts'
import { CHAT_DOC, type DocId, type RecordId } from '../../shared/room/ids.ts'
import { commonCriterion } from '../support/hostile/commonCriterion.ts'
import { type HostileMember, roomWithMallory } from '../support/hostile/hostileMember.ts'
import { sessionVictim } from '../support/hostile/victims.ts'
import { there } from '../support/refusals.ts'
import { ANY, atRoot, bytes, type Part, raw, STRING, TYPE } from '../unit/documents/support/noteBytes.ts'
import { messageBody, record, recordId } from '../unit/documents/support/records.ts'

type Room = Awaited<ReturnType<typeof roomWithMallory>>
let room: Room

beforeAll(async () => {
  await cryptoReady()
  room = await roomWithMallory()
  await room.counsellor.say('Good evening')
  room.clock.advance(2_000)
  await room.ana.say('I am safe now')
  room.clock.advance(2_000)
})

/** A note with words of Ana, the clientID that she writes under, and the clock at which she goes on. */
async function noteOfAna(): Promise<{ note: DocId; client: number; next: number }> {
  const { ana, clock, counsellor } = room
  const { note } = await counsellor.calls.createNote({ room: counsellor.room().room, title: 'Plan' })
  clock.advance(2_000)
  await ana.write(note as DocId, 'My sister knows where I am')
  clock.advance(2_000)
  const { store, clientID } = await ana.mirror(note as DocId)
  return { note: note as DocId, client: clientID, next: Y.getState(store, clientID) }
}

const victim = () => sessionVictim(room.ana, room.clock, { attacker: room.mallory.device })

/** The record arrives, is counted, stays where its author put it, and changes nothing for anybody. */
async function refused(code: ErrorCode, write: (mallory: HostileMember) => void): Promise<void> {
  const others = await sessionVictim(room.counsellor, room.clock).look()
  await commonCriterion(victim(), { counted: { [code]: 1 }, records: 1 }, () => {
    write(room.mallory)
    room.clock.advance(1_000)
  })
  const { seen } = await sessionVictim(room.counsellor, room.clock).look()
  expect(seen).toEqual(others.seen)
}

/** One block of so many structs of a client from a clock on, and no deletions. */
const block = (client: number, clock: number, count: number, ...parts: Part[]) =>
  bytes(1, count, client, clock, ...parts, 0)

const paragraph = atRoot(TYPE, 3, 'paragraph')
const nested = (level: Uint8Array) =>
  atRoot(ANY, 1, concatBytes(...Array.from({ length: 20_000 }, () => level)), raw(120))

/** A thousand elements, each inside the one before. */
function tower(client: number): Uint8Array {
  const inside = Array.from({ length: 999 }, (_, at) => bytes(raw(TYPE), 0, client, at, 3, 'listItem'))
  return block(client, 0, 1_000, atRoot(TYPE, 3, 'listItem'), ...inside)
}

/** 2^40 empty structs in the second encoding of Yjs, told by run lengths. */
function bomb(): Uint8Array {
  const runs = bytes(raw(0x41), 2 ** 40 - 2)
  const columns = [raw(), raw(7), raw(), raw(), raw(0), bytes(raw(0), 0), raw(), raw(), runs]
  const written = columns.map(column => bytes(column.length, column))
  return concatBytes(raw(0), ...written, bytes(1, 2 ** 40, 0), raw(0))
}

describe('7: clientID of another author inside a validly signed content update', () => {
  it('is refused: words under the clientID of Ana, at the clock she goes on from', async () => {
    const { note, client, next } = await noteOfAna()
    const update = block(client, next, 1, paragraph)
    await refused('NOTE_CLIENT', mallory => mallory.write({ type: 'note-update', doc: note, body: update }))
  })

  it('is refused beside words of her own, which are not taken either', async () => {
    const { note, client } = await noteOfAna()
    const own = room.mallory.ledger.writer.client
    const update = bytes(2, 1, own, 0, paragraph, 1, client, 0, paragraph, 0)
    await refused('NOTE_CLIENT', mallory => mallory.write({ type: 'note-update', doc: note, body: update }))
  })
})

describe('7: what else a member may sign and seal and yet not say in a note', () => {
  const updates: [string, ErrorCode, (own: number) => Uint8Array][] = [
    ['a clock that jumps to 2^40', 'NOTE_CLOCK', own => block(own, 0, 1, raw(0), 2 ** 40)],
    ['a clock that begins at 2^40', 'NOTE_CLOCK', own => block(own, 2 ** 40, 1, paragraph)],
    ['a gap of 2^40 clocks', 'NOTE_STRUCT', own => block(own, 0, 1, raw(10), 2 ** 40)],
    ['a deletion up to 2^40', 'NOTE_CLOCK', () => bytes(0, 1, 20, 1, 2 ** 40, 1)],
    ['a bomb in the second encoding', 'NOTE_STRUCT', bomb],
    ['lists 20,000 deep', 'NOTE_STRUCT', own => block(own, 0, 1, nested(raw(117, 1)))],
    [
      'a mark of JSON 20,000 deep',
      'NOTE_STRUCT',
      own => block(own, 0, 1, atRoot(6, 'bold', '['.repeat(20_000))),
    ],
    ['a tower of 1,000 elements', 'NOTE_STRUCT', tower],
    ['words at the root', 'NOTE_STRUCT', own => block(own, 0, 1, atRoot(STRING, 'loose'))],
  ]

  it('the bomb is a small one', () => expect(bomb().length).toBeLessThan(40))

  it.each(updates)('%s', async (_, code, make) => {
    const { note } = await noteOfAna()
    const body = make(room.mallory.ledger.writer.client)
    await refused(code, mallory => mallory.write({ type: 'note-update', doc: note, body }))
  })

  it('a whole new state of the note', async () => {
    const { note } = await noteOfAna()
    const update = block(room.mallory.ledger.writer.client, 0, 1, paragraph)
    const body = encodeNoteBody({ kind: 'note-state', index: 0, count: 1, update })
    await refused('NOT_ALLOWED', mallory => mallory.write({ type: 'note-state', doc: note, body }))
  })
})

describe('7: what a member may sign and seal and yet not do in the chat', () => {
  const marks = [
    ['removes words of Ana', 'remove'],
    ['hides words of Ana', 'hide'],
  ] as const

  it.each(marks)('%s', async (_, kind) => {
    const [, mine] = await room.ana.timeline()
    const body = encodeChatBody({ kind, target: there(mine).record as RecordId })
    await refused('NOT_ALLOWED', mallory => mallory.write({ type: kind, doc: CHAT_DOC, body }))
    expect(await room.counsellor.words()).toEqual(['Good evening', 'I am safe now'])
  })

  it.each([
    ['a message that is no text', 'message', utf8('x')],
    ['a target that is cut', 'remove', new Uint8Array(31)],
    ['a target of one byte', 'hide', new Uint8Array(1)],
  ] as const)('writes %s', async (_, type, body) => {
    await refused('RECORD_BODY', mallory => mallory.write({ type, doc: CHAT_DOC, body }))
  })

  it('and is heard all the while when she says something', async () => {
    const body = encodeChatBody(messageBody('And I am Mallory'))
    room.mallory.write({ type: 'message', doc: CHAT_DOC, body })
    room.clock.advance(2_000)
    expect(await room.ana.words()).toEqual(['Good evening', 'I am safe now', 'And I am Mallory'])
  })
})

describe('7: a mark that comes before what it means', () => {
  it('is counted once, when both are there, and the words stay', () => {
    const codes: ErrorCode[] = []
    const timeline = createTimeline({ isFacilitator: () => false, refused: code => codes.push(code) })
    const mark = record('mark', { by: 'Mallory', body: { kind: 'remove', target: recordId('words') } })
    timeline.add(mark)
    expect(codes).toEqual([])
    for (const next of [record('words', { by: 'Ana' }), mark]) timeline.add(next)
    expect([codes, timeline.page(null, 9).entries.map(({ text }) => text)]).toEqual([
      ['NOT_ALLOWED'],
      ['words'],
    ])
  })
})
