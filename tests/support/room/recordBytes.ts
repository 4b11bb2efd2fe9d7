import sodium from 'libsodium-wrappers-sumo'
import type { Epoch } from '../../../shared/room/epoch/epoch.ts'
import { cat, H, int, K, lp, SEAL, SIG, text, tohex, unhex } from './primitives.ts'

/** Records written by hand from PROTOCOL.md §5, right or wrong in any one thing. */

/** A strand's keys and id. */
export type Strand = { readonly key: Uint8Array; readonly secretKey: Uint8Array; readonly id: Uint8Array }

/** A strand that a test writes with, and may write wrongly with. */
export function newStrand(): Strand {
  const { publicKey, privateKey } = sodium.crypto_sign_keypair()
  return { key: publicKey, secretKey: privateKey, id: H('strand', publicKey).slice(0, 8) }
}

/** What there is to change in a record. */
export type RecordPlan = {
  readonly magic: Uint8Array
  readonly suite: number
  readonly type: number
  readonly room: Uint8Array
  readonly epoch: Uint8Array
  readonly author: Uint8Array
  readonly strand: Uint8Array
  readonly seq: number
  readonly prev: Uint8Array
  readonly doc: Uint8Array
  readonly payload: Uint8Array
  readonly payloadHash: Uint8Array
  readonly payloadLength: number
  readonly ts: number
  readonly deps: readonly Uint8Array[]
  readonly signer: Uint8Array
}

/** A record of a strand, and everything in it that a test may want otherwise. */
export function planRecord(
  epoch: Epoch,
  author: string,
  strand: Strand,
  seq = 0,
  body = text('words'),
): RecordPlan {
  const payload = cat(sodium.randombytes_buf(16), body)
  return {
    magic: text('R1'),
    suite: 1,
    type: 2,
    room: unhex(epoch.room),
    epoch: unhex(epoch.id),
    author: unhex(author),
    strand: strand.id,
    seq,
    prev: new Uint8Array(32),
    doc: new Uint8Array(16),
    payload,
    payloadHash: H('payload', payload),
    payloadLength: payload.length,
    ts: 1_700_000_000_000,
    deps: [],
    signer: strand.secretKey,
  }
}

/** hdr. */
export const headerBytes = (from: RecordPlan): Uint8Array =>
  cat(
    from.magic,
    int(1, from.suite),
    int(1, from.type),
    from.room,
    from.epoch,
    from.author,
    from.strand,
    int(4, from.seq),
    from.prev,
    from.doc,
    from.payloadHash,
    int(4, from.payloadLength),
    int(8, from.ts),
    int(1, from.deps.length),
    ...from.deps,
  )

/** The recordId of a plan. */
export const recordId = (from: RecordPlan): Uint8Array => H('rec-id', headerBytes(from))

/** K(es, "rec", roomId, epochId). */
export const recordKey = (epoch: Epoch): Uint8Array =>
  K(epoch.keys.secret.expose(), 'rec', unhex(epoch.room), unhex(epoch.id))

/** P+"seal" | roomId | epochId | recordId. */
export const recordAad = (epoch: Epoch, id: Uint8Array): Uint8Array =>
  cat(text('rowan/v1/seal'), unhex(epoch.room), unhex(epoch.id), id)

/** recordId | tag8 | SEAL of any content, as a member of the epoch can make it. */
export const sealedContent = (epoch: Epoch, id: Uint8Array, content: Uint8Array): Uint8Array =>
  cat(id, K(recordKey(epoch), 'tag').slice(0, 8), SEAL(recordKey(epoch), recordAad(epoch, id), content))

/** The whole record on the wire, sealed under an epoch. */
export function wireBytes(epoch: Epoch, from: RecordPlan, payload = from.payload): Uint8Array {
  const header = headerBytes(from)
  const content = cat(lp(header), SIG(from.signer, 'rec', header), lp(payload))
  return sealedContent(epoch, recordId(from), content)
}

/** The claims of a hello, as its tags cover them. */
export type HelloPlan = {
  readonly key: Uint8Array
  readonly leaf: Uint8Array
  readonly counter: number
  readonly before: Uint8Array
}

/** tag_B. */
export const helloTagBytes = (
  pairHello: Uint8Array,
  epoch: Epoch,
  author: string,
  { key, leaf, counter, before }: HelloPlan,
): Uint8Array =>
  K(
    pairHello,
    'hello',
    unhex(epoch.room),
    unhex(epoch.id),
    unhex(author),
    H('strand', key).slice(0, 8),
    key,
    leaf,
    int(4, counter),
    before,
  )

/** The body of a hello. */
export const helloBytes = (from: HelloPlan, tags: readonly (readonly [string, Uint8Array])[]): Uint8Array =>
  cat(
    from.key,
    from.leaf,
    int(4, from.counter),
    from.before,
    int(1, tags.length),
    ...tags.map(([device, tag]) => cat(unhex(device), tag)),
  )

/** The id of a record as the program writes it. */
export const idText = (from: RecordPlan): string => tohex(recordId(from))
