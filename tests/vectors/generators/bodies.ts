import { cat, int, lp, text, tohex } from '../../support/room/primitives.ts'
import { Seeded } from './seeded.ts'
import { bad, good, type Line, show, type Vector, type VectorSet } from './vector.ts'

/** Bodies of records (PROTOCOL.md §10.2). */

const random = new Seeded('bodies')
const target = random.bytes('target', 32)
const words = (value: string) => lp(text(value))
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

const messages = (): Vector[] => [
  taken('good-message', 'a message', 'message', words('Good evening'), hexText('Good evening')),
  taken('good-message-lines', 'line feeds and tabs are text', 'message', words('a\n\tb'), hexText('a\n\tb')),
  taken(
    'good-message-bidi',
    'bidirectional controls are text',
    'message',
    words('\u202eabc'),
    hexText('\u202eabc'),
  ),
  taken('good-message-spaces', 'nothing is stripped', 'message', words(' a '), hexText(' a ')),
  taken('good-message-nfd', 'nothing is normalised', 'message', words('e\u0301'), hexText('e\u0301')),
  taken(
    'good-message-largest',
    '16,000 units',
    'message',
    words('a'.repeat(16_000)),
    hexText('a'.repeat(16_000)),
  ),
  refused('message-empty', 'TEXT_EMPTY', 'no text', 'message', words('')),
  refused('message-blank', 'TEXT_EMPTY', 'only white space', 'message', words(' \n\t\u3000')),
  refused('message-16001', 'TEXT_TOO_LONG', '16,001 units', 'message', words('a'.repeat(16_001))),
  refused(
    'message-pairs',
    'TEXT_TOO_LONG',
    '8,001 characters of two units each',
    'message',
    words('\u{1f600}'.repeat(8001)),
  ),
  refused('message-61441', 'TEXT_TOO_LONG', '61,441 bytes', 'message', words('a'.repeat(61_441))),
  broken('message-surrogate', 'a lone surrogate', 'message', lp(new Uint8Array([0xed, 0xa0, 0x80]))),
  broken('message-overlong', 'an overlong form', 'message', lp(new Uint8Array([0xc1, 0x81]))),
  broken('message-nul', 'a NUL', 'message', words('a\u0000')),
  broken('message-return', 'a carriage return', 'message', words('a\r\n')),
  broken('message-escape', 'an escape', 'message', words('\u001b[2J')),
  broken('message-cut', 'the text ends early', 'message', words('words').slice(0, -1)),
  broken('message-trailing', 'a byte behind the text', 'message', cat(words('words'), int(1, 0))),
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
