import { ensure } from '../../bytes/protocolError.ts'
import type { Clock } from '../../ports/clock.ts'
import type { DeviceId } from '../../room/ids.ts'
import { ensureMay } from '../../room/rules.ts'
import type { Ledger } from '../ledger/ledger.ts'

/** A member who was away for so many ms is suspended (PROTOCOL.md §4.6). */
const SUSPENDED_AFTER = 60 * 24 * 60 * 60 * 1000

/** What is needed to know who is suspended. */
export type SuspensionParts = {
  readonly ledger: Ledger
  readonly clock: Clock
  readonly isLinked: (device: DeviceId) => boolean
}

/** Who has not been heard of for 60 days, and whom a facilitator let back in (PROTOCOL.md §4.6). */
export class Suspensions {
  readonly #parts: SuspensionParts
  readonly #readmitted = new Set<DeviceId>()

  constructor(parts: SuspensionParts) {
    this.#parts = parts
  }

  /** True for whoever has not been heard of for 60 days, by this device's clock: she stays out until a facilitator lets her back. */
  has(device: DeviceId): boolean {
    const { ledger, clock, isLinked } = this.#parts
    if (this.#readmitted.has(device) || isLinked(device)) return false
    const heard = ledger.acquaintances.lastHelloAt(device)
    return heard !== undefined && clock.now() - heard > SUSPENDED_AFTER
  }

  /** Lets a member find the way back; NOT_ALLOWED, EPOCH_MEMBERS. */
  readmit(device: DeviceId): void {
    const { epochBook } = this.#parts.ledger
    ensureMay(epochBook.role, 'readmit')
    ensure(epochBook.resolution.members.has(device), 'EPOCH_MEMBERS')
    this.#readmitted.add(device)
  }
}
