import type { StrandId } from '../../room/ids.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { type Have, RANGE_MAX, type WantedRange } from './frameBodies.ts'

const RANGES_MAX = 64

/** What another device has and this one lacks, at most 64 ranges of 512 records; `skip` leaves a strand out (PROTOCOL.md §8.2). */
export function missingRanges(
  ledger: Ledger,
  have: Have,
  skip: (strand: StrandId, head: number) => boolean,
): WantedRange[] {
  const ranges: WantedRange[] = []
  for (const { strand, seq } of have.heads) {
    const log = ledger.strand(strand)
    const from = log?.next ?? 0
    if (seq < from || log?.frozen || skip(strand, seq)) continue
    // a strand not met yet may begin far above 0 for a newcomer: its newest part is asked for first
    const start = log === undefined ? Math.max(0, seq - RANGE_MAX + 1) : from
    ranges.push({ strand, from: start, to: Math.min(seq, start + RANGE_MAX - 1) })
    if (ranges.length === RANGES_MAX) return ranges
  }
  return ranges
}
