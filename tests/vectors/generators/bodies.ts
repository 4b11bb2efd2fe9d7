import { cat, int, lp, text, tohex } from '../../support/room/primitives.ts'
import { Seeded } from './seeded.ts'
import { bad, good, type Line, show, type Vector, type VectorSet } from './vector.ts'

/** Bodies of records (PROTOCOL.md §10.2). */

const random = new Seeded('bodies')
const target = random.bytes('target', 32)
const words = (value: string) => lp(text(value))
const message = (value: string, note = '', reply: Uint8Array | null = null) =>
  cat(words(value), words(note), reply === null ? int(1, 0) : cat(int(1, 1), reply))
const plain = cat(words(''), int(1, 0))
const state = (index: number, count: number, length = 3) =>
  cat(int(2, index), int(2, count), new Uint8Array(length).fill(7))

const lines = (type: string, body: Uint8Array): Line[] => [
  ['type', type],
  ['body', show(body)],
]
const taken = (name: string, comment: string, type: string, body: Uint8Array, says: string): Vector =>
  good(name, comment, [...lines(type, body), ['result-says', says]])
const refused = (name: string, code: string, comment: string, type: string, body: Uint8Array): Vector =>
  bad(name, code, comment, lines(type, body))
const broken = (name: string, comment: string, type: string, body: Uint8Array) =>
  refused(name, 'RECORD_BODY', comment, type, body)
const hexText = (value: string) => tohex(text(value))
const said = (value: string, note: string, reply: Uint8Array | null = null) =>
  `${hexText(value)} note ${hexText(note)} reply ${reply === null ? '' : tohex(reply)}`.trimEnd()

const messages = (): Vector[] => [
  taken('good-message', 'a message', 'message', message('Good evening'), hexText('Good evening')),
  taken(
    'good-message-lines',
    'line feeds and tabs are text',
    'message',
    message('a\n\tb'),
    hexText('a\n\tb'),
  ),
  taken(
    'good-message-bidi',
    'bidirectional controls are text',
    'message',
    message('\u202eabc'),
    hexText('\u202eabc'),
  ),
  taken('good-message-spaces', 'nothing is stripped', 'message', message(' a '), hexText(' a ')),
  taken('good-message-nfd', 'nothing is normalised', 'message', message('e\u0301'), hexText('e\u0301')),
  taken(
    'good-message-largest',
    '16,000 units',
    'message',
    message('a'.repeat(16_000)),
    hexText('a'.repeat(16_000)),
  ),
  taken(
    'good-message-note',
    'with a content note',
    'message',
    message('words', 'a fall'),
    said('words', 'a fall'),
  ),
  taken(
    'good-message-note-80',
    'a content note of 80 units and 240 bytes',
    'message',
    message('words', '가'.repeat(80)),
    said('words', '가'.repeat(80)),
  ),
  taken(
    'good-message-reply',
    'an answer',
    'message',
    message('words', '', target),
    said('words', '', target),
  ),
  taken(
    'good-message-both',
    'an answer with a content note',
    'message',
    message('words', 'a fall', target),
    said('words', 'a fall', target),
  ),
  broken('message-note-81', 'a content note of 81 units', 'message', message('words', 'a'.repeat(81))),
  broken('message-note-241', 'a content note of 241 bytes', 'message', message('words', 'a'.repeat(241))),
  broken('message-note-blank', 'a content note of white space', 'message', message('words', ' ')),
  broken('message-note-untrimmed', 'a content note that is not trimmed', 'message', message('words', 'a ')),
  broken('message-note-nfd', 'a content note that is not in NFC', 'message', message('words', 'e\u0301')),
  broken('message-note-line', 'a content note with a line feed', 'message', message('words', 'a\nb')),
  broken('message-note-bidi', 'a content note with U+202E', 'message', message('words', 'a\u202eb')),
  broken(
    'message-note-surrogate',
    'a content note with a lone surrogate',
    'message',
    cat(words('words'), lp(new Uint8Array([0xed, 0xa0, 0x80])), int(1, 0)),
  ),
  broken('message-note-missing', 'nothing behind the text', 'message', words('words')),
  broken(
    'message-reply-missing',
    'nothing behind the content note',
    'message',
    cat(words('words'), words('')),
  ),
  broken(
    'message-reply-2',
    'neither an answer nor none',
    'message',
    cat(words('words'), words(''), int(1, 2)),
  ),
  broken('message-reply-cut', 'a target of 31 bytes', 'message', message('words', '', target.slice(1))),
  broken(
    'message-reply-none',
    'a target where nothing is answered',
    'message',
    cat(message('words'), target),
  ),
  refused('message-empty', 'TEXT_EMPTY', 'no text', 'message', message('')),
  refused('message-blank', 'TEXT_EMPTY', 'only white space', 'message', message(' \n\t\u3000')),
  refused('message-16001', 'TEXT_TOO_LONG', '16,001 units', 'message', message('a'.repeat(16_001))),
  refused(
    'message-pairs',
    'TEXT_TOO_LONG',
    '8,001 characters of two units each',
    'message',
    message('\u{1f600}'.repeat(8001)),
  ),
  refused('message-61441', 'TEXT_TOO_LONG', '61,441 bytes', 'message', message('a'.repeat(61_441))),
  broken(
    'message-surrogate',
    'a lone surrogate',
    'message',
    cat(lp(new Uint8Array([0xed, 0xa0, 0x80])), plain),
  ),
  broken('message-overlong', 'an overlong form', 'message', cat(lp(new Uint8Array([0xc1, 0x81])), plain)),
  broken('message-nul', 'a NUL', 'message', message('a\u0000')),
  broken('message-return', 'a carriage return', 'message', message('a\r\n')),
  broken('message-escape', 'an escape', 'message', message('\u001b[2J')),
  broken('message-cut', 'the text ends early', 'message', words('words').slice(0, -1)),
  broken('message-trailing', 'a byte behind the body', 'message', cat(message('words'), int(1, 0))),
  broken('message-no-body', 'no bytes', 'message', new Uint8Array()),
]

