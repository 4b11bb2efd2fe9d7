import { BytesWriter } from '../../bytes/bytesWriter.ts'
import { fromHex } from '../../bytes/hex.ts'
import { ensure } from '../../bytes/protocolError.ts'
import { createAgreeKeyPair, sealToKey } from '../../crypto/agree.ts'
import { deriveSecret, hash, keyedHash } from '../../crypto/hash.ts'
import { LABELS } from '../../crypto/labels.ts'
import { randomSecret, shuffle } from '../../crypto/random.ts'
import { seal } from '../../crypto/seal.ts'
import type { Secret } from '../../crypto/secret.ts'
import { sign } from '../../crypto/sign.ts'
import type { DeviceKeys } from '../device/deviceKeys.ts'
import type { EpochId, RoomId } from '../ids.ts'
import type { Epoch } from './epoch.ts'
import { epochKeys } from './epochKeys.ts'
import { type EpochOp, encodeEpochOps } from './epochOps.ts'
import { EPOCH_MAX, encodeEpochHead, encodeEpochPublic, encodeSignedEpoch, epochIdOf } from './epochPublic.ts'
import { type EpochState, encodeEpochState, MAX_DEVICES } from './epochState.ts'

const BOX_STEP = 8

/** commit = K(es, "epoch-commit", roomId, no, parents) (PROTOCOL.md §4). */
export function epochCommit(
  secret: Secret<'epoch'>,
  room: RoomId,
  number: number,
  parents: readonly EpochId[],
): Uint8Array {
  const numberBytes = new BytesWriter().u32(number).finish()
  return keyedHash(secret, LABELS.epochCommit, fromHex(room), numberBytes, fromHex(parents.join('')))
}

/** The key that seals an epoch's state (PROTOCOL.md §4). */
export function epochStateKey(secret: Secret<'epoch'>, room: RoomId): Secret<'epoch-state'> {
  return deriveSecret(secret, LABELS.epochState, fromHex(room))
}

/** The key under which a parent's members read the ops of its children (PROTOCOL.md §4). */
export function epochOpsKey(parent: Secret<'epoch'>, room: RoomId): Secret<'epoch-ops'> {
  return deriveSecret(parent, LABELS.epochOps, fromHex(room))
}

/**
 * Issues an epoch with a fresh secret, sealed to the leaf of every member and padded with decoy boxes to a multiple of
 * 8; `ops` holds what it changes against each parent (PROTOCOL.md §4). Raises ROOM_FULL over 32 devices, TOO_LARGE over 64 KiB.
 */
export function issueEpoch(
  issuer: DeviceKeys,
  parents: readonly Epoch[],
  state: EpochState,
  ops: readonly (readonly EpochOp[])[],
): Epoch {
  ensure(state.members.length <= MAX_DEVICES, 'ROOM_FULL')
  const { room } = issuer
  const secret = randomSecret<'epoch'>()
  const number = parents.length === 0 ? 0 : Math.max(...parents.map(parent => parent.number)) + 1
  const parentIds = parents.map(parent => parent.id)
  const head = {
    room,
    number,
    parents: parentIds,
    commit: epochCommit(secret, room, number, parentIds),
    issuer: issuer.device,
    boxes: boxesFor(secret, state),
    sealedOps: parents.map((parent, at) =>
      seal(epochOpsKey(parent.keys.secret, room), fromHex(parent.id), encodeEpochOps(ops[at] ?? [])),
    ),
  }
  const aad = hash(LABELS.epochAad, encodeEpochHead(head))
  const pub = encodeEpochPublic({
    ...head,
    sealedState: seal(epochStateKey(secret, room), aad, encodeEpochState(state)),
  })
  ensure(pub.length <= EPOCH_MAX, 'TOO_LARGE')
  const id = epochIdOf(pub)
  const signed = encodeSignedEpoch(pub, sign(issuer.control.secretKey, LABELS.epochSignature, pub))
  return {
    room,
    id,
    number,
    parents: parentIds,
    issuer: issuer.device,
    state,
    keys: epochKeys(secret, room, id),
    signed,
  }
}

function boxesFor(secret: Secret<'epoch'>, state: EpochState): Uint8Array[] {
  const real = state.members.map(member => sealToKey(secret, member.leaf))
  const missing = (BOX_STEP - (real.length % BOX_STEP)) % BOX_STEP
  // a decoy is a real box to a key that nobody keeps: random bytes could be told apart
  const decoys = Array.from({ length: missing }, () =>
    sealToKey(randomSecret(), createAgreeKeyPair().publicKey),
  )
  return shuffle([...real, ...decoys])
}
