import * as Y from 'yjs'
import { checkNoteUpdate } from './checkNoteUpdate.ts'
import { splitNoteUpdate } from './splitNoteUpdate.ts'

/** How long updates are gathered in ms, unless they reach {@link NOTE_BATCH_BYTES} before (PROTOCOL.md §10.5). */
export const NOTE_BATCH_MS = 250
/** How many bytes of updates are gathered, unless {@link NOTE_BATCH_MS} pass before (PROTOCOL.md §10.5). */
export const NOTE_BATCH_BYTES = 4 * 1024

/** Gathers one's own updates of a note, so that typing does not make a record a letter (PROTOCOL.md §10.5). The time comes from outside, in ms. */
export class NoteBatch {
  readonly #client: number
  #clock: number
  #parts: Uint8Array[] = []
  #updates = 0
  #bytes = 0
  #since: number | null = null

  /** For the Yjs clientID that writes, and the clock at which its next update must start. */
  constructor(client: number, clock: number) {
    this.#client = client
    this.#clock = clock
  }

  /** When the batch is to be taken at the latest; null while it is empty. */
  get dueAt(): number | null {
    return this.#since === null ? null : this.#since + NOTE_BATCH_MS
  }

  /** Adds a Yjs V1 update of any size made at `now`; NOTE_CLIENT, NOTE_CLOCK, NOTE_STRUCT or NOTE_TOO_LARGE, and then nothing was added. */
  add(update: Uint8Array, now: number): void {
    const parts = splitNoteUpdate(update)
    let clock = this.#clock
    for (const part of parts) clock = checkNoteUpdate(part, { client: this.#client, clock }).end
    if (parts.length === 0) return
    this.#clock = clock
    this.#parts.push(...parts)
    this.#updates += 1
    this.#bytes += update.length
    this.#since ??= now
  }

  /** What was gathered when the time or the size is reached, as updates of one record each; else none. */
  takeDue(now: number): Uint8Array[] {
    const due = this.#bytes >= NOTE_BATCH_BYTES || (this.dueAt !== null && now >= this.dueAt)
    return due ? this.take() : []
  }

  /** What was gathered, whenever it is, as updates of one record each. */
  take(): Uint8Array[] {
    const parts = this.#updates > 1 ? splitNoteUpdate(Y.mergeUpdates(this.#parts)) : this.#parts
    this.#parts = []
    this.#updates = 0
    this.#bytes = 0
    this.#since = null
    return parts
  }
}
