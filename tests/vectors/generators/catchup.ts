import { cat, H, int, K, lp, pad, text, tohex } from '../../support/room/primitives.ts'
import { helloBytes, idOf, planHello, planRecord, tagsFor, wireBytes } from './record.ts'
import {
  type EpochPlan,
  entry,
  founder,
  issued,
  next,
  nextMembers,
  opsBytes,
  other,
  planEpoch,
  reader,
  readerLines,
  removeOp,
  root,
  signedBytes,
  stateBytes,
  statePlan,
} from './room.ts'
import { base64url, boxTo, flipBit, Seeded, sealExactly } from './seeded.ts'
import { bad, good, type Line, show, type Vector, type VectorSet } from './vector.ts'

/** Messages of catching up, and what an answer hands over (PROTOCOL.md §4.6). */

const random = new Seeded('catchup')
const pair = random.bytes('pair-catchup', 32)
const topic = base64url(random.bytes('topic', 24))
const nonce = random.bytes('nonce', 16)
const none: Uint8Array = new Uint8Array()
const epochIds = Array.from({ length: 25 }, (_, n) => random.bytes(`epoch ${n}`, 32))
const largest = 30 * 1024

type Say = {
  readonly version?: number
  readonly type?: number
  readonly label?: string
  readonly key?: Uint8Array
  readonly topic?: string
  readonly block?: number
  /** The first two bytes as they travel, where they are not those that are sealed. */
  readonly head?: Uint8Array
}

/** version | type | SEAL in blocks of 1,024. */
function messageBytes(type: number, label: string, body: Uint8Array, say: Say = {}): Uint8Array {
  const head = cat(int(1, say.version ?? 1), int(1, say.type ?? type))
  const aad = cat(text('rowan/v1/rv'), text(say.topic ?? topic), head)
  const key = K(say.key ?? pair, say.label ?? label)
  return cat(say.head ?? head, sealExactly(key, aad, pad(body, say.block ?? 1024)))
}

type Named = { readonly n?: number; readonly lacking?: readonly Uint8Array[]; readonly m?: number }

const askBody = (epochs: readonly Uint8Array[], { n, lacking = [], m }: Named = {}) =>
  cat(
    founder.id,
    nonce,
    int(4, 7),
    founder.leaf.publicKey,
    int(1, n ?? epochs.length),
    ...epochs,
    int(1, m ?? lacking.length),
    ...lacking,
  )
const giveBody = (index: number, count: number, part: Uint8Array) =>
  cat(founder.id, nonce, int(1, index), int(1, count), lp(part))
const staleBody = cat(founder.id, nonce, int(4, 9))

const asked = askBody(epochIds.slice(0, 2))
const given = giveBody(1, 3, text('a part'))
const ask = (body = asked, say?: Say) => messageBytes(1, 'cu-ask', body, say)
const give = (body = given, say?: Say) => messageBytes(2, 'cu-give', body, say)
const stale = (body: Uint8Array = staleBody, say?: Say) => messageBytes(3, 'cu-stale', body, say)

const lines = (message: Uint8Array): Line[] => [
  ['pair-catchup', tohex(pair)],
  ['topic', topic],
  ['message', show(message)],
]
const said = (name: string, comment: string, message: Uint8Array, type: string, words: string): Vector =>
  good(name, comment, [
    ...lines(message),
    ['result-type', type],
    ['result-from', tohex(founder.id)],
    ['result-nonce', tohex(nonce)],
    ['result-says', words],
  ])
const wrong = (name: string, code: string, comment: string, message: Uint8Array): Vector =>
  bad(name, code, comment, lines(message))

const askWords = (epochs: readonly Uint8Array[], lacking: readonly Uint8Array[] = []) =>
  ['7', tohex(founder.leaf.publicKey), ...epochs.map(tohex), 'lacks', ...lacking.map(tohex)].join(' ')

