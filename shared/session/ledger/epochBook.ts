import { ensure } from '../../bytes/protocolError.ts'
import type { Epoch } from '../../room/epoch/epoch.ts'
import { isBeyondFrontier } from '../../room/epoch/frontier.ts'
import type { EpochId } from '../../room/ids.ts'
import type { OpenedRecord } from '../../room/record/record.ts'

/** The epochs whose keys are on this device; the newest is the active one (PROTOCOL.md §4). */
export class EpochBook {
  readonly #byId = new Map<EpochId, Epoch>()
  readonly #byTag = new Map<string, Epoch>()
  #active: Epoch

  constructor([first, ...later]: readonly [Epoch, ...Epoch[]]) {
    this.#active = first
    for (const epoch of [first, ...later]) this.add(epoch)
  }

  /** The epoch that new records are written in. */
  get active(): Epoch {
    return this.#active
  }

  /** Every epoch, oldest first. */
  get all(): Epoch[] {
    return [...this.#byId.values()]
  }

  /** Makes a verified epoch the active one. */
  add(epoch: Epoch): void {
    this.#byId.set(epoch.id, epoch)
    this.#byTag.set(epoch.keys.tag, epoch)
    this.#active = epoch
  }

  /** The epoch with this id. */
  get(id: EpochId): Epoch | undefined {
    return this.#byId.get(id)
  }

  /** The epoch whose keys a tag names. */
  byTag(tag: string): Epoch | undefined {
    return this.#byTag.get(tag)
  }

  /**
   * Checks a record against the epochs (PROTOCOL.md §4.5, §5): a husk may be sealed anew under a later epoch, never an earlier
   * one, RECORD_EPOCH; whoever was removed cannot write into the past, RECORD_FRONTIER.
   */
  check({ header }: OpenedRecord, sealed: Epoch): void {
    const written = this.#byId.get(header.epoch)
    ensure(written !== undefined && written.number <= sealed.number, 'RECORD_EPOCH')
    ensure(!isBeyondFrontier(this.all, header), 'RECORD_FRONTIER')
  }
}
