import { ensure } from '../../bytes/protocolError.ts'
import { checkNoteStruct, referencesOf } from './checkNoteStruct.ts'
import {
  NOTE_ADVANCE_MAX,
  NOTE_CLOCK_MAX,
  NOTE_DELETE_CLIENTS_MAX,
  NOTE_DELETES_MAX,
  NOTE_STRUCTS_MAX,
  NOTE_UPDATE_MAX,
} from './noteLimits.ts'
import type { DeleteRange, NoteStruct, NoteUpdate, StructId } from './noteUpdate.ts'
import { readNoteUpdate } from './readNoteUpdate.ts'

/** Whose update it must be: the Yjs clientID bound to the strand, and the clock at which it must go on. */
export type NoteAuthor = { readonly client: number; readonly clock: number }

/** An update that holds nothing forbidden. `start` and `end` are the author's clock before and after it; `needs` says up to which clock it refers to others. */
export type CheckedNoteUpdate = NoteUpdate & {
  readonly client: number
  readonly start: number
  readonly end: number
  readonly needs: ReadonlyMap<number, number>
}

const CLIENT_MAX = 0xffffffff

/**
 * Checks one note update by itself, before Yjs sees it (PROTOCOL.md §10.4). Raises NOTE_TOO_LARGE beyond 64 KiB or the other
 * limits of §10.6, NOTE_CLIENT for structs of another client, NOTE_CLOCK for a gap, a jump or a reference to what is not
 * written yet, NOTE_STRUCT for anything else. Where each struct goes is checked by NotePlaces.
 */
export function checkNoteUpdate(bytes: Uint8Array, author: NoteAuthor): CheckedNoteUpdate {
  ensure(bytes.length <= NOTE_UPDATE_MAX, 'NOTE_TOO_LARGE')
  const update = readNoteUpdate(bytes)
  ensure(update.structs.length + update.deletes.length > 0, 'NOTE_STRUCT')
  const end = checkStructs(update.structs, author)
  checkDeletes(update.deletes)
  const needs = gatherNeeds(update, { client: author.client, clock: end })
  return { ...update, client: author.client, start: author.clock, end, needs }
}

function checkStructs(structs: readonly NoteStruct[], author: NoteAuthor): number {
  ensure(structs.length <= NOTE_STRUCTS_MAX, 'NOTE_TOO_LARGE')
  let clock = author.clock
  for (const struct of structs) {
    ensure(struct.client === author.client, 'NOTE_CLIENT')
    ensure(struct.clock === clock, 'NOTE_CLOCK')
    clock += struct.length
    checkNoteStruct(struct)
  }
  ensure(clock - author.clock <= NOTE_ADVANCE_MAX && clock <= NOTE_CLOCK_MAX, 'NOTE_CLOCK')
  return clock
}

function checkDeletes(deletes: readonly DeleteRange[]): void {
  ensure(deletes.length <= NOTE_DELETES_MAX, 'NOTE_TOO_LARGE')
  ensure(new Set(deletes.map(({ client }) => client)).size <= NOTE_DELETE_CLIENTS_MAX, 'NOTE_TOO_LARGE')
  let before: DeleteRange | null = null
  for (const range of deletes) {
    ensure(range.clock + range.length <= NOTE_CLOCK_MAX, 'NOTE_CLOCK')
    const apart = before?.client !== range.client || before.clock + before.length < range.clock
    ensure(apart, 'NOTE_STRUCT')
    before = range
  }
}

/** How far each client must have come before this can be applied; the author's own part is judged here. */
function gatherNeeds(update: NoteUpdate, own: StructId): Map<number, number> {
  const needs = new Map<number, number>()
  const need = (client: number, end: number) => {
    ensure(client <= CLIENT_MAX, 'NOTE_CLIENT')
    ensure(end <= NOTE_CLOCK_MAX, 'NOTE_CLOCK')
    if (client === own.client) ensure(end <= own.clock, 'NOTE_CLOCK')
    else if (end > (needs.get(client) ?? 0)) needs.set(client, end)
  }
  for (const struct of update.structs) for (const id of referencesOf(struct)) need(id.client, id.clock + 1)
  for (const { client, clock, length } of update.deletes) need(client, clock + length)
  return needs
}