const messages = (): Vector[] => [
  said('good-ask', 'a question', ask(), 'ask', askWords(epochIds.slice(0, 2))),
  said('good-ask-nothing', 'a question that names no epoch', ask(askBody([])), 'ask', askWords([])),
  said(
    'good-ask-most',
    'a question that names 20 epochs as known and six as lacking',
    ask(askBody(epochIds.slice(0, 20), { lacking: epochIds.slice(19) })),
    'ask',
    askWords(epochIds.slice(0, 20), epochIds.slice(19)),
  ),
  said('good-give', 'a part of an answer', give(), 'give', '1/3 6'),
  said(
    'good-give-largest',
    'the last of six parts, of 30 KiB',
    give(giveBody(5, 6, new Uint8Array(largest))),
    'give',
    `5/6 ${largest}`,
  ),
  said('good-stale', 'a later leaf is known', stale(), 'stale', '9'),
  wrong('version', 'BAD_VERSION', 'version 2', ask(asked, { version: 2 })),
  wrong('type-0', 'BAD_TYPE', 'type 0', ask(asked, { type: 0 })),
  wrong('type-4', 'BAD_TYPE', 'type 4', stale(staleBody, { type: 4 })),
  wrong('head-alone', 'TRUNCATED', 'a message of 2 bytes', ask().slice(0, 2)),
  wrong('empty', 'TRUNCATED', 'no bytes', none),
  wrong(
    'ask-as-give',
    'OPEN_FAILED',
    'a question under the key of answers',
    ask(asked, { label: 'cu-give' }),
  ),
  wrong(
    'stale-as-ask',
    'OPEN_FAILED',
    'another type in front than the sealed one',
    stale(staleBody, {
      head: cat(int(1, 1), int(1, 1)),
    }),
  ),
  wrong(
    'topic-other',
    'OPEN_FAILED',
    'sealed for the topic of another day',
    ask(asked, { topic: 'a'.repeat(32) }),
  ),
  wrong(
    'pair-other',
    'OPEN_FAILED',
    'sealed under the key of another pair',
    ask(asked, { key: epochIds[0] ?? none }),
  ),
  wrong('block', 'OPEN_FAILED', 'padded to a multiple of 255 bytes', stale(staleBody, { block: 255 })),
  wrong('bit', 'OPEN_FAILED', 'one bit of the seal is changed', flipBit(give(), 200)),
  wrong('cut', 'OPEN_FAILED', 'the last byte is missing', give().slice(0, -1)),
  wrong('ask-21', 'TOO_LARGE', 'a question that names 21 epochs', ask(askBody(epochIds.slice(0, 21)))),
  wrong('ask-cut', 'TRUNCATED', 'fewer epochs than announced', ask(askBody([], { n: 1 }))),
  wrong(
    'ask-lacking-7',
    'TOO_LARGE',
    'a question that names seven epochs as lacking',
    ask(askBody([], { lacking: epochIds.slice(0, 7) })),
  ),
  wrong(
    'ask-lacking-cut',
    'TRUNCATED',
    'fewer lacking epochs than announced',
    ask(askBody([], { lacking: epochIds.slice(0, 1), m: 2 })),
  ),
  wrong('ask-trailing', 'TRAILING', 'a byte behind the lacking epochs', ask(cat(asked, int(1, 0)))),
  wrong('give-index', 'BAD_VALUE', 'the fourth of three parts', give(giveBody(3, 3, none))),
  wrong('give-count-0', 'BAD_VALUE', 'none of no parts', give(giveBody(0, 0, none))),
  wrong('give-count-7', 'BAD_VALUE', 'the first of seven parts', give(giveBody(0, 7, none))),
  wrong(
    'give-too-large',
    'TOO_LARGE',
    'a part of 30 KiB and a byte',
    give(giveBody(0, 1, new Uint8Array(largest + 1))),
  ),
  wrong('give-cut', 'TRUNCATED', 'a part that ends early', give(given.slice(0, -1))),
  wrong('give-trailing', 'TRAILING', 'a byte behind the part', give(cat(given, int(1, 0)))),
  wrong('stale-cut', 'TRUNCATED', 'a counter of three bytes', stale(staleBody.slice(0, -1))),
  wrong('stale-trailing', 'TRAILING', 'a byte behind the counter', stale(cat(staleBody, int(1, 0)))),
]

type Handed = { readonly signed: Uint8Array; readonly box?: Uint8Array; readonly hasBox?: number }

/** nEpochs u16 | nEpochs x (LP(signed) | hasBox u8 | [box80]) | nHellos u16 | nHellos x LP(wire). */
const handedBytes = (
  epochs: readonly Handed[],
  hellos: readonly Uint8Array[] = [],
  { nEpochs = epochs.length, nHellos = hellos.length, after = none } = {},
): Uint8Array =>
  cat(
    int(2, nEpochs),
    ...epochs.flatMap(({ signed, box, hasBox }) => [
      lp(signed),
      int(1, hasBox ?? (box === undefined ? 0 : 1)),
      box ?? none,
    ]),
    int(2, nHellos),
    ...hellos.map(lp),
    after,
  )

