import type { StrandId } from '../../room/ids.ts'
import type { StrandLog } from '../../room/strand/strandLog.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { type Have, RANGE_MAX, RANGES_MAX, type WantedRange } from './frameBodies.ts'

/** So many places are asked of one link at once: more than an answer holds. */
const PLACES_ENOUGH = 8 * RANGE_MAX
/** How many places of a strand one *want* can name. */
const PLACES_MAX = RANGES_MAX * RANGE_MAX

/** How a question is put. */
export type Asking = {
  /** Whether a strand that was not met yet and is longer than one question is asked for from its beginning, or its newest part. */
  readonly fromStart: (strand: StrandId) => boolean
  /** After how many places the other strands are left to other links. */
  readonly enough: number
}

/** One link is asked for more than an answer holds; where several could answer, each is asked for another strand (PROTOCOL.md §8.2). */
export function placesEnough(idleLinks: number): number {
  return idleLinks > 1 ? RANGE_MAX : PLACES_ENOUGH
}

/** What another device has and this one lacks, at most 64 ranges of 512 records; `skip` leaves a strand out (PROTOCOL.md §8.2). */
export function missingRanges(
  ledger: Ledger,
  have: Have,
  skip: (strand: StrandId, head: number) => boolean,
  { fromStart, enough }: Asking = { fromStart: () => false, enough: PLACES_ENOUGH },
): WantedRange[] {
  const ranges: WantedRange[] = []
  let places = 0
  for (const { strand, seq } of have.heads) {
    const log = ledger.strand(strand)
    if (seq < (log?.next ?? 0) || log?.frozen || skip(strand, seq)) continue
    const wanted =
      log === undefined
        ? rangesOfStranger(strand, seq, fromStart)
        : rangesBetween(strand, log.next, Math.min(seq, log.next + PLACES_ENOUGH - 1))
    // the hello of a strand not met yet may be in any of its ranges: they are asked for together or not now
    if (ranges.length + wanted.length <= RANGES_MAX) ranges.push(...wanted)
    places += Math.min(seq + 1 - (log?.next ?? 0), PLACES_MAX)
    if (places >= enough) break
  }
  return ranges
}

/** Places between what is known of a strand, which the other may have and this device may be able to read by now; `choose` says of which strands (PROTOCOL.md §5.1, §8.2). */
export function gapRanges(ledger: Ledger, have: Have, choose: (log: StrandLog) => boolean): WantedRange[] {
  const ranges: WantedRange[] = []
  for (const { strand, seq } of have.heads) {
    const log = ledger.strand(strand)
    const gaps = log?.gaps.filter(({ to }) => to <= seq) ?? []
    if (log === undefined || log.frozen || gaps.length === 0 || !choose(log)) continue
    const wanted = gaps.flatMap(({ from, to }) =>
      rangesBetween(strand, Math.max(from, to + 1 - PLACES_MAX), to),
    )
    ranges.push(...wanted.slice(0, RANGES_MAX - ranges.length))
    if (ranges.length === RANGES_MAX) break
  }
  return ranges
}

/** Where a strand not met yet begins for this device is not known: all of it is asked for, or its first or newest 64 ranges. */
function rangesOfStranger(
  strand: StrandId,
  head: number,
  fromStart: (strand: StrandId) => boolean,
): WantedRange[] {
  if (fromStart(strand)) return rangesBetween(strand, 0, Math.min(head, PLACES_MAX - 1))
  return rangesBetween(strand, Math.max(0, head + 1 - PLACES_MAX), head)
}

function rangesBetween(strand: StrandId, first: number, last: number): WantedRange[] {
  const ranges: WantedRange[] = []
  for (let from = first; from <= last; from += RANGE_MAX)
    ranges.push({ strand, from, to: Math.min(last, from + RANGE_MAX - 1) })
  return ranges
}
