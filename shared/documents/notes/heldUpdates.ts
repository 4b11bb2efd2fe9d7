import { ensure } from '../../bytes/protocolError.ts'
import { type CheckedNoteUpdate, checkNoteUpdate } from './checkNoteUpdate.ts'
import { NOTE_HELD_BYTES } from './noteLimits.ts'

/** A checked update with the bytes it was read from. */
export type HeldUpdate = { readonly bytes: Uint8Array; readonly checked: CheckedNoteUpdate }

/** What an update waits for. */
export type NoteUpdateNeeds = Pick<CheckedNoteUpdate, 'client' | 'start' | 'end'> & {
  readonly needs: Iterable<readonly [client: number, clock: number]>
  readonly structs: { readonly length: number }
}

type Waiting = NoteUpdateNeeds & { readonly bytes: Uint8Array }

/**
 * Updates that came before something they refer to, in order for each client (PROTOCOL.md §10.4). They wait as bytes and are
 * read again afterwards: read, each would be fifty times as large, and a member could fill the memory with 32 MiB of them.
 */
export class HeldUpdates {
  readonly #queues = new Map<number, Waiting[]>()
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
  keep({ bytes, checked }: HeldUpdate): void {
    ensure(this.#bytes + bytes.length <= NOTE_HELD_BYTES, 'NOTE_TOO_LARGE')
    this.#bytes += bytes.length
    const { client, start, end, needs, structs } = checked
    const waiting = { bytes, client, start, end, needs: packed(needs), structs: { length: structs.length } }
    const queue = this.#queues.get(client)
    if (queue === undefined) this.#queues.set(client, [waiting])
    else queue.push(waiting)
  }

  /** Takes the first update of any client for which `ready` says yes; null when there is none. */
  take(ready: (needs: NoteUpdateNeeds) => boolean): HeldUpdate | null {
    for (const [client, queue] of this.#queues) {
      const first = queue[0]
      if (first === undefined || !ready(first)) continue
      const { bytes, start } = first
      queue.shift()
      this.#bytes -= bytes.length
      if (queue.length === 0) this.#queues.delete(client)
      return { bytes, checked: checkNoteUpdate(bytes, { client, clock: start }) }
    }
    return null
  }

  /** Forgets all that waits of one client. */
  drop(client: number): void {
    for (const { bytes } of this.#queues.get(client) ?? []) this.#bytes -= bytes.length
    this.#queues.delete(client)
  }
}

/** The same pairs in the fewest bytes: both numbers of each are below 2^32 (PROTOCOL.md §10.4). */
function packed(needs: ReadonlyMap<number, number>): NoteUpdateNeeds['needs'] {
  const numbers = Uint32Array.from([...needs].flat())
  return {
    *[Symbol.iterator]() {
      for (let at = 0; at < numbers.length; at += 2) yield [numbers[at] ?? 0, numbers[at + 1] ?? 0] as const
    },
  }
}
