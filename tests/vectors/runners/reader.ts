import type { AgreePublicKey } from '../../../shared/crypto/agree.ts'
import { Secret } from '../../../shared/crypto/secret.ts'
import type { SignPublicKey } from '../../../shared/crypto/sign.ts'
import { createDeviceKeys, type DeviceKeys } from '../../../shared/room/device/deviceKeys.ts'
import type { Epoch } from '../../../shared/room/epoch/epoch.ts'
import { openEpoch } from '../../../shared/room/epoch/openEpoch.ts'
import type { RoomId } from '../../../shared/room/ids.ts'
import type { VectorFile } from './vectorFile.ts'

/** The keys of the device that reads. */
export function readerKeys(file: VectorFile): DeviceKeys {
  const pair = (name: string) => ({
    publicKey: file.text(name) as AgreePublicKey,
    secretKey: new Secret<'agree'>(file.bytes(`${name}-secret`)),
  })
  return createDeviceKeys(file.text('room') as RoomId, pair('x-id'), pair('leaf'), null)
}

/** The epoch with which that device came. */
export function rootEpoch(file: VectorFile, me: DeviceKeys): Epoch {
  return openEpoch(file.bytes('root'), me, file.text('e-ctl-of-issuer') as SignPublicKey)
}
