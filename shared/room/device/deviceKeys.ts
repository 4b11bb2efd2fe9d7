import type { AgreeKeyPair } from '../../crypto/agree.ts'
import { createAgreeKeyPair } from '../../crypto/agree.ts'
import type { SignKeyPair } from '../../crypto/sign.ts'
import type { DeviceId, RoomId } from '../ids.ts'
import { deviceIdOf } from './roomIdentity.ts'

/** An X25519 leaf pair with its place in this device's row of leaves (PROTOCOL.md §3). */
export type Leaf = { readonly counter: number; readonly pair: AgreeKeyPair }

/** The secret keys of this device in one room (PROTOCOL.md §3). `leaves` holds the newest leaf last, two at most. */
export type DeviceKeys = {
  readonly room: RoomId
  readonly device: DeviceId
  readonly identity: AgreeKeyPair
  readonly control: SignKeyPair
  readonly leaves: readonly Leaf[]
}

/** The keys of a device with its first leaf (PROTOCOL.md §3). `control` signs what a facilitator decides, and nothing for anybody else. */
export function createDeviceKeys(
  room: RoomId,
  identity: AgreeKeyPair,
  leaf: AgreeKeyPair,
  control: SignKeyPair,
): DeviceKeys {
  const device = deviceIdOf(room, identity.publicKey, control.publicKey)
  return { room, device, identity, control, leaves: [{ counter: 0, pair: leaf }] }
}

/** The same keys with a new leaf whose counter is above `least` too; the one before the last is wiped and gone (PROTOCOL.md §4.3). */
export function rotateLeaf(keys: DeviceKeys, least = 0): DeviceKeys {
  const last = keys.leaves.at(-1)
  const next: Leaf = { counter: Math.max(last?.counter ?? 0, least) + 1, pair: createAgreeKeyPair() }
  for (const old of keys.leaves.slice(0, -1)) old.pair.secretKey.wipe()
  return { ...keys, leaves: last === undefined ? [next] : [last, next] }
}
