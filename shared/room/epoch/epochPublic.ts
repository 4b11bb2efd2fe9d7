import { readExactly } from '../../bytes/bytesReader.ts'
import { BytesWriter } from '../../bytes/bytesWriter.ts'
import { fromHex, hex } from '../../bytes/hex.ts'
import { ensure } from '../../bytes/protocolError.ts'
import { readMany } from '../../bytes/readMany.ts'
import { BOX_BYTES } from '../../crypto/agree.ts'
import { hash } from '../../crypto/hash.ts'
import { LABELS } from '../../crypto/labels.ts'
import { SIGNATURE_BYTES } from '../../crypto/sign.ts'
import type { DeviceId, EpochId, RoomId } from '../ids.ts'

/** Largest epoch record in bytes, signature included (PROTOCOL.md §13). */
export const EPOCH_MAX = 64 * 1024
/** Most parents of an epoch (PROTOCOL.md §4.7). */
export const MAX_PARENTS = 8
const MAX_BOXES = 64
const SUITE = 1

/** The outer form of an epoch record: nothing in it but ids, boxes and sealed bytes (PROTOCOL.md §4). */
export type EpochPublic = {
  readonly room: RoomId
  readonly number: number
  readonly parents: readonly EpochId[]
  readonly commit: Uint8Array
  readonly issuer: DeviceId
  readonly boxes: readonly Uint8Array[]
  readonly sealedOps: readonly Uint8Array[]
  readonly sealedState: Uint8Array
}

/** Everything of `pub` before encState: what the state's seal is bound to (PROTOCOL.md §4). */
export function encodeEpochHead(epoch: Omit<EpochPublic, 'sealedState'>): Uint8Array {
  const writer = new BytesWriter().raw(fromHex('4550')).u8(SUITE).raw(fromHex(epoch.room)).u32(epoch.number)
  writer.u8(epoch.parents.length)
  for (const parent of epoch.parents) writer.raw(fromHex(parent))
  writer.raw(epoch.commit).raw(fromHex(epoch.issuer)).u8(epoch.boxes.length)
  for (const box of epoch.boxes) writer.raw(box)
  for (const ops of epoch.sealedOps) writer.lp(ops)
  return writer.finish()
}

/** Encodes `pub` (PROTOCOL.md §4). */
export function encodeEpochPublic(epoch: EpochPublic): Uint8Array {
  return new BytesWriter().raw(encodeEpochHead(epoch)).lp(epoch.sealedState).finish()
}

/** Decodes `pub`; BAD_TYPE, BAD_SUITE, TOO_LARGE, TRUNCATED or TRAILING for anything else (PROTOCOL.md §4). */
export function decodeEpochPublic(bytes: Uint8Array): EpochPublic {
  ensure(bytes.length <= EPOCH_MAX, 'TOO_LARGE')
  return readExactly(bytes, reader => {
    ensure(hex(reader.raw(2)) === '4550', 'BAD_TYPE')
    ensure(reader.u8() === SUITE, 'BAD_SUITE')
    const room = hex(reader.raw(16)) as RoomId
    const number = reader.u32()
    const parents = readMany(reader.u8(), MAX_PARENTS, () => hex(reader.raw(32)) as EpochId)
    const commit = reader.raw(32)
    const issuer = hex(reader.raw(16)) as DeviceId
    const boxes = readMany(reader.u8(), MAX_BOXES, () => reader.raw(BOX_BYTES))
    const sealedOps = parents.map(() => reader.lp(EPOCH_MAX))
    return { room, number, parents, commit, issuer, boxes, sealedOps, sealedState: reader.lp(EPOCH_MAX) }
  })
}

/** epochId = H("epoch-id", pub) (PROTOCOL.md §4). */
export function epochIdOf(pub: Uint8Array): EpochId {
  return hex(hash(LABELS.epochId, pub)) as EpochId
}

/** The stored and sent form: LP(pub), then the issuer's 64-byte signature (PROTOCOL.md §4). */
export function encodeSignedEpoch(pub: Uint8Array, signature: Uint8Array): Uint8Array {
  return new BytesWriter().lp(pub).raw(signature).finish()
}

/** Splits LP(pub) and signature (PROTOCOL.md §4). */
export function decodeSignedEpoch(bytes: Uint8Array): {
  readonly pub: Uint8Array
  readonly signature: Uint8Array
} {
  return readExactly(bytes, reader => ({ pub: reader.lp(EPOCH_MAX), signature: reader.raw(SIGNATURE_BYTES) }))
}
