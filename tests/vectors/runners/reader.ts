import type { ErrorCode } from '../../../shared/bytes/protocolError.ts'
import type { AgreePublicKey } from '../../../shared/crypto/agree.ts'
import { Secret } from '../../../shared/crypto/secret.ts'
import type { SignPublicKey } from '../../../shared/crypto/sign.ts'
import { createDeviceKeys, type DeviceKeys } from '../../../shared/room/device/deviceKeys.ts'
import type { Epoch } from '../../../shared/room/epoch/epoch.ts'
import { openEpoch } from '../../../shared/room/epoch/openEpoch.ts'
import type { RoomId } from '../../../shared/room/ids.ts'
import { Ledger } from '../../../shared/session/ledger/ledger.ts'
import { bytesOf, type VectorFile } from './vectorFile.ts'

/** The keys of the device that reads. */
export function readerKeys(file: VectorFile): DeviceKeys {
  const pair = (name: string) => ({
    publicKey: file.text(name) as AgreePublicKey,
    secretKey: new Secret<'agree'>(file.bytes(`${name}-secret`)),
  })
  const control = {
    publicKey: file.text('e-ctl') as SignPublicKey,
    secretKey: new Secret<'sign'>(file.bytes('e-ctl-secret')),
  }
  return createDeviceKeys(file.text('room') as RoomId, pair('x-id'), pair('leaf'), control)
}

/** The epoch with which that device came. */
export function rootEpoch(file: VectorFile, me: DeviceKeys): Epoch {
  return openEpoch(file.bytes('root'), me, file.text('e-ctl-of-issuer') as SignPublicKey)
}

/** The device's ledger with that epoch and those of the lines `next`, none of which may be refused. */
export function openLedger(file: VectorFile, refused: (code: ErrorCode) => void): Ledger {
  const me = readerKeys(file)
  const ledger = new Ledger(me, [rootEpoch(file, me)], { accepted: () => undefined, refused })
  for (const signed of file.all('next'))
    if (ledger.learn({ signed: bytesOf(signed), secret: null }) === null)
      throw new Error('no right epoch before')
  return ledger
}