const others = (): Vector[] => [
  taken('good-remove', 'the end of a message', 'remove', target, tohex(target)),
  broken('remove-cut', 'a target of 31 bytes', 'remove', target.slice(1)),
  broken('remove-trailing', 'a target of 33 bytes', 'remove', cat(target, int(1, 0))),
  taken('good-hide', 'a message is hidden', 'hide', target, tohex(target)),
  broken('hide-cut', 'a target of 31 bytes', 'hide', target.slice(1)),
  broken('hide-trailing', 'a target of 33 bytes', 'hide', cat(target, int(1, 0))),
]

const notes = (): Vector[] => [
  taken('good-note-create', 'a note', 'note-create', words('Minutes'), hexText('Minutes')),
  taken(
    'good-note-create-64',
    'a title of 64 units and 192 bytes',
    'note-create',
    words('가'.repeat(64)),
    hexText('가'.repeat(64)),
  ),
  broken('note-create-empty', 'an empty title', 'note-create', words('')),
  broken('note-create-65', 'a title of 65 units', 'note-create', words('a'.repeat(65))),
  broken('note-create-193', 'a title of 193 bytes', 'note-create', words('a'.repeat(193))),
  broken('note-create-delete', 'a title with U+007F', 'note-create', words('a\u007f')),
  broken('note-create-tab', 'a title with a tab', 'note-create', words('a\tb')),
  broken(
    'note-create-surrogate',
    'a title with a lone surrogate',
    'note-create',
    lp(new Uint8Array([0xed, 0xb0, 0x80])),
  ),
  broken('note-create-trailing', 'a byte behind the title', 'note-create', cat(words('a'), int(1, 0))),
  taken('good-note-rename', 'another title', 'note-rename', words('Agenda'), hexText('Agenda')),
  broken('note-rename-line', 'a title with a line feed', 'note-rename', words('a\nb')),
  taken('good-note-update', 'the largest update', 'note-update', new Uint8Array(65_536), '65536'),
  broken('note-update-empty', 'no update', 'note-update', new Uint8Array()),
  refused(
    'note-update-too-large',
    'NOTE_TOO_LARGE',
    'an update of 65,537 bytes',
    'note-update',
    new Uint8Array(65_537),
  ),
  taken('good-note-state', 'the last of 1,024 parts', 'note-state', state(1023, 1024), '1023/1024 3'),
  taken('good-note-state-largest', 'a part of 65,532 bytes', 'note-state', state(0, 1, 65_532), '0/1 65532'),
  broken('note-state-index', 'part 1 of 1', 'note-state', state(1, 1)),
  broken('note-state-1025', '1,025 parts', 'note-state', state(0, 1025)),
  broken('note-state-none', 'part 0 of 0', 'note-state', state(0, 0)),
  broken('note-state-empty', 'a part without an update', 'note-state', state(0, 1, 0)),
  broken('note-state-cut', 'a part that ends in its count', 'note-state', state(0, 1).slice(0, 3)),
  refused(
    'note-state-too-large',
    'NOTE_TOO_LARGE',
    'a part of 65,533 bytes',
    'note-state',
    state(0, 1, 65_533),
  ),
]

/** All vectors of bodies. */
export const bodies = (): VectorSet => ({
  object: 'bodies',
  vectors: [...messages(), ...others(), ...notes()],
})
