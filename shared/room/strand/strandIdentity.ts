import { BytesReader } from '../../bytes/bytesReader.ts'
import { fromHex, hex } from '../../bytes/hex.ts'
import { hash } from '../../crypto/hash.ts'
import { LABELS } from '../../crypto/labels.ts'
import type { SignPublicKey } from '../../crypto/sign.ts'
import type { StrandId } from '../ids.ts'

/** strand = first 8 bytes of H("strand", E_str) (PROTOCOL.md §3). */
export function strandIdOf(key: SignPublicKey): StrandId {
  return hex(hash(LABELS.strand, fromHex(key)).subarray(0, 8)) as StrandId
}

/** The Yjs clientID that a strand writes notes under: first u32 of H("yclient", E_str) (PROTOCOL.md §3). */
export function yjsClientOf(key: SignPublicKey): number {
  return new BytesReader(hash(LABELS.yjsClient, fromHex(key))).u32()
}
