import { cat, H, int, K, lp, SIG, text } from '../../support/room/primitives.ts'
import { type Device, room } from './room.ts'
import { dh, Seeded, type Sign, seal } from './seeded.ts'

/** Records, written from PROTOCOL.md §5. */

const random = new Seeded('record')
const zeros = (length: number): Uint8Array => new Uint8Array(length)

/** An epoch, as far as records need it. */
export type EpochKeys = { readonly id: Uint8Array; readonly es: Uint8Array }

/** A strand's id. */
export const strandOf = (key: Uint8Array): Uint8Array => H('strand', key).slice(0, 8)

/** Everything of a record that a vector may want otherwise. */
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
  readonly ts: Uint8Array
  readonly nDeps: number
  readonly deps: readonly Uint8Array[]
  readonly headerAfter: Uint8Array
  readonly signer: Sign
  readonly label: string
  /** What stands in the seal; the payload itself unless told. */
  readonly sealedPayload: Uint8Array
  readonly contentAfter: Uint8Array
}

/** A record of a strand: a message, unless told. */
export function planRecord(
  epoch: EpochKeys,
  author: Device,
  strand: Sign,
  say: {
    readonly seq: number
    readonly prev?: Uint8Array
    readonly type?: number
    readonly body?: Uint8Array
  },
): RecordPlan {
  const { seq, prev = zeros(32), type = 2, body = cat(lp(text(`words ${seq}`))) } = say
  const payload = cat(random.bytes(`salt ${seq}`, 16), body)
  return {
    magic: text('R1'),
    suite: 1,
    type,
    room,
    epoch: epoch.id,
    author: author.id,
    strand: strandOf(strand.publicKey),
    seq,
    prev,
    doc: zeros(16),
    payload,
    payloadHash: H('payload', payload),
    payloadLength: payload.length,
    ts: int(8, 1_700_000_000_000),
    nDeps: -1,
    deps: [],
    headerAfter: zeros(0),
    signer: strand,
    label: 'rec',
    sealedPayload: payload,
    contentAfter: zeros(0),
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
    from.ts,
    int(1, from.nDeps < 0 ? from.deps.length : from.nDeps),
    ...from.deps,
    from.headerAfter,
  )

/** recordId. */
export const idOf = (from: RecordPlan): Uint8Array => H('rec-id', headerBytes(from))

/** How a record is sealed, where it is not as it should be. */
export type SealPlan = {
  readonly header?: Uint8Array
  readonly id?: Uint8Array
  readonly tag?: Uint8Array
  readonly key?: Uint8Array
  readonly aadEpoch?: Uint8Array
  readonly block?: number
}

/** wire. */
export function wireBytes(epoch: EpochKeys, from: RecordPlan, seals: SealPlan = {}): Uint8Array {
  const rec = K(epoch.es, 'rec', room, epoch.id)
  const header = seals.header ?? headerBytes(from)
  const id = seals.id ?? H('rec-id', header)
  const aad = cat(text('rowan/v1/seal'), room, seals.aadEpoch ?? epoch.id, id)
  const signature = SIG(from.signer.secretKey, from.label, header)
  const content = cat(lp(header), signature, lp(from.sealedPayload), from.contentAfter)
  const tag = seals.tag ?? K(rec, 'tag').slice(0, 8)
  return cat(id, tag, seal(seals.key ?? rec, aad, content, seals.block ?? 256))
}

/** k_AB's pair-hello, of the device that computes it with its secret key. */
export function pairHello(mine: Device, theirs: Device): Uint8Array {
  const [first = mine, second = theirs] = [mine, theirs].sort((a, b) => Buffer.compare(a.id, b.id))
  const agreed = dh(mine.identity, theirs.identity.publicKey)
  const ids = [first.id, second.id, first.identity.publicKey, second.identity.publicKey]
  return K(K(agreed, 'pair', room, ...ids), 'pair-hello')
}

/** What the tags of a hello cover. */
export type HelloPlan = {
  readonly epoch: Uint8Array
  readonly author: Uint8Array
  readonly strand: Uint8Array
  readonly key: Uint8Array
  readonly leaf: Uint8Array
  readonly leafCounter: number
  readonly before: Uint8Array
}

/** A hello of a device. */
export const planHello = (
  epoch: EpochKeys,
  author: Device,
  strand: Sign,
  before: Uint8Array = zeros(32),
): HelloPlan => ({
  epoch: epoch.id,
  author: author.id,
  strand: strandOf(strand.publicKey),
  key: strand.publicKey,
  leaf: author.leaf.publicKey,
  leafCounter: 0,
  before,
})

/** tag_B. */
export const helloTag = (pair: Uint8Array, from: HelloPlan): Uint8Array =>
  K(
    pair,
    'hello',
    room,
    from.epoch,
    from.author,
    from.strand,
    from.key,
    from.leaf,
    int(4, from.leafCounter),
    from.before,
  )

/** One tag of a hello. */
export type Tag = { readonly device: Uint8Array; readonly tag: Uint8Array }

/** The body of a hello. */
export const helloBytes = (from: HelloPlan, tags: readonly Tag[], n = tags.length): Uint8Array =>
  cat(
    from.key,
    from.leaf,
    int(4, from.leafCounter),
    from.before,
    int(1, n),
    ...tags.map(({ device, tag }) => cat(device, tag)),
  )

/** The right tags of a hello for these members. */
export const tagsFor = (author: Device, members: readonly Device[], from: HelloPlan): Tag[] =>
  members.map(member => ({ device: member.id, tag: helloTag(pairHello(author, member), from) }))