const handedLines = (handed: Uint8Array): Line[] => [...readerLines, ['handed', show(handed)]]

/** The result names the epochs that are known then, a star on those whose key is here, and how many hellos. */
const taken = (name: string, comment: string, handed: Uint8Array, epochs: string, hellos: number): Vector =>
  good(name, comment, [...handedLines(handed), ['result-epochs', epochs], ['result-hellos', String(hellos)]])

const boxFor = (es: Uint8Array, use: string, leaf = reader.leaf.publicKey) =>
  boxTo(es, leaf, random.agree(`box ${use}`))

/** The epoch after the root, whose boxes are for leaves that the reader has no more. */
function lostEpoch(change: Partial<EpochPlan> = {}) {
  return issued({ es: next.es, plan: { ...next.plan, boxes: [], ...change } })
}

const strand = random.sign('strand')
const helloPlan = planHello(root, founder, strand)
const helloBody = helloBytes(helloPlan, tagsFor(founder, [founder, reader], helloPlan))
const hello = planRecord(root, founder, strand, { seq: 0, type: 1, body: helloBody })

const handed = (): Vector[] => {
  const lost = lostEpoch()
  const after = issued(planEpoch(3, [lost], nextMembers, [opsBytes()], 'after lost'))
  const goneState = stateBytes([entry(founder)], { ...statePlan, removed: [{ id: reader.id, no: 2 }] })
  const without = lostEpoch({ ops: [opsBytes(removeOp(reader.id))], state: goneState })
  const boxed = { signed: lost.signed, box: boxFor(lost.es, 'lost') }
  const row = (...ids: readonly (readonly [{ readonly id: Uint8Array }, boolean])[]) =>
    ids.map(([{ id }, isOpen]) => `${tohex(id)}${isOpen ? '*' : ''}`).join(' ')
  return [
    taken(
      'good-handed',
      'an epoch with its secret',
      handedBytes([boxed]),
      row([root, true], [lost, true]),
      0,
    ),
    taken(
      'good-handed-two',
      'an epoch with its secret, and the next, which has a box of its own',
      handedBytes([boxed, { signed: after.signed }]),
      row([root, true], [lost, true], [after, true]),
      0,
    ),
    taken(
      'good-handed-closed',
      'an epoch without its secret',
      handedBytes([{ signed: lost.signed }]),
      row([root, true], [lost, false]),
      0,
    ),
    taken(
      'good-handed-removal',
      'the epoch that removes the reader',
      handedBytes([{ signed: without.signed }]),
      row([root, true], [without, false]),
      0,
    ),
    taken(
      'good-handed-other-box',
      'a secret that is boxed to another leaf is none',
      handedBytes([{ signed: lost.signed, box: boxFor(lost.es, 'other', other.leaf.publicKey) }]),
      row([root, true], [lost, false]),
      0,
    ),
    taken(
      'good-handed-leaf',
      'the epoch lists another leaf of the reader than she has',
      handedBytes([leafLost()]),
      row([root, true], [leafLostEpoch(), true]),
      0,
    ),
    taken('good-handed-nothing', 'no epochs and no hellos', handedBytes([]), row([root, true]), 0),
    taken('good-handed-hello', 'a hello', handedBytes([], [wireBytes(root, hello)]), row([root, true]), 1),
  ]
}

/** An epoch that lists a leaf of the reader which she has lost, as after an older copy of her profile was restored. */
function leafLostEpoch() {
  const lostLeaf = { leaf: random.agree('lost leaf').publicKey, leafCounter: 3 }
  const members = nextMembers.map((member, at) => (at === 1 ? { ...member, ...lostLeaf } : member))
  return lostEpoch({ state: stateBytes(members) })
}
const leafLost = () => ({ signed: leafLostEpoch().signed, box: boxFor(next.es, 'leaf lost') })

