import type { StrandId } from '../../room/ids.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { type Have, RANGE_MAX, RANGES_MAX, type WantedRange } from './frameBodies.ts'

/** What another device has and this one lacks, at most 64 ranges of 512 records; `skip` leaves a strand out (PROTOCOL.md §8.2). */
export function missingRanges(
  ledger: Ledger,
  have: Have,
  skip: (strand: StrandId, head: number) => boolean,
): WantedRange[] {
  const ranges: WantedRange[] = []
  for (const { strand, seq } of have.heads) {
    const log = ledger.strand(strand)
    if (seq < (log?.next ?? 0) || log?.frozen || skip(strand, seq)) continue
    const wanted = log === undefined ? rangesOfStranger(strand, seq) : [rangeFrom(strand, log.next, seq)]
    // the hello of a strand not met yet may be in any of its ranges: they are asked for together or not now
    if (ranges.length + wanted.length <= RANGES_MAX) ranges.push(...wanted)
  }
  return ranges
}

/** Where a strand not met yet begins for this device is not known: all of it is asked for, or the newest 64 ranges. */
function rangesOfStranger(strand: StrandId, head: number): WantedRange[] {
  const ranges: WantedRange[] = []
  for (let from = Math.max(0, head + 1 - RANGES_MAX * RANGE_MAX); from <= head; from += RANGE_MAX)
    ranges.push(rangeFrom(strand, from, head))
  return ranges
}

function rangeFrom(strand: StrandId, from: number, head: number): WantedRange {
  return { strand, from, to: Math.min(head, from + RANGE_MAX - 1) }
}
