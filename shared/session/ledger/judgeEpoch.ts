import { errorCodeOf } from '../../bytes/protocolError.ts'
import type { DeviceKeys } from '../../room/device/deviceKeys.ts'
import { decodeSignedEpoch, epochIdOf } from '../../room/epoch/epochPublic.ts'
import { removesDevice, verifyEpoch } from '../../room/epoch/verifyEpoch.ts'
import type { EpochBook } from './epochBook.ts'
import type { TakenEpoch } from './ledgerListener.ts'

/**
 * What a signed epoch record means for this device: null when it is known, a turn when it follows the active epoch with
 * this device in it, a removal when it follows without; the codes of verifyEpoch for anything else (PROTOCOL.md §4.2, §4.3).
 */
export function judgeEpoch(signed: Uint8Array, epochs: EpochBook, me: DeviceKeys): TakenEpoch | null {
  if (epochs.get(epochIdOf(decodeSignedEpoch(signed).pub)) !== undefined) return null
  try {
    return { type: 'turned', epoch: verifyEpoch(signed, epochs.active, me) }
  } catch (error) {
    const isForMe = errorCodeOf(error) !== 'EPOCH_NOT_FOR_ME'
    if (isForMe || !removesDevice(signed, epochs.active, me.device)) throw error
    return { type: 'removed' }
  }
}
