import type { OpenedRecord } from '../record/record.ts'

/** Most records in a run: as many as one range of a *want* names (PROTOCOL.md §5.2, §13). */
export const RUN_MAX = 512
/** Most bytes on the wire in a run: what the first frame of an answer holds (PROTOCOL.md §5.2, §8.3). */
export const RUN_BYTES_MAX = 192 * 1024

/**
 * Cuts records of one strand into runs: each record of a run is the next after the one before it and names it as `prev`, so that
 * whoever vouches for the last vouches for all. A hello begins a run; a run has at most 512 records and 192 KiB (PROTOCOL.md §5.2).
 */
export function runsOf(records: readonly OpenedRecord[]): OpenedRecord[][] {
  const runs: OpenedRecord[][] = []
  let bytes = 0
  for (const record of records) {
    const run = runs.at(-1)
    bytes += record.wire.length
    if (run !== undefined && bytes <= RUN_BYTES_MAX && goesOn(run, record)) run.push(record)
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
    run.length < RUN_MAX &&
    last !== undefined &&
    header.seq === last.header.seq + 1 &&
    header.prev === last.id
  )
}