const wrongHanded = (): Vector[] => {
  const lost = lostEpoch()
  const goneState = stateBytes([entry(founder)], { ...statePlan, removed: [{ id: reader.id, no: 2 }] })
  const without = lostEpoch({ ops: [opsBytes(removeOp(reader.id))], state: goneState })
  const after = issued(planEpoch(3, [lost], nextMembers, [opsBytes()], 'after lost'))
  const refused = (name: string, code: string, comment: string, bytes: Uint8Array) =>
    bad(name, code, comment, handedLines(bytes))
  const box = boxFor(lost.es, 'lost')
  const message = planRecord(root, founder, strand, { seq: 1, prev: idOf(hello) })
  const ofHello = (name: string, code: string, comment: string, wire: Uint8Array) =>
    refused(name, code, comment, handedBytes([], [wire]))
  const stranger = random.sign('another strand')
  const unsaid = helloBytes(helloPlan, [])
  return [
    refused(
      'handed-flag',
      'BAD_VALUE',
      'hasBox is 2',
      handedBytes([{ signed: lost.signed, hasBox: 2, box }]),
    ),
    refused(
      'handed-cut',
      'TRUNCATED',
      'fewer epochs than announced',
      handedBytes([{ signed: lost.signed, box }], [], { nEpochs: 3 }),
    ),
    refused(
      'handed-box-cut',
      'TRUNCATED',
      'a box that ends early',
      handedBytes([{ signed: lost.signed, box }]).slice(0, -30),
    ),
    refused(
      'handed-trailing',
      'TRAILING',
      'a byte behind the hellos',
      handedBytes([{ signed: lost.signed, box }], [], { after: int(1, 0) }),
    ),
    refused(
      'handed-epochs-1025',
      'TOO_LARGE',
      '1,025 epochs are announced',
      handedBytes([], [], { nEpochs: 1025 }),
    ),
    refused(
      'handed-hellos-1025',
      'TOO_LARGE',
      '1,025 hellos are announced',
      handedBytes([], [], { nHellos: 1025 }),
    ),
    refused(
      'handed-too-large',
      'TOO_LARGE',
      '180 KiB and a byte',
      handedBytes([], [], { after: new Uint8Array(180 * 1024 - 3) }),
    ),
    refused(
      'handed-commit',
      'EPOCH_COMMIT',
      'the secret of another epoch',
      handedBytes([{ signed: lost.signed, box: boxFor(root.es, 'root') }]),
    ),
    refused(
      'handed-order',
      'EPOCH_UNKNOWN_PARENT',
      'an epoch before its parent',
      handedBytes([{ signed: after.signed }, { signed: lost.signed, box }]),
    ),
    refused(
      'handed-outside',
      'EPOCH_MEMBERS',
      'the secret of an epoch that the reader is not in',
      handedBytes([{ signed: without.signed, box: boxFor(without.es, 'without') }]),
    ),
    refused(
      'handed-signature',
      'BAD_SIGNATURE',
      'one bit of the signature is changed',
      handedBytes([{ signed: flipBit(lost.signed, lost.signed.length - 60), box }]),
    ),
    ofHello('hello-type', 'BAD_TYPE', 'a message in place of a hello', wireBytes(root, message)),
    ofHello('hello-epoch', 'RECORD_EPOCH', 'a hello in an epoch that is not known', wireBytes(after, hello)),
    ofHello(
      'hello-tag',
      'HELLO_TAG',
      'a hello without a tag for the reader',
      wireBytes(root, planRecord(root, founder, strand, { seq: 0, type: 1, body: unsaid })),
    ),
    ofHello(
      'hello-signature',
      'BAD_SIGNATURE',
      'a hello signed by another strand',
      wireBytes(root, { ...hello, signer: stranger }),
    ),
    ofHello(
      'hello-strand',
      'RECORD_STRAND',
      'a hello in another strand than that of its key',
      wireBytes(root, { ...hello, strand: H('strand', stranger.publicKey).slice(0, 8) }),
    ),
    ofHello(
      'hello-author',
      'RECORD_AUTHOR',
      'a hello of a device that is not in the epoch',
      wireBytes(root, { ...hello, author: other.id }),
    ),
    refused(
      'handed-not-member',
      'EPOCH_ISSUER',
      'issued by a member',
      handedBytes([
        { signed: signedBytes({ ...lost.plan, issuer: reader.id, signer: reader.control.secretKey }), box },
      ]),
    ),
  ]
}

/** All vectors of catching up. */
export const catchup = (): VectorSet => ({
  object: 'catchup',
  vectors: [...messages(), ...handed(), ...wrongHanded()],
})
