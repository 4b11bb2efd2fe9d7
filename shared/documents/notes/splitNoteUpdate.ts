import { ensure } from '../../bytes/protocolError.ts'
import {
  NOTE_ADVANCE_MAX,
  NOTE_DELETE_CLIENTS_MAX,
  NOTE_DELETES_MAX,
  NOTE_PART_BYTES,
  NOTE_STATE_PART_BYTES,
  NOTE_STATE_PARTS_MAX,
  NOTE_STRUCTS_MAX,
} from './noteLimits.ts'
import { cutSpan, type NoteSpan, spanOf } from './noteSpan.ts'
import type { DeleteRange, NoteStruct } from './noteUpdate.ts'
import { readNoteUpdate } from './readNoteUpdate.ts'
import { type NotePiece, writeNoteUpdate } from './writeNoteUpdate.ts'

/** Room left for the counts and the clients' heads, in bytes. */
const PART_HEAD = 16
const BLOCK_HEAD = 20
const RANGE_BYTES = 16

/**
 * Cuts a Yjs V1 update of any size into updates of at most `maxBytes` (56 KiB unless told) that give the same document when
 * applied one after the other: same clients and clocks, strings cut between characters, deletions last (PROTOCOL.md §10.5).
 * An empty update gives none. Raises NOTE_STRUCT for what is no update of a note, NOTE_TOO_LARGE when one attribute or mark
 * does not fit.
 */
export function splitNoteUpdate(update: Uint8Array, maxBytes = NOTE_PART_BYTES): Uint8Array[] {
  return split(update, { ...UPDATE_LIMITS, bytes: maxBytes })
}

/**
 * Cuts a whole state of a note into the parts that its records carry (PROTOCOL.md §10.8): at least one, each of at most 65,532 bytes.
 * Raises NOTE_STRUCT for what is no state of a note, NOTE_TOO_LARGE when the parts are more than 1,024.
 */
export function splitNoteState(state: Uint8Array): Uint8Array[] {
  const parts = split(state, STATE_LIMITS)
  ensure(parts.length <= NOTE_STATE_PARTS_MAX, 'NOTE_TOO_LARGE')
  return parts.length === 0 ? [writeNoteUpdate([], [])] : parts
}

/** What one part may hold. */
type PartLimits = {
  readonly bytes: number
  readonly structs: number
  readonly advance: number
  readonly deletes: number
  readonly deleteClients: number
}

const UPDATE_LIMITS: PartLimits = {
  bytes: NOTE_PART_BYTES,
  structs: NOTE_STRUCTS_MAX,
  advance: NOTE_ADVANCE_MAX,
  deletes: NOTE_DELETES_MAX,
  deleteClients: NOTE_DELETE_CLIENTS_MAX,
}

const NO_LIMIT = Number.POSITIVE_INFINITY
const STATE_LIMITS: PartLimits = {
  bytes: NOTE_STATE_PART_BYTES,
  structs: NO_LIMIT,
  advance: NO_LIMIT,
  deletes: NO_LIMIT,
  deleteClients: NO_LIMIT,
}

function split(update: Uint8Array, limits: PartLimits): Uint8Array[] {
  const { structs, deletes } = readNoteUpdate(update)
  const parts = new Parts(limits)
  for (const struct of structs) if (!parts.addWhole(struct)) parts.addSpan(spanOf(struct))
  for (const range of deletes) parts.addDelete(range)
  return parts.finish()
}

/** The bytes of a struct as they stood in the update it was read from: its content follows on its head. */
function bytesOf({ head, body }: NoteStruct): Uint8Array {
  return new Uint8Array(head.buffer, head.byteOffset, head.length + body.length)
}

/** Fills one part after the other. */
class Parts {
  readonly #limits: PartLimits
  readonly #done: Uint8Array[] = []
  #pieces: NotePiece[] = []
  #deletes: DeleteRange[] = []
  #deleteClients = new Set<number>()
  #bytes = PART_HEAD
  #advance = 0

  constructor(limits: PartLimits) {
    this.#limits = limits
  }

  /** Adds a struct as it is where it fits; false where it does not, and for gaps, whose length stands apart. */
  addWhole(struct: NoteStruct): boolean {
    const { client, clock, length, head, body, content } = struct
    const block = this.#pieces.at(-1)?.client === client ? 0 : BLOCK_HEAD
    const size = block + head.length + body.length
    const { bytes, advance, structs } = this.#limits
    const fits =
      this.#bytes + size <= bytes && this.#advance + length <= advance && this.#pieces.length < structs
    if (!fits || content.kind === 'gc' || content.kind === 'skip') return false
    this.#pieces.push({ client, clock, length, bytes: bytesOf(struct) })
    this.#bytes += size
    this.#advance += length
    return true
  }

  addSpan(span: NoteSpan): void {
    let rest: NoteSpan | null = span
    while (rest !== null) {
      if (this.#pieces.length === this.#limits.structs) this.#close()
      const head = this.#pieces.at(-1)?.client === rest.client ? 0 : BLOCK_HEAD
      const { bytes, advance } = this.#limits
      const room = { bytes: bytes - this.#bytes - head, length: advance - this.#advance }
      const cut = cutSpan(rest, room)
      if (cut === null) this.#close()
      else {
        this.#pieces.push(cut.piece)
        this.#bytes += head + cut.piece.bytes.length
        this.#advance += cut.piece.length
        rest = cut.rest
      }
    }
  }

  addDelete(range: DeleteRange): void {
    const { bytes, deletes, deleteClients } = this.#limits
    const full = this.#deletes.length === deletes || this.#deleteClients.size === deleteClients
    if (full || this.#bytes + BLOCK_HEAD + RANGE_BYTES > bytes) this.#close()
    this.#bytes += RANGE_BYTES + (this.#deleteClients.has(range.client) ? 0 : BLOCK_HEAD)
    this.#deletes.push(range)
    this.#deleteClients.add(range.client)
  }

  finish(): Uint8Array[] {
    if (this.#pieces.length + this.#deletes.length > 0) this.#close()
    return this.#done
  }

  #close(): void {
    ensure(this.#pieces.length + this.#deletes.length > 0, 'NOTE_TOO_LARGE')
    this.#done.push(writeNoteUpdate(this.#pieces, this.#deletes))
    this.#pieces = []
    this.#deletes = []
    this.#deleteClients = new Set()
    this.#bytes = PART_HEAD
    this.#advance = 0
  }
}
