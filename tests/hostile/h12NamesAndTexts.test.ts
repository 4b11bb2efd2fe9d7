import { beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { parseBody, readPeerMessage } from '../../renderer/net/signalingGuard/peerMessage.ts'
import { BytesReader } from '../../shared/bytes/bytesReader.ts'
import type { ErrorCode } from '../../shared/bytes/protocolError.ts'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import { encodeChatBody } from '../../shared/documents/chat/chatBody.ts'
import { createNote } from '../../shared/documents/notes/createNote.ts'
import { encodeNoteBody } from '../../shared/documents/notes/noteBody.ts'
import { splitNoteUpdate } from '../../shared/documents/notes/splitNoteUpdate.ts'
import { CHAT_DOC, type DocId } from '../../shared/room/ids.ts'
import { readName } from '../../shared/room/readName.ts'
import { parseSignalingMessage } from '../../shared/signaling/parseSignalingMessage.ts'
import { parseSignalingReply } from '../../shared/signaling/parseSignalingReply.ts'
import { SignalingError } from '../../shared/signaling/signalingError.ts'
import { commonCriterion } from '../support/hostile/commonCriterion.ts'
import { roomWithMallory } from '../support/hostile/hostileMember.ts'
import { sessionVictim } from '../support/hostile/victims.ts'
import { laterRefusal, refusal } from '../support/refusals.ts'
import { cat, lp, text } from '../support/room/primitives.ts'
import { block, Mirror } from '../unit/documents/support/mirror.ts'
import { atRoot, CLIENT, edited, raw, STRING, structs, verdict } from '../unit/documents/support/noteBytes.ts'
import { messageBody } from '../unit/documents/support/records.ts'

const MEGABYTE_OF_EMOJI = '😀'.repeat(262_144)
const ZALGO = `z${'\u0310\u0311\u0312\u0313\u0314'.repeat(20)}`
const BIDI = '\u202Eevil\u202C'
const KEYS = ['__proto__', 'constructor', 'toString', 'hasOwnProperty']
/** Half a surrogate pair, which UTF-8 has no bytes for. */
const HALF = Uint8Array.from([0xed, 0xa0, 0x80])

type Room = Awaited<ReturnType<typeof roomWithMallory>>
let room: Room

beforeAll(async () => {
  await cryptoReady()
  room = await roomWithMallory()
  await room.ana.say('I am safe now')
  room.clock.advance(2_000)
})

const victim = () => sessionVictim(room.ana, room.clock, { attacker: room.mallory.device })

/** What the prototype of every object has; nothing may be added to it. */
const prototype = () => Object.getOwnPropertyNames(Object.prototype).sort()
const untouched = prototype()

const names: [string, ErrorCode, Uint8Array][] = [
  ['half a surrogate pair', 'BAD_UTF8', HALF],
  ['a bidirectional override', 'NAME_INVALID', text(BIDI)],
  ['an isolate', 'NAME_INVALID', text('\u2066Ana\u2069')],
  ['a pile of marks', 'NAME_INVALID', text(ZALGO.slice(0, 9))],
  ['a zero-width space', 'NAME_INVALID', text('A\u200bna')],
  ['a letter that looks like nothing', 'NAME_INVALID', text('\u3164')],
  ['only spaces', 'NAME_INVALID', text('   ')],
  ['a line break', 'NAME_INVALID', text('Ana\nMallory')],
  ['a NUL', 'NAME_INVALID', text('Ana\0')],
  ['a form that is not NFC', 'NAME_INVALID', text('A\u030a')],
  ['65 letters', 'NAME_INVALID', text('x'.repeat(65))],
  ['193 bytes', 'TOO_LARGE', text('x'.repeat(193))],
  ['a megabyte of emoji', 'TOO_LARGE', text(MEGABYTE_OF_EMOJI)],
]

describe('12: names', () => {
  it.each(names)('%s', (_, code, bytes) => {
    expect(refusal(() => readName(new BytesReader(lp(bytes))))).toBe(code)
  })

  it.each(names)('as the title of a note, validly signed: %s', async (_, __, bytes) => {
    const doc = 'ab'.repeat(16) as DocId
    await commonCriterion(victim(), { counted: { RECORD_BODY: 1 }, records: 1 }, () => {
      room.mallory.write({ type: 'note-create', doc, body: lp(bytes).slice(0, 60_000) })
      room.clock.advance(1_000)
    })
  })

  it.each(KEYS)('%s is a name like any other, and no more', async name => {
    expect(readName(new BytesReader(lp(text(name))))).toBe(name)
    const doc = Buffer.from(name.slice(0, 8).padEnd(16)).toString('hex') as DocId
    room.mallory.write({
      type: 'note-create',
      doc,
      body: encodeNoteBody({ kind: 'note-create', title: name }),
    })
    room.clock.advance(1_000)
    expect(room.ana.room().notes.find(({ note }) => note === doc)?.title).toBe(name)
    expect(prototype()).toEqual(untouched)
  })
})

describe('12: texts of messages', () => {
  /** These bytes as a text, without a content note, that answers nothing. */
  const message = (bytes: Uint8Array) => cat(lp(bytes), lp(new Uint8Array()), Uint8Array.of(0))
  const bodies: [string, ErrorCode, Uint8Array][] = [
    ['half a surrogate pair', 'RECORD_BODY', message(HALF)],
    ['half a pair between letters', 'RECORD_BODY', message(cat(text('a'), HALF, text('b')))],
    ['a byte order mark that is cut', 'RECORD_BODY', message(Uint8Array.from([0xef, 0xbb]))],
    ['a longer form of a letter', 'RECORD_BODY', message(Uint8Array.from([0xc1, 0x81]))],
    ['a letter beyond Unicode', 'RECORD_BODY', message(Uint8Array.from([0xf4, 0x90, 0x80, 0x80]))],
    ['a NUL', 'RECORD_BODY', message(text('a\0b'))],
    ['an escape sequence of terminals', 'RECORD_BODY', message(text('\u001b[2J'))],
    ['nothing but spaces', 'TEXT_EMPTY', message(text(' \n\t '))],
    ['16,001 letters', 'TEXT_TOO_LONG', message(text('x'.repeat(16_001)))],
    ['61,441 bytes', 'TEXT_TOO_LONG', message(text('x'.repeat(61_441)))],
    ['a length that is not there', 'RECORD_BODY', cat(Uint8Array.from([0, 0, 255, 255]), text('x'))],
  ]

  it.each(bodies)('%s', async (_, code, body) => {
    await commonCriterion(victim(), { counted: { [code]: 1 }, records: 1 }, () => {
      room.mallory.write({ type: 'message', doc: CHAT_DOC, body })
      room.clock.advance(1_000)
    })
  })

  it('a megabyte of emoji is no record at all', async () => {
    const entry = cat(Uint8Array.from([1]), lp(text(MEGABYTE_OF_EMOJI)))
    const epoch = room.mallory.epoch.id
    await commonCriterion(victim(), { counted: { BAD_LENGTH: 1 } }, () =>
      room.ana.transport.pretend({ type: 'entry', epoch, entry }),
    )
  })

  it.each([
    ['8,000 emoji', '😀'.repeat(8_000)],
    ['zalgo', ZALGO],
    ['bidirectional overrides, which the screen isolates', BIDI],
    ['a key of all objects', '__proto__'],
    ['markup', '<img src=x onerror=alert(1)>'],
  ])('%s come out as they went in', async (_, words) => {
    room.mallory.write({
      type: 'message',
      doc: CHAT_DOC,
      body: encodeChatBody(messageBody(words)),
    })
    room.clock.advance(1_000)
    expect((await room.ana.words()).includes(words)).toBe(true)
    expect(prototype()).toEqual(untouched)
  })

  it('half a pair from the own screen is refused before it is written', async () => {
    const of = { room: room.ana.room().room }
    expect(await laterRefusal(() => room.ana.calls.sendMessage({ ...of, text: 'a\ud800' }))).toBe(
      'RECORD_BODY',
    )
    expect(await laterRefusal(() => room.ana.calls.createNote({ ...of, title: 'a\ud800' }))).toBe(
      'NAME_INVALID',
    )
  })
})

describe('12: keys of objects in signalling', () => {
  const topic = 'abcdefghijklmnopqrstuvwxyz012345'
  const from = '00000000-0000-4000-8000-000000000000'

  it.each(KEYS)('%s', key => {
    const withKey = (fields: string) => `{${fields},"${key}":{"polluted":true}}`
    for (const read of [parseSignalingMessage, parseSignalingReply]) {
      expect(() => read(withKey(`"type":"publish","topic":"${topic}","data":"AQID"`))).toThrow(SignalingError)
      expect(() => read(`{"${key}":{"type":"ping"}}`)).toThrow(SignalingError)
    }
    expect(refusal(() => parseBody(text(`[${withKey(`"type":"announce","from":"${from}"`)}]`)))).toBe(
      'SIGNAL',
    )
    expect(refusal(() => readPeerMessage({ type: key, from }))).toBe('SIGNAL')
    expect(prototype()).toEqual(untouched)
  })
})

describe('12: names and texts in a note', () => {
  it('half a surrogate pair cannot be written in an update', () => {
    expect(verdict(structs(1, atRoot(STRING, 3, raw(0xed, 0xa0, 0x80))))).toBe('NOTE_STRUCT')
  })

  it.each(KEYS)('%s is no element, attribute or mark', name => {
    expect(verdict(edited(root => root.insert(0, [new Y.XmlElement(name)])))).toBe('NOTE_STRUCT')
    expect(verdict(structs(1, atRoot(6, name, '{}')))).toBe('NOTE_STRUCT')
    const note = createNote()
    const update = edited(root => {
      root.insert(0, [new Y.XmlElement('paragraph')])
      ;(root.get(0) as Y.XmlElement).setAttribute(name, 'x')
    })
    expect(() => note.apply(update, new Mirror(CLIENT).writer)).toThrow('NOTE_STRUCT')
    expect(({} as Record<string, unknown>).x).toBeUndefined()
  })

  it('a megabyte of emoji, zalgo and bidirectional overrides are text, and come out as they went in', () => {
    const [note, mirror] = [createNote(), new Mirror(CLIENT)]
    const text = `${'😀'.repeat(262_144)}\u202eevil\u202c${'z\u0310\u0311'.repeat(100)}`
    const made = mirror.edit(root => root.insert(0, [block(text)]))
    mirror.send(
      note,
      made.flatMap(update => splitNoteUpdate(update)),
    )
    expect(note.text() === text).toBe(true)
  })
})
