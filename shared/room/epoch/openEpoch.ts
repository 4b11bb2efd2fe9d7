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
  const outer = checkSignature(signed, me.room, issuerControl)
  const secret = findEpochSecret(outer, me)
  if (secret === null) throw new ProtocolError('EPOCH_NOT_FOR_ME')
  const epoch = epochWithSecret(signed, secret)
  checkOwnLeaf(epoch.state, me)
  return epoch
}

/** Opens a stored epoch record again with its kept secret (PROTOCOL.md §4); the same codes as openEpoch, without a signature check. */
export function reopenEpoch(signed: Uint8Array, secret: Secret<'epoch'>, room: RoomId): Epoch {
  const epoch = epochWithSecret(signed, secret)
  ensure(epoch.room === room, 'EPOCH_ROOM')
  return epoch
}

/** The outer form of a signed epoch record, once its signature and room are right; BAD_SIGNATURE, EPOCH_ROOM or a decoding code (PROTOCOL.md §4.2). */
export function checkSignature(signed: Uint8Array, room: RoomId, issuerControl: SignPublicKey): EpochPublic {
  const { pub, signature } = decodeSignedEpoch(signed)
  const outer = decodeEpochPublic(pub)
  ensure(verify(issuerControl, LABELS.epochSignature, pub, signature), 'BAD_SIGNATURE')
  ensure(outer.room === room, 'EPOCH_ROOM')
  return outer
}

/** The secret of the one box that a leaf of this device opens; null when there is none (PROTOCOL.md §4). */
export function findEpochSecret(outer: EpochPublic, me: DeviceKeys): Secret<'epoch'> | null {
  for (const leaf of [...me.leaves].reverse()) {
    for (const box of outer.boxes) {
      const secret = openBox<'epoch'>(box, leaf.pair)
      if (secret !== null && secret.length === 32) return secret
    }
  }
  return null
}

/** The epoch that a secret opens; EPOCH_COMMIT for another secret, OPEN_FAILED, EPOCH_MEMBERS or a decoding code (PROTOCOL.md §4.2). */
export function epochWithSecret(signed: Uint8Array, secret: Secret<'epoch'>): Epoch {
  const { pub } = decodeSignedEpoch(signed)
  const outer = decodeEpochPublic(pub)
  const { room, number, parents, issuer } = outer
  ensure(equalBytes(outer.commit, epochCommit(secret, room, number, parents)), 'EPOCH_COMMIT')
  const state = openState(outer, secret)
  ensure(state.frontiers.length === parents.length, 'EPOCH_MEMBERS')
  const id = epochIdOf(pub)
  return { room, id, number, parents, issuer, state, keys: epochKeys(secret, room, id), signed }
}

/** My own keys must stand in the state as they are: a changed leaf would lock me out of the next epoch. EPOCH_MEMBERS (PROTOCOL.md §4.2). */
export function checkOwnLeaf(state: EpochState, me: DeviceKeys): void {
  const mine = memberOf(state, me.device)
  ensure(mine !== undefined && me.leaves.some(leaf => leaf.pair.publicKey === mine.leaf), 'EPOCH_MEMBERS')
}

function openState(outer: EpochPublic, secret: Secret<'epoch'>): EpochState {
  const aad = hash(LABELS.epochAad, encodeEpochHead(outer))
  return decodeEpochState(unseal(epochStateKey(secret, outer.room), aad, outer.sealedState), outer.room)
}
