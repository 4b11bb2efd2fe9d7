import { ensure } from '../../bytes/protocolError.ts'
import { type DeviceKeys, type Leaf, rotateLeaf } from '../../room/device/deviceKeys.ts'
import type { Epoch } from '../../room/epoch/epoch.ts'
import { memberOf } from '../../room/epoch/epochState.ts'

/** This device's own keys in a room, whose leaf moves on with every epoch that lists it (PROTOCOL.md §4.3). */
export class OwnKeys {
  #keys: DeviceKeys
  #leafIsUsed = false

  constructor(keys: DeviceKeys) {
    this.#keys = keys
  }

  /** The keys as they are now. */
  get keys(): DeviceKeys {
    return this.#keys
  }

  /** The newest leaf; BAD_KEY when there is none. */
  get leaf(): Leaf {
    const leaf = this.#keys.leaves.at(-1)
    ensure(leaf !== undefined, 'BAD_KEY')
    return leaf
  }

  /** An epoch was taken in: a leaf that it lists is not shown again. */
  entered({ state }: Epoch): void {
    if (memberOf(state, this.#keys.device)?.leaf === this.leaf.pair.publicKey) this.#leafIsUsed = true
  }

  /** The leaf for a hello in this epoch: one new leaf for all epochs taken in since the last, for a box of any of them was made for the old one. */
  freshFor({ state }: Epoch): Leaf {
    const listed = memberOf(state, this.#keys.device)?.leafCounter ?? 0
    if (this.#leafIsUsed || listed > this.leaf.counter) this.renewLeaf(listed)
    return this.leaf
  }

  /** Draws a new leaf with a counter above `least` (PROTOCOL.md §4.6). */
  renewLeaf(least: number): void {
    this.#keys = rotateLeaf(this.#keys, least)
    this.#leafIsUsed = false
  }

  /** Wipes every secret key. */
  destroy(): void {
    const { identity, control, leaves } = this.#keys
    for (const { secretKey } of [identity, control, ...leaves.map(({ pair }) => pair)]) secretKey.wipe()
  }
}
