import * as encoding from 'lib0/encoding'
import { concatBytes } from '../../bytes/concatBytes.ts'
import { ensure } from '../../bytes/protocolError.ts'
import { utf8 } from '../../bytes/utf8.ts'
import type { NoteStruct, StructId } from './noteUpdate.ts'
import type { NotePiece } from './writeNoteUpdate.ts'

/** A struct, or what is left of one, on its way into parts. `data` is the text of a string, empty for what was deleted, else the content as it was. */
export type NoteSpan = StructId & {
  readonly length: number
  readonly rightOrigin: StructId | null
  readonly kind: 'string' | 'deleted' | 'gc' | 'whole'
  readonly head: Uint8Array
  readonly data: Uint8Array
}

/** How much still fits: bytes, and by how much the clock may move. */
export type Room = { readonly bytes: number; readonly length: number }

const NOTHING = new Uint8Array()
const DELETED = 1
const STRING = 4
const HAS_ORIGIN = 0x80
const HAS_RIGHT_ORIGIN = 0x40
/** Longest encoding of a length. */
const LENGTH_BYTES = 5

/** The span of a struct; a gap between an author's structs raises NOTE_STRUCT (PROTOCOL.md §10.5). */
export function spanOf(struct: NoteStruct): NoteSpan {
  const { client, clock, length, rightOrigin, head, body, content } = struct
  ensure(content.kind !== 'skip', 'NOTE_STRUCT')
  const span = { client, clock, length, rightOrigin, head }
  if (content.kind === 'string') return { ...span, kind: 'string', data: utf8(content.text) }
  if (content.kind === 'gc' || content.kind === 'deleted')
    return { ...span, kind: content.kind, data: NOTHING }
  return { ...span, kind: 'whole', data: body }
}

/** Cuts off as much of a span as fits, never inside a surrogate pair; null when nothing does (PROTOCOL.md §10.5). */
export function cutSpan(span: NoteSpan, room: Room): { piece: NotePiece; rest: NoteSpan | null } | null {
  const { client, clock, head, data } = span
  const bytes = room.bytes - head.length - LENGTH_BYTES
  if (span.kind === 'whole') {
    if (room.bytes < head.length + data.length || room.length < 1) return null
    return { piece: { client, clock, length: 1, bytes: concatBytes(head, data) }, rest: null }
  }
  const isString = span.kind === 'string'
  const fit = isString
    ? textThatFits(data, { bytes, length: room.length })
    : { bytes: 0, length: room.length }
  const length = Math.min(fit.length, span.length)
  if (length < 1 || bytes < 0) return null
  const content = concatBytes(varUint(isString ? fit.bytes : length), data.subarray(0, fit.bytes))
  const piece = { client, clock, length, bytes: concatBytes(head, content) }
  return { piece, rest: length === span.length ? null : restOf(span, length, data.subarray(fit.bytes)) }
}

/** What of a struct begins at a clock inside it, as when Yjs splits one; NOTE_STRUCT for what cannot be cut there (PROTOCOL.md §10.5). */
export function tailOf(struct: NoteStruct, clock: number): NoteStruct {
  const cut = clock - struct.clock
  const span = spanOf(struct)
  ensure(span.kind !== 'whole' && cut > 0 && cut < struct.length, 'NOTE_STRUCT')
  const { content } = struct
  const text = content.kind === 'string' ? content.text.slice(cut) : ''
  const { head, length } = restOf(span, cut, span.data)
  if (span.kind === 'gc') return { ...struct, clock, length }
  const origin = { client: struct.client, clock: clock - 1 }
  return {
    ...struct,
    clock,
    length,
    origin,
    parent: null,
    key: null,
    head,
    content: content.kind === 'string' ? { kind: 'string', text } : content,
  }
}

/** The right half of a struct: its left neighbour is the last character of the left half, as when Yjs splits one. */
function restOf(span: NoteSpan, cut: number, data: Uint8Array): NoteSpan {
  const { client, rightOrigin } = span
  const rest = { ...span, clock: span.clock + cut, length: span.length - cut, data }
  if (span.kind === 'gc') return rest
  const origin = { client, clock: span.clock + cut - 1 }
  const reference = span.kind === 'string' ? STRING : DELETED
  const info = reference | HAS_ORIGIN | (rightOrigin === null ? 0 : HAS_RIGHT_ORIGIN)
  const ids = rightOrigin === null ? [origin] : [origin, rightOrigin]
  const head = concatBytes(new Uint8Array([info]), ...ids.map(idBytes))
  return { ...rest, head }
}

/** The longest start of UTF-8 text within so many bytes and UTF-16 units. */
function textThatFits(text: Uint8Array, room: Room): Room {
  let bytes = 0
  let length = 0
  while (bytes < text.length) {
    const size = characterBytes(text[bytes] ?? 0)
    const units = size === 4 ? 2 : 1
    if (bytes + size > room.bytes || length + units > room.length) break
    bytes += size
    length += units
  }
  return { bytes, length }
}

/** Bytes of a UTF-8 character, from its first. */
function characterBytes(lead: number): number {
  if (lead < 0x80) return 1
  if (lead < 0xe0) return 2
  return lead < 0xf0 ? 3 : 4
}

function idBytes({ client, clock }: StructId): Uint8Array {
  return concatBytes(varUint(client), varUint(clock))
}

function varUint(value: number): Uint8Array {
  return encoding.encode(encoder => encoding.writeVarUint(encoder, value))
}
