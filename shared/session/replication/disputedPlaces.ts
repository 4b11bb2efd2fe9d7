import type { StrandId } from '../../room/ids.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { RANGES_MAX, type WantedRange } from './frameBodies.ts'

/**
 * Places at which the other end of a link has, or seems to have, another record than the one here. It is asked for each of them once: the
 * record, if its author signed it, is what shows that she wrote two (PROTOCOL.md §8.1, §8.2).
 */
export class DisputedPlaces {
  readonly #open = new Map<StrandId, number>()
  readonly #asked = new Set<string>()

  /** Another record than the one here is said to stand at this place; the newest place of a strand counts. */
  add(strand: StrandId, seq: number): void {
    if (!this.#asked.has(nameOf(strand, seq))) this.#open.set(strand, seq)
  }

  /** At most 64 of these places, which are not asked for again; `isAsked` leaves out what another link is asked for. */
  take(ledger: Ledger, isAsked: (strand: StrandId) => boolean): WantedRange[] {
    const ranges: WantedRange[] = []
    for (const [strand, seq] of this.#open) {
      if (ranges.length === RANGES_MAX) break
      if (isAsked(strand)) continue
      this.#open.delete(strand)
      // what is frozen needs no more evidence
      if (ledger.strand(strand)?.frozen !== false) continue
      this.#asked.add(nameOf(strand, seq))
      ranges.push({ strand, from: seq, to: seq })
    }
    return ranges
  }
}

function nameOf(strand: StrandId, seq: number): string {
  return `${strand} ${seq}`
}
