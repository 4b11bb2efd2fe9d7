import { ensure } from '../../bytes/protocolError.ts'
import type { EpochId, StrandId } from '../../room/ids.ts'
import type { OpenedRecord } from '../../room/record/record.ts'

/** Most strands of one device that may say hello in one epoch (PROTOCOL.md §13). */
export const STRANDS_PER_EPOCH = 64
/** An epoch is renewed when a device has so many (PROTOCOL.md §4.3). */
export const STRANDS_CROWDED = 48

/** Which strands of each device have said hello in each epoch, within bounds (PROTOCOL.md §13). */
export class StrandQuota {
  readonly #strands = new Map<string, Set<StrandId>>()
  readonly #most = new Map<EpochId, number>()

  /** RECORD_STRAND for the hello of a 65th strand of a device in an epoch (PROTOCOL.md §5.1). */
  check({ header }: OpenedRecord): void {
    if (header.type !== 'hello') return
    const strands = this.#strands.get(header.author + header.epoch)
    const isOneMore = strands !== undefined && !strands.has(header.strand)
    ensure(!isOneMore || strands.size < STRANDS_PER_EPOCH, 'RECORD_STRAND')
  }

  /** Counts a verified hello. */
  add({ header }: OpenedRecord): void {
    if (header.type !== 'hello') return
    const key = header.author + header.epoch
    const strands = this.#strands.get(key) ?? new Set()
    this.#strands.set(key, strands.add(header.strand))
    this.#most.set(header.epoch, Math.max(strands.size, this.most(header.epoch)))
  }

  /** How many strands the device has that said hello with most of them in an epoch. */
  most(epoch: EpochId): number {
    return this.#most.get(epoch) ?? 0
  }
}
