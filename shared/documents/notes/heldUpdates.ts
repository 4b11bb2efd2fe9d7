import { ensure } from '../../bytes/protocolError.ts'
import type { CheckedNoteUpdate } from './checkNoteUpdate.ts'
import { NOTE_HELD_BYTES } from './noteLimits.ts'

/** A checked update with the bytes it was read from. */
export type HeldUpdate = { readonly bytes: Uint8Array; readonly checked: CheckedNoteUpdate }

/** Updates that came before something they refer to, in order for each client (PROTOCOL.md §10.4). */
export class HeldUpdates {
  readonly #queues = new Map<number, HeldUpdate[]>()
  #bytes = 0

  /** How many updates wait. */
  get size(): number {
    return [...this.#queues.values()].reduce((sum, queue) => sum + queue.length, 0)
  }

  /** True when an earlier update of the client waits. */
  has(client: number): boolean {
    return this.#queues.has(client)
  }

  /** Keeps an update aside; more than 32 MiB in all raise NOTE_TOO_LARGE. */
  keep(update: HeldUpdate): void {
    ensure(this.#bytes + update.bytes.length <= NOTE_HELD_BYTES, 'NOTE_TOO_LARGE')
    this.#bytes += update.bytes.length
    const queue = this.#queues.get(update.checked.client)
    if (queue === undefined) this.#queues.set(update.checked.client, [update])
    else queue.push(update)
  }

  /** Takes the first update of any client for which `ready` says yes; null when there is none. */
  take(ready: (update: HeldUpdate) => boolean): HeldUpdate | null {
    for (const [client, queue] of this.#queues) {
      const first = queue[0]
      if (first === undefined || !ready(first)) continue
      queue.shift()
      this.#bytes -= first.bytes.length
      if (queue.length === 0) this.#queues.delete(client)
      return first
    }
    return null
  }

  /** Forgets all that waits of one client. */
  drop(client: number): void {
    for (const { bytes } of this.#queues.get(client) ?? []) this.#bytes -= bytes.length
    this.#queues.delete(client)
  }
}
