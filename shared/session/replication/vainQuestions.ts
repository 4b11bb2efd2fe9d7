import type { StrandId } from '../../room/ids.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { type Have, RANGE_MAX, RANGES_MAX, type WantedRange } from './frameBodies.ts'
import type { Link } from './link.ts'
import { gapRanges, missingRanges } from './missingRanges.ts'

/** What to ask one link for: never again what it was asked for in vain, until something has changed (PROTOCOL.md §8.2). */
export class VainQuestions {
  readonly #ledger: Ledger
  readonly #heads = new Map<StrandId, number>()
  readonly #starts = new Set<StrandId>()
  readonly #gaps = new Map<StrandId, string>()
  /** The gaps that the question under way is about, as they were when it was asked. */
  #open = new Map<StrandId, string>()

  constructor(ledger: Ledger) {
    this.#ledger = ledger
  }

  /** What the next *want* to the link asks for, about `enough` places; `isAsked` leaves out what another link is asked for. */
  next({ have, disputed }: Link, enough: number, isAsked: (strand: StrandId) => boolean): WantedRange[] {
    this.#open = new Map()
    if (have === null) return []
    const evidence = disputed.take(this.#ledger, isAsked)
    if (evidence.length > 0) return evidence
    const skip = (strand: StrandId, head: number) => this.#heads.get(strand) === head || isAsked(strand)
    const fromStart = (strand: StrandId) => !this.#starts.has(strand)
    const ranges = missingRanges(this.#ledger, have, skip, { fromStart, enough })
    return ranges.length > 0 ? ranges : this.#nextGaps(have, isAsked)
  }

  /** Judges an answer that has ended. */
  judge(link: Link): void {
    for (const [strand, state] of this.#open) this.#gaps.set(strand, state)
    const asked = [...link.askedFrom()]
    const [first] = asked.find(([strand]) => link.brought(strand)) ?? []
    for (const [strand, from] of asked) {
      const next = this.#ledger.strand(strand)?.next ?? 0
      // what follows does not fit on what is here: before it the other may have another record
      if (next === from && next > 0 && link.brought(strand)) link.disputed.add(strand, next - 1)
      // a part of a run is no run: what stood behind other strands gets another chance, in front
      const hadItsChance = link.brought(strand) ? strand === first : !link.wasCut || first === undefined
      if (next <= from && hadItsChance) this.#giveUp(link, strand)
    }
  }

  #nextGaps(have: Have, isAsked: (strand: StrandId) => boolean): WantedRange[] {
    const epochs = this.#ledger.epochs.length
    return gapRanges(this.#ledger, have, ({ strand, gaps }) => {
      // changes when a gap does, and when this device gets the keys of an epoch
      const state = JSON.stringify([epochs, gaps])
      if (isAsked(strand) || this.#gaps.get(strand) === state) return false
      this.#open.set(strand, state)
      return true
    })
  }

  #giveUp({ have }: Link, strand: StrandId): void {
    const head = have?.heads.find(other => other.strand === strand)
    if (head === undefined) return
    const hasOtherEnd = this.#ledger.strand(strand) === undefined && head.seq >= RANGES_MAX * RANGE_MAX
    if (hasOtherEnd && !this.#starts.has(strand)) this.#starts.add(strand)
    else this.#heads.set(strand, head.seq)
  }
}
