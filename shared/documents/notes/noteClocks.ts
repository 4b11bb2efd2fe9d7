import { ensure } from '../../bytes/protocolError.ts'
import type { StrandId } from '../../room/ids.ts'

/** How far each Yjs client has come in one note, and which strand writes under it (PROTOCOL.md §10.4). */
export class NoteClocks {
  readonly #clocks = new Map<number, number>()
  readonly #strands = new Map<number, StrandId>()

  /** The clock at which the client's next update must start: 0 for one who has not written. */
  expected(client: number): number {
    return this.#clocks.get(client) ?? 0
  }

  /** True when the client has written everything below `clock`. */
  reached(client: number, clock: number): boolean {
    return this.expected(client) >= clock
  }

  /** Notes that the client's updates now reach up to `clock`; going back raises NOTE_CLOCK. */
  advance(client: number, clock: number): void {
    ensure(clock >= this.expected(client), 'NOTE_CLOCK')
    this.#clocks.set(client, clock)
  }

  /** True once a strand has written under the client. */
  isClaimed(client: number): boolean {
    return this.#strands.has(client)
  }

  /** Raises NOTE_CLIENT when another strand writes under the client. */
  ensureFree(client: number, strand: StrandId): void {
    ensure((this.#strands.get(client) ?? strand) === strand, 'NOTE_CLIENT')
  }

  /** Binds the client to the strand that writes under it first; another strand raises NOTE_CLIENT. clientIDs are short enough to be matched on purpose. */
  claim(client: number, strand: StrandId): void {
    this.ensureFree(client, strand)
    this.#strands.set(client, strand)
  }
}
