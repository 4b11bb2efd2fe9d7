import { base64url } from '../../bytes/base64url.ts'
import { BytesWriter } from '../../bytes/bytesWriter.ts'
import { keyedHash } from '../../crypto/hash.ts'
import { LABELS } from '../../crypto/labels.ts'
import type { Secret } from '../../crypto/secret.ts'

const DAY = 24 * 60 * 60 * 1000

/** The number of the UTC day of `time` (ms since 1970) (PROTOCOL.md §4.6). */
export function utcDay(time: number): number {
  return Math.floor(time / DAY)
}

/** The topic on which two devices find each other again on the UTC day of `time` (ms since 1970): 32 base64url characters (PROTOCOL.md §4.6). */
export function catchupTopic(pair: Secret<'pair-catchup'>, time: number): string {
  const day = new BytesWriter().u32(utcDay(time)).finish()
  return base64url(keyedHash(pair, LABELS.catchupTopic, day).subarray(0, 24))
}
