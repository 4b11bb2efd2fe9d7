import { base64url } from '../../bytes/base64url.ts'
import { BytesWriter } from '../../bytes/bytesWriter.ts'
import { fromHex, hex } from '../../bytes/hex.ts'
import { deriveSecret, keyedHash } from '../../crypto/hash.ts'
import { LABELS } from '../../crypto/labels.ts'
import type { Secret } from '../../crypto/secret.ts'
import type { EpochId, RoomId } from '../ids.ts'

const DAY = 24 * 60 * 60 * 1000

/** The keys of an epoch, all from its secret `es` (PROTOCOL.md §4). `tag` tells a reader which key to try; it is public. */
export type EpochKeys = {
  readonly secret: Secret<'epoch'>
  readonly record: Secret<'record'>
  readonly signal: Secret<'signal'>
  readonly wire: Secret<'epoch-wire'>
  readonly tag: string
}

/** Derives the keys of an epoch (PROTOCOL.md §4). */
export function epochKeys(secret: Secret<'epoch'>, room: RoomId, epoch: EpochId): EpochKeys {
  const scope = [fromHex(room), fromHex(epoch)] as const
  const record = deriveSecret<'record'>(secret, LABELS.recordKey, ...scope)
  return {
    secret,
    record,
    signal: deriveSecret(secret, LABELS.signalKey, ...scope),
    wire: deriveSecret(secret, LABELS.epochWire, ...scope),
    tag: hex(keyedHash(record, LABELS.recordTag).subarray(0, 8)),
  }
}

/** The signalling topic of an epoch for the UTC day of `time` (ms since 1970): 32 base64url characters (PROTOCOL.md §7.5). */
export function epochTopic(secret: Secret<'epoch'>, room: RoomId, epoch: EpochId, time: number): string {
  const day = new BytesWriter().u32(Math.floor(time / DAY)).finish()
  return base64url(keyedHash(secret, LABELS.topic, fromHex(room), fromHex(epoch), day).subarray(0, 24))
}
