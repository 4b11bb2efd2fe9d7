import { cat, int } from '../../support/room/primitives.ts'
import {
  type EpochKeys,
  type HelloPlan,
  helloBytes,
  helloTag,
  idOf,
  pairHello,
  planHello,
  planRecord,
  type Tag,
  tagsFor,
  wireBytes,
} from './record.ts'
import { type Device, founder, next, other, reader, readerLines, root } from './room.ts'
import { flipBit, Seeded } from './seeded.ts'
import { bad, good, type Line, show, type Vector, type VectorSet } from './vector.ts'

/** Hellos as they come, in turn, to the reader's ledger (PROTOCOL.md §5.1); only the last may be refused. */

const random = new Seeded('hellos')
const strand = random.sign('strand')
const stranger = random.bytes('stranger', 32)
const members = [founder, reader]

const lines = (wires: readonly Uint8Array[], epochs: readonly Uint8Array[] = []): Line[] => [
  ...readerLines,
  ...epochs.map((signed): Line => ['next', show(signed)]),
  ...wires.map((wire): Line => ['record', show(wire)]),
]

type Where = {
  readonly epoch?: EpochKeys
  readonly author?: Device
  readonly seq?: number
  readonly prev?: Uint8Array
}

/** The record that carries a body. */
function carry(body: Uint8Array, { epoch = root, author = founder, seq = 0, prev }: Where = {}) {
  return planRecord(epoch, author, strand, { seq, type: 1, body, ...(prev && { prev }) })
}
const wireOf = (body: Uint8Array, where: Where = {}) => wireBytes(where.epoch ?? root, carry(body, where))

const plan = planHello(root, founder, strand)
const rightTags = tagsFor(founder, members, plan)
const body = helloBytes(plan, rightTags)

const taken = (
  name: string,
  comment: string,
  vectorLines: Line[],
  outcome: string,
  verified: number,
): Vector =>
  good(name, comment, [...vectorLines, ['result-taken', outcome], ['result-verified', String(verified)]])

const refused = (name: string, code: string, comment: string, bytes: Uint8Array): Vector =>
  bad(name, code, comment, lines([wireOf(bytes)]))

/** A hello whose tags were made for something else. */
const wrongTag = (name: string, comment: string, change: Partial<HelloPlan>): Vector =>
  refused(name, 'HELLO_TAG', comment, helloBytes(plan, tagsFor(founder, members, { ...plan, ...change })))

const right = (): Vector[] => {
  const first = carry(body)
  const laterPlan = planHello(next, founder, strand, root.id)
  const laterBody = helloBytes(laterPlan, tagsFor(founder, [founder, reader, other], laterPlan))
  const later = { epoch: next, seq: 1, prev: idOf(first) }
  const basePlan = planHello(root, founder, strand, stranger)
  const baseBody = helloBytes(basePlan, tagsFor(founder, members, basePlan))
  const many = Array.from(
    { length: 30 },
    (_, n): Tag => ({ device: random.bytes(`d${n}`, 16), tag: stranger }),
  )
  return [
    taken('good', 'the first hello of a strand', lines([wireOf(body)]), 'new', 1),
    taken(
      'good-own-device',
      'a former strand of the reader itself',
      lines([wireOf(ownBody(), { author: reader })]),
      'new',
      1,
    ),
    taken(
      'good-later',
      'a hello in the next epoch',
      lines([wireOf(body), wireOf(laterBody, later)], [next.signed]),
      'new',
      2,
    ),
    taken(
      'good-base',
      'a strand that began before the reader came: the hello is its base',
      lines([wireOf(baseBody, { seq: 5, prev: stranger })]),
      'new',
      1,
    ),
    taken(
      'good-tags-of-others',
      'tags for others are not looked at',
      lines([wireOf(helloBytes(plan, [...many, ...rightTags]))]),
      'new',
      1,
    ),
    bad(
      'before-base',
      'RECORD_SEQUENCE',
      'a record before the base',
      lines([
        wireOf(baseBody, { seq: 5, prev: stranger }),
        wireBytes(root, planRecord(root, founder, strand, { seq: 4, prev: stranger })),
      ]),
    ),
    bad(
      'later-tag',
      'HELLO_TAG',
      'a later hello with the tag of the first',
      lines([wireOf(body), wireOf(helloBytes(laterPlan, rightTags), later)], [next.signed]),
    ),
    bad(
      'later-key',
      'RECORD_STRAND',
      'a later hello with the key of another strand',
      lines([wireOf(body), wireOf(otherKeyBody(), later)], [next.signed]),
    ),
  ]
}

