import { ensure, ProtocolError } from '../../bytes/protocolError.ts'
import { openBox } from '../../crypto/agree.ts'
import { equalBytes, hash } from '../../crypto/hash.ts'
import { LABELS } from '../../crypto/labels.ts'
import { unseal } from '../../crypto/seal.ts'
import type { Secret } from '../../crypto/secret.ts'
import { type SignPublicKey, verify } from '../../crypto/sign.ts'
import type { DeviceKeys } from '../device/deviceKeys.ts'
import type { RoomId } from '../ids.ts'
import type { Epoch } from './epoch.ts'
import { epochKeys } from './epochKeys.ts'
import {
  decodeEpochPublic,
  decodeSignedEpoch,
  type EpochPublic,
  encodeEpochHead,
  epochIdOf,
} from './epochPublic.ts'
import { decodeEpochState, type EpochState, memberOf } from './epochState.ts'
import { epochCommit, epochStateKey } from './issueEpoch.ts'

/**
 * Opens a signed epoch record as one of its members: signature by `issuerControl`, my box, commitment, state, and my
 * own entry (PROTOCOL.md §4). Raises BAD_SIGNATURE, EPOCH_ROOM, EPOCH_NOT_FOR_ME, EPOCH_COMMIT, EPOCH_MEMBERS or a
 * decoding code. What it changes against its parents is checked by verifyEpoch.
 */
export function openEpoch(signed: Uint8Array, me: DeviceKeys, issuerControl: SignPublicKey): Epoch {
  const { pub, signature } = decodeSignedEpoch(signed)
  const outer = decodeEpochPublic(pub)
  ensure(verify(issuerControl, LABELS.epochSignature, pub, signature), 'BAD_SIGNATURE')
  ensure(outer.room === me.room, 'EPOCH_ROOM')
  const secret = findSecret(outer, me)
  const epoch = epochWithSecret(signed, pub, outer, secret)
  checkOwnEntry(epoch.state, me)
  return epoch
}

/** Opens a stored epoch record again with its kept secret (PROTOCOL.md §4); the same codes as openEpoch, without a signature check. */
export function reopenEpoch(signed: Uint8Array, secret: Secret<'epoch'>, room: RoomId): Epoch {
  const { pub } = decodeSignedEpoch(signed)
  const outer = decodeEpochPublic(pub)
  ensure(outer.room === room, 'EPOCH_ROOM')
  return epochWithSecret(signed, pub, outer, secret)
}

function epochWithSecret(
  signed: Uint8Array,
  pub: Uint8Array,
  outer: EpochPublic,
  secret: Secret<'epoch'>,
): Epoch {
  const { room, number, parents } = outer
  ensure(equalBytes(outer.commit, epochCommit(secret, room, number, parents)), 'EPOCH_COMMIT')
  const state = openState(outer, secret)
  ensure(state.frontiers.length === parents.length, 'EPOCH_MEMBERS')
  const id = epochIdOf(pub)
  return { room, id, number, parents, state, keys: epochKeys(secret, room, id), signed }
}

function findSecret(outer: EpochPublic, me: DeviceKeys): Secret<'epoch'> {
  for (const leaf of [...me.leaves].reverse()) {
    for (const box of outer.boxes) {
      const secret = openBox<'epoch'>(box, leaf.pair)
      if (secret !== null && secret.length === 32) return secret
    }
  }
  throw new ProtocolError('EPOCH_NOT_FOR_ME')
}

function openState(outer: EpochPublic, secret: Secret<'epoch'>): EpochState {
  const aad = hash(LABELS.epochAad, encodeEpochHead(outer))
  return decodeEpochState(unseal(epochStateKey(secret, outer.room), aad, outer.sealedState), outer.room)
}

/** My own keys must stand in the state as they are: a changed leaf would lock me out of the next epoch. */
function checkOwnEntry(state: EpochState, me: DeviceKeys): void {
  const mine = memberOf(state, me.device)
  ensure(mine !== undefined && me.leaves.some(leaf => leaf.pair.publicKey === mine.leaf), 'EPOCH_MEMBERS')
}
