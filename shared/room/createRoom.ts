import { hex } from '../bytes/hex.ts'
import { createAgreeKeyPair } from '../crypto/agree.ts'
import { randomBytes } from '../crypto/random.ts'
import { createSignKeyPair } from '../crypto/sign.ts'
import { createDeviceKeys, type DeviceKeys } from './device/deviceKeys.ts'
import { roomIdOf } from './device/roomIdentity.ts'
import type { Epoch } from './epoch/epoch.ts'
import type { RoomPolicy } from './epoch/epochState.ts'
import { issueEpoch } from './epoch/issueEpoch.ts'
import type { PersonId } from './ids.ts'

/** A new room with its founder as only member and facilitator: her keys and the first epoch, number 0 (PROTOCOL.md §3, §4). */
export function createRoom(
  name: string,
  policy: RoomPolicy,
): { readonly keys: DeviceKeys; readonly epoch: Epoch } {
  const control = createSignKeyPair()
  const room = roomIdOf(randomBytes(32), control.publicKey)
  const leaf = createAgreeKeyPair()
  const keys = createDeviceKeys(room, createAgreeKeyPair(), leaf, control)
  const founder = {
    device: keys.device,
    identity: keys.identity.publicKey,
    control: control.publicKey,
    role: 'facilitator',
    person: hex(randomBytes(16)) as PersonId,
    name,
    leaf: leaf.publicKey,
    leafCounter: 0,
    seniority: 0,
  } as const
  const epoch = issueEpoch(keys, [], { members: [founder], removed: [], policy, frontiers: [] }, [])
  return { keys, epoch }
}
