import { BytesWriter } from '../../bytes/bytesWriter.ts'
import { ensure } from '../../bytes/protocolError.ts'
import { fromUtf8 } from '../../bytes/utf8.ts'
import { readBody } from '../body.ts'
import { TITLE_MAX_BYTES, titleBytes } from '../title.ts'
import { NOTE_STATE_PARTS_MAX, NOTE_UPDATE_MAX } from './noteLimits.ts'

/** What a note record says; `kind` is the name of the record's type in its header, whose `doc` names the note (PROTOCOL.md §10.2). */
export type NoteBody =
  | { readonly kind: 'note-create'; readonly title: string }
  | { readonly kind: 'note-rename'; readonly title: string }
  | { readonly kind: 'note-update'; readonly update: Uint8Array }
  | {
      readonly kind: 'note-state'
      readonly index: number
      readonly count: number
      readonly update: Uint8Array
    }

/** The kinds of {@link NoteBody}: each is also the name of a record type (PROTOCOL.md §10.2). */
export type NoteKind = NoteBody['kind']

const STATE_HEAD = 4

/** The body of a note record (PROTOCOL.md §10.2): at most 64 KiB. Raises NAME_INVALID for a title, NOTE_TOO_LARGE or RECORD_BODY for an update. */
export function encodeNoteBody(body: NoteBody): Uint8Array {
  const writer = new BytesWriter()
  switch (body.kind) {
    case 'note-create':
    case 'note-rename':
      return writer.lp(titleBytes(body.title)).finish()
    case 'note-update':
      return writer.raw(checkUpdate(body.update, NOTE_UPDATE_MAX)).finish()
    case 'note-state':
      checkPart(body)
      writer.u16(body.index).u16(body.count)
      return writer.raw(checkUpdate(body.update, NOTE_UPDATE_MAX - STATE_HEAD)).finish()
  }
}

/** Reads the body of a note record of the given type: NOTE_TOO_LARGE, or RECORD_BODY for all else (PROTOCOL.md §10.2). The update itself is not looked into. */
export function decodeNoteBody(kind: NoteKind, bytes: Uint8Array): NoteBody {
  switch (kind) {
    case 'note-create':
    case 'note-rename':
      return { kind, title: readTitle(bytes) }
    case 'note-update':
      return { kind, update: checkUpdate(bytes, NOTE_UPDATE_MAX) }
    case 'note-state':
      return readState(bytes)
  }
}

function readTitle(bytes: Uint8Array): string {
  return readBody(bytes, reader => {
    const title = fromUtf8(reader.lp(TITLE_MAX_BYTES))
    titleBytes(title)
    return title
  })
}

function readState(bytes: Uint8Array): NoteBody {
  return readBody(bytes, reader => {
    const part = { index: reader.u16(), count: reader.u16() }
    checkPart(part)
    const update = checkUpdate(reader.rest(), NOTE_UPDATE_MAX - STATE_HEAD)
    return { kind: 'note-state' as const, ...part, update }
  })
}

function checkPart({ index, count }: { index: number; count: number }): void {
  ensure(count <= NOTE_STATE_PARTS_MAX && index < count, 'RECORD_BODY')
}

function checkUpdate(update: Uint8Array, max: number): Uint8Array {
  ensure(update.length > 0, 'RECORD_BODY')
  ensure(update.length <= max, 'NOTE_TOO_LARGE')
  return update
}
