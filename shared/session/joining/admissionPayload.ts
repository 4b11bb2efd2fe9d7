import { readExactly } from '../../bytes/bytesReader.ts'
import { BytesWriter } from '../../bytes/bytesWriter.ts'
import { ensure } from '../../bytes/protocolError.ts'
import type { DeviceKeys } from '../../room/device/deviceKeys.ts'
import { deviceIdOf } from '../../room/device/roomIdentity.ts'
import type { Epoch } from '../../room/epoch/epoch.ts'
import { decodeEpochPublic, decodeSignedEpoch, EPOCH_MAX } from '../../room/epoch/epochPublic.ts'
import { openEpoch } from '../../room/epoch/openEpoch.ts'
import type { Host } from '../../room/invitation/parties.ts'

/** What M4 carries: version u8 = 1, the room's time as u64 ms since 1970, then LP(signed), the epoch that added the newcomer (PROTOCOL.md §9.6). */
export function encodeAdmission(epoch: Epoch, time: number): Uint8Array {
  return new BytesWriter().u8(1).u64(time).lp(epoch.signed).finish()
}

/** What a newcomer is given: her first epoch, and what time it was in the room, in ms since 1970 (PROTOCOL.md §9.6). */
export type Admission = { readonly epoch: Epoch; readonly time: number }

/** The keys that the newcomer saw in M2. */
type IssuerKeys = Pick<Host, 'xId' | 'control' | 'roomId'>

/** Opens what M4 carries; the facilitator she spoke to must have issued it, EPOCH_ISSUER, and be in it with the same keys, INVITE_KEYS; or a code of openEpoch (PROTOCOL.md §4.2, §9.6). */
export function openAdmission(payload: Uint8Array, me: DeviceKeys, host: IssuerKeys): Admission {
  const { time, signed } = readExactly(payload, reader => {
    ensure(reader.u8() === 1, 'BAD_VERSION')
    return { time: reader.u64(), signed: reader.lp(2 * EPOCH_MAX) }
  })
  const epoch = openEpoch(signed, me, host.control)
  const { issuer } = decodeEpochPublic(decodeSignedEpoch(signed).pub)
  ensure(issuer === deviceIdOf(host.roomId, host.xId, host.control), 'EPOCH_ISSUER')
  const there = epoch.state.members.some(
    ({ identity, control, role }) =>
      identity === host.xId && control === host.control && role === 'facilitator',
  )
  ensure(there, 'INVITE_KEYS')
  return { epoch, time }
}
