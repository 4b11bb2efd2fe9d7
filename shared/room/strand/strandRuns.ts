import type { OpenedRecord } from '../record/record.ts'

/** Most records in a run: as many as one range of a *want* names (PROTOCOL.md §5.2, §13). */
export const RUN_MAX = 512
/** Most bytes on the wire in a run: what the first frame of an answer holds (PROTOCOL.md §5.2, §8.3). */
export const RUN_BYTES_MAX = 192 * 1024

/** How long a run may be. */
export type RunBounds = {
  readonly records: number
  readonly bytes: number
  /** The records were verified by this device before: what lies between two of them may have been lost since. */
  readonly wereVerified?: boolean
}

/** For records that come from others: whoever takes them by runs can pass them on to one who does the same (PROTOCOL.md §5.2). */
export const BOUNDED: RunBounds = { records: RUN_MAX, bytes: RUN_BYTES_MAX }
/** For records that this device has verified before. */
export const UNBOUNDED: RunBounds = {
  records: Number.POSITIVE_INFINITY,
  bytes: Number.POSITIVE_INFINITY,
  wereVerified: true,
}

/**
 * Cuts records of one strand into runs: each record of a run is the next after the one before it and names it as `prev`, so that
 * whoever vouches for the last vouches for all. A hello begins a run (PROTOCOL.md §5.2).
 */
export function runsOf(records: readonly OpenedRecord[], bounds = BOUNDED): OpenedRecord[][] {
  const runs: OpenedRecord[][] = []
  let bytes = 0
  for (const record of records) {
    const run = runs.at(-1)
    bytes += record.wire.length
    const fits = run !== undefined && run.length < bounds.records && bytes <= bounds.bytes
    if (fits && goesOn(run, record)) run.push(record)
    else {
      runs.push([record])
      bytes = record.wire.length
    }
  }
  return runs
}

function goesOn(run: readonly OpenedRecord[], { header }: OpenedRecord): boolean {
  const last = run.at(-1)
  return (
    header.type !== 'hello' &&
    last !== undefined &&
    header.seq === last.header.seq + 1 &&
    header.prev === last.id
  )
}
