import { fromHex, hex } from '../../bytes/hex.ts'
import type { AgreePublicKey } from '../../crypto/agree.ts'
import { hash } from '../../crypto/hash.ts'
import { LABELS } from '../../crypto/labels.ts'
import type { SignPublicKey } from '../../crypto/sign.ts'
import type { DeviceId, RoomId } from '../ids.ts'

/** The self-certifying id of a room, 16 bytes of H("room", nonce32, E_ctl of the founder) (PROTOCOL.md §3). */
export function roomIdOf(nonce: Uint8Array, founder: SignPublicKey): RoomId {
  return hex(hash(LABELS.room, nonce, fromHex(founder)).subarray(0, 16)) as RoomId
}

/** The id of a device in a room, 16 bytes of H("dev", roomId, X_id, E_ctl) (PROTOCOL.md §3). */
export function deviceIdOf(room: RoomId, identity: AgreePublicKey, control: SignPublicKey): DeviceId {
  return hex(
    hash(LABELS.device, fromHex(room), fromHex(identity), fromHex(control)).subarray(0, 16),
  ) as DeviceId
}