/** The reader's own former strand says hello. */
function ownBody(): Uint8Array {
  const own = planHello(root, reader, strand)
  return helloBytes(own, tagsFor(reader, members, own))
}

function otherKeyBody(): Uint8Array {
  const { publicKey } = random.sign('another strand')
  const changed = { ...planHello(next, founder, random.sign('another strand'), root.id), key: publicKey }
  return helloBytes(changed, tagsFor(founder, [founder, reader, other], changed))
}

const wrong = (): Vector[] => {
  const [ofFounder, ofReader] = rightTags
  if (ofFounder === undefined || ofReader === undefined) throw new Error('two members have two tags')
  const fromOther = planHello(root, other, strand)
  const otherStrand = random.sign('another strand')
  const foreign = planHello(root, founder, otherStrand)
  return [
    refused('tag-missing', 'HELLO_TAG', 'no tag for the reader', helloBytes(plan, [ofFounder])),
    refused('tags-none', 'HELLO_TAG', 'no tags', helloBytes(plan, [])),
    refused(
      'tag-bit',
      'HELLO_TAG',
      'one bit of the tag is changed',
      helloBytes(plan, [ofFounder, { ...ofReader, tag: flipBit(ofReader.tag, 31) }]),
    ),
    refused(
      'tag-of-another-pair',
      'HELLO_TAG',
      'the tag for another member',
      helloBytes(plan, [ofFounder, { ...ofReader, tag: ofFounder.tag }]),
    ),
    refused(
      'tag-forged',
      'HELLO_TAG',
      'a member makes a hello in the name of another with the only key she has',
      helloBytes(plan, [ofFounder, { device: reader.id, tag: helloTag(pairHello(other, reader), plan) }]),
    ),
    wrongTag('tag-epoch', 'a tag for another epoch', { epoch: next.id }),
    wrongTag('tag-author', 'a tag for another author', { author: other.id }),
    wrongTag('tag-strand', 'a tag for another strand', { strand: stranger.slice(0, 8) }),
    wrongTag('tag-key', 'a tag for another key', { key: stranger }),
    wrongTag('tag-leaf', 'a tag for another leaf', { leaf: stranger }),
    wrongTag('tag-leaf-counter', 'a tag for another counter of the leaf', { leafCounter: 1 }),
    wrongTag('tag-before', 'a tag for another epoch before', { before: stranger }),
    bad(
      'author-stranger',
      'RECORD_AUTHOR',
      'the author is not a member of the epoch',
      lines([wireOf(helloBytes(fromOther, tagsFor(other, members, fromOther)), { author: other })]),
    ),
    bad(
      'strand-other',
      'RECORD_STRAND',
      'the strand of the record is not that of E_str',
      lines([wireOf(helloBytes(foreign, tagsFor(founder, members, foreign)))]),
    ),
    refused('tags-33', 'TOO_LARGE', '33 tags are announced', helloBytes(plan, rightTags, 33)),
    refused('tags-cut', 'TRUNCATED', 'fewer tags than announced', helloBytes(plan, rightTags, 3)),
    refused('trailing', 'TRAILING', 'a byte behind the tags', cat(body, int(1, 0))),
    refused('cut', 'TRUNCATED', 'the body ends in before', body.slice(0, 99)),
  ]
}

/** All vectors of hellos. */
export const hellos = (): VectorSet => ({ object: 'hellos', vectors: [...right(), ...wrong()] })
