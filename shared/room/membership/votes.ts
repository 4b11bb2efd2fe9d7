import { compareIds, type DeviceId, type EpochId } from '../ids.ts'
import type { Ancestry } from './ancestry.ts'
import type { EpochNode } from './epochNode.ts'

/** In which epochs each device has said hello, with the counter of the leaf it showed there (PROTOCOL.md §5.1). */
export class Hellos {
  readonly #byDevice = new Map<DeviceId, Map<EpochId, number>>()

  /** Remembers a verified hello; true when it is the first of this device in this epoch, or an earlier one. */
  add(device: DeviceId, epoch: EpochId, leafCounter: number): boolean {
    const said = this.#byDevice.get(device) ?? new Map<EpochId, number>()
    this.#byDevice.set(device, said)
    const known = said.get(epoch)
    if (known !== undefined && known <= leafCounter) return false
    said.set(epoch, leafCounter)
    return true
  }

  /** Everything a device has said, earliest leaf first; of equal ones that in the epoch with the lowest id, so that all who know the same judge alike. */
  of(device: DeviceId): { readonly epoch: EpochId; readonly leafCounter: number }[] {
    const said = [...(this.#byDevice.get(device) ?? [])].map(([epoch, leafCounter]) => ({
      epoch,
      leafCounter,
    }))
    return said.sort((a, b) => a.leafCounter - b.leafCounter || compareIds(a.epoch, b.epoch))
  }
}

/**
 * True when more than half of the devices that are in both of two concurrent epochs went with the first: their earliest
 * hello in either branch stands there (PROTOCOL.md §4.7).
 */
export function outvotes(one: EpochNode, other: EpochNode, hellos: Hellos, ancestry: Ancestry): boolean {
  const theirs = new Set(other.members.map(({ device }) => device))
  const common = one.members.map(({ device }) => device).filter(device => theirs.has(device))
  const wentWith = (device: DeviceId) => {
    const first = hellos
      .of(device)
      .find(({ epoch }) => ancestry.isIn(one.id, epoch) !== ancestry.isIn(other.id, epoch))
    return first !== undefined && ancestry.isIn(one.id, first.epoch)
  }
  return 2 * common.filter(wentWith).length > common.length
}
