import { readExactly } from '../../bytes/bytesReader.ts'
import { BytesWriter } from '../../bytes/bytesWriter.ts'
import { fromHex, hex } from '../../bytes/hex.ts'
import { ensure } from '../../bytes/protocolError.ts'
import { type AgreePublicKey, agreeKeyOf } from '../../crypto/agree.ts'
import { equalBytes, keyedHash } from '../../crypto/hash.ts'
import { LABELS } from '../../crypto/labels.ts'
import type { Secret } from '../../crypto/secret.ts'
import type { SignPublicKey } from '../../crypto/sign.ts'
import { MAX_DEVICES } from '../epoch/epochState.ts'
import type { DeviceId, EpochId, RoomId } from '../ids.ts'
import { strandIdOf } from './strandIdentity.ts'

/** What a hello says of its author's strand (PROTOCOL.md §5.1). `before` is the epoch of the strand's previous hello. */
export type HelloClaim = {
  readonly key: SignPublicKey
  readonly leaf: AgreePublicKey
  readonly leafCounter: number
  readonly before: EpochId | null
}

/** Where a hello stands: its tags are good in this room, epoch and for this author only (PROTOCOL.md §5.1). */
export type HelloScope = { readonly room: RoomId; readonly epoch: EpochId; readonly author: DeviceId }

/** A hello as it was read (PROTOCOL.md §5.1). `tags` has one 32-byte MAC for each member it is meant for. */
export type Hello = HelloClaim & { readonly tags: ReadonlyMap<DeviceId, Uint8Array> }

const NO_EPOCH = '0'.repeat(64)
/** Where `before` begins in the body: after key, leaf and counter. */
const BEFORE = 32 + 32 + 4

/** tag_B = K(pair-hello_AB, "hello", roomId, epochId, devA, strand, E_str, X_leaf, leafCtr, before) (PROTOCOL.md §5.1). */
export function helloTag(pair: Secret<'pair-hello'>, scope: HelloScope, claim: HelloClaim): Uint8Array {
  return keyedHash(
    pair,
    LABELS.hello,
    fromHex(scope.room),
    fromHex(scope.epoch),
    fromHex(scope.author),
    fromHex(strandIdOf(claim.key)),
    fromHex(claim.key),
    fromHex(claim.leaf),
    new BytesWriter().u32(claim.leafCounter).finish(),
    fromHex(claim.before ?? NO_EPOCH),
  )
}

/** Encodes the body of a hello record (PROTOCOL.md §5.1). */
export function encodeHello(hello: Hello): Uint8Array {
  const writer = new BytesWriter().raw(fromHex(hello.key)).raw(fromHex(hello.leaf)).u32(hello.leafCounter)
  writer.raw(fromHex(hello.before ?? NO_EPOCH)).u8(hello.tags.size)
  for (const [device, tag] of hello.tags) writer.raw(fromHex(device)).raw(tag)
  return writer.finish()
}

/** Decodes the body of a hello record; BAD_VALUE for doubles, TOO_LARGE for more than 32 tags (PROTOCOL.md §5.1). */
export function decodeHello(body: Uint8Array): Hello {
  return readExactly(body, reader => {
    const key = hex(reader.raw(32)) as SignPublicKey
    const leaf = agreeKeyOf(reader.raw(32))
    const leafCounter = reader.u32()
    const before = hex(reader.raw(32))
    const count = reader.u8()
    ensure(count <= MAX_DEVICES, 'TOO_LARGE')
    const tags = new Map<DeviceId, Uint8Array>()
    for (let left = count; left > 0; left--) tags.set(hex(reader.raw(16)) as DeviceId, reader.raw(32))
    ensure(tags.size === count, 'BAD_VALUE')
    return { key, leaf, leafCounter, before: before === NO_EPOCH ? null : (before as EpochId), tags }
  })
}

/** `before` of a hello's body as it stands there, unchecked; null when there was no hello before, or the body is none (PROTOCOL.md §5.1). */
export function epochBefore(body: Uint8Array | null): EpochId | null {
  if (body === null || body.length < BEFORE + 32) return null
  const before = hex(body.subarray(BEFORE, BEFORE + 32))
  return before === NO_EPOCH ? null : (before as EpochId)
}

/** Raises HELLO_TAG unless the hello carries this device's tag and it verifies (PROTOCOL.md §5.1). */
export function checkHelloTag(
  hello: Hello,
  scope: HelloScope,
  me: DeviceId,
  pair: Secret<'pair-hello'>,
): void {
  const tag = hello.tags.get(me)
  ensure(tag !== undefined && equalBytes(tag, helloTag(pair, scope, hello)), 'HELLO_TAG')
}
