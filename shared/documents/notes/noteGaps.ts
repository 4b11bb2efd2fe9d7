import { ensure } from '../../bytes/protocolError.ts'
import type { StrandId } from '../../room/ids.ts'
import type { NoteWriter } from './noteDocument.ts'
import { NOTE_HELD_BYTES } from './noteLimits.ts'

/** An update as it came, and who wrote it. */
export type EarlyUpdate = { readonly bytes: Uint8Array; readonly writer: NoteWriter }

/** Updates that go on from what only a state of the note can bring, in order for each strand (PROTOCOL.md §10.8). */
export class NoteGaps {
  readonly #queues = new Map<StrandId, EarlyUpdate[]>()
  #bytes = 0

  /** How many updates wait. */
  get size(): number {
    return [...this.#queues.values()].reduce((sum, queue) => sum + queue.length, 0)
  }

  /** True when an earlier update of the strand waits. */
  has(strand: StrandId): boolean {
    return this.#queues.has(strand)
  }

  /** Keeps an update aside; more than 32 MiB in all raise NOTE_TOO_LARGE. */
  keep(update: EarlyUpdate): void {
    ensure(this.#bytes + update.bytes.length <= NOTE_HELD_BYTES, 'NOTE_TOO_LARGE')
    this.#bytes += update.bytes.length
    const queue = this.#queues.get(update.writer.strand)
    if (queue === undefined) this.#queues.set(update.writer.strand, [update])
    else queue.push(update)
  }

  /** Takes the first update of any strand for which `isReady` says yes; null when there is none. */
  take(isReady: (update: EarlyUpdate) => boolean): EarlyUpdate | null {
    for (const [strand, queue] of this.#queues) {
      const first = queue[0]
      if (first === undefined || !isReady(first)) continue
      queue.shift()
      this.#bytes -= first.bytes.length
      if (queue.length === 0) this.#queues.delete(strand)
      return first
    }
    return null
  }
}
