import { H, int, K } from '../../support/room/primitives.ts'
import {
  headerBytes,
  helloBytes,
  idOf,
  planHello,
  planRecord,
  type RecordPlan,
  type SealPlan,
  tagsFor,
  wireBytes,
} from './record.ts'
import {
  founder,
  type Head,
  issued,
  next,
  opsBytes,
  other,
  planEpoch,
  reader,
  readerLines,
  removeOp,
  root,
  stateBytes,
  statePlan,
} from './room.ts'
import { flipBit, Seeded, type Sign } from './seeded.ts'
import { bad, good, type Line, show, type Vector, type VectorSet } from './vector.ts'

/** Records as they come, in turn, to the reader's ledger (PROTOCOL.md §5); only the last may be refused. */

const random = new Seeded('records')
const strand = random.sign('strand')
const stranger = random.bytes('stranger', 32)

const helloPlan = planHello(root, founder, strand)
const helloBody = helloBytes(helloPlan, tagsFor(founder, [founder, reader], helloPlan))
const hello = planRecord(root, founder, strand, { seq: 0, type: 1, body: helloBody })
const helloWire = wireBytes(root, hello)
const plan = planRecord(root, founder, strand, { seq: 1, prev: idOf(hello) })
const second = planRecord(root, founder, strand, { seq: 2, prev: idOf(plan) })

const lines = (wires: readonly Uint8Array[], epochs: readonly Uint8Array[] = []): Line[] => [
  ...readerLines,
  ...epochs.map((signed): Line => ['next', show(signed)]),
  ...wires.map((wire): Line => ['record', show(wire)]),
]

const taken = (
  name: string,
  comment: string,
  wires: readonly Uint8Array[],
  outcome: string,
  verified: number,
): Vector =>
  good(name, comment, [...lines(wires), ['result-taken', outcome], ['result-verified', String(verified)]])

const refused = (name: string, code: string, comment: string, change: Partial<RecordPlan>): Vector =>
  bad(name, code, comment, lines([helloWire, wireBytes(root, { ...plan, ...change })]))

const sealed = (name: string, code: string, comment: string, seals: SealPlan): Vector =>
  bad(name, code, comment, lines([helloWire, wireBytes(root, plan, seals)]))

/** A payload, and a header that agrees with it. */
const withPayload = (payload: Uint8Array): Partial<RecordPlan> => ({
  payload,
  payloadHash: H('payload', payload),
  payloadLength: payload.length,
  sealedPayload: payload,
})

const right = (): Vector[] => [
  taken('good', 'a hello and a message', [helloWire, wireBytes(root, plan)], 'new', 2),
  taken(
    'good-again',
    'a record that is known',
    [helloWire, wireBytes(root, plan), wireBytes(root, plan)],
    'known',
    2,
  ),
  taken(
    'good-no-hello',
    'a record whose strand has not said hello waits',
    [wireBytes(root, plan)],
    'kept',
    0,
  ),
  taken(
    'good-gap',
    'a record with a missing predecessor waits',
    [helloWire, wireBytes(root, second)],
    'kept',
    1,
  ),
  taken(
    'good-gap-filled',
    'it is verified when the predecessor comes',
    [helloWire, wireBytes(root, second), wireBytes(root, plan)],
    'new',
    3,
  ),
  taken(
    'good-hello-last',
    'what waited for the hello is verified with it',
    [wireBytes(root, plan), helloWire],
    'new',
    2,
  ),
  taken(
    'good-16-deps',
    '16 deps, of records nobody knows',
    [
      helloWire,
      wireBytes(root, { ...plan, deps: Array.from({ length: 16 }, (_, n) => random.bytes(`dep ${n}`, 32)) }),
    ],
    'new',
    2,
  ),
  taken(
    'good-empty-body',
    'a payload of the salt alone',
    [helloWire, wireBytes(root, { ...plan, ...withPayload(plan.payload.slice(0, 16)) })],
    'new',
    2,
  ),
  taken(
    'good-leave',
    'somebody leaves for good',
    [helloWire, wireBytes(root, { ...plan, type: 7, ...withPayload(plan.payload.slice(0, 16)) })],
    'new',
    2,
  ),
  taken(
    'good-largest-body',
    'a body of 64 KiB',
    [helloWire, wireBytes(root, { ...plan, ...withPayload(new Uint8Array(65_552)) })],
    'new',
    2,
  ),
  taken(
    'good-husk',
    'a husk',
    [helloWire, wireBytes(root, { ...plan, sealedPayload: new Uint8Array() })],
    'new',
    2,
  ),
  good('good-husk-later-seal', 'a husk that is sealed under a later epoch', [
    ...lines([helloWire, wireBytes(next, { ...plan, sealedPayload: new Uint8Array() })], [next.signed]),
    ['result-taken', 'new'],
    ['result-verified', '2'],
  ]),
]

const wrongSeals = (): Vector[] => [
  sealed('tag-unknown', 'RECORD_EPOCH', 'the tag of an epoch that is not known', {
    tag: stranger.slice(0, 8),
  }),
  sealed('seal-key', 'OPEN_FAILED', 'sealed under another key', {
    key: K(root.es, 'signal', plan.room, root.id),
  }),
  sealed('seal-aad', 'OPEN_FAILED', 'sealed for another epoch', { aadEpoch: stranger }),
  sealed('seal-block', 'OPEN_FAILED', 'padded to a multiple of 64 bytes', { block: 64 }),
  sealed('id-other', 'RECORD_ID', 'the recordId is not that of the header', { id: stranger }),
  bad(
    'id-changed',
    'OPEN_FAILED',
    'the recordId is changed on the way',
    lines([helloWire, flipBit(wireBytes(root, plan), 0)]),
  ),
  bad(
    'seal-bit',
    'OPEN_FAILED',
    'one bit of the seal is changed',
    lines([helloWire, flipBit(wireBytes(root, plan), 80)]),
  ),
  bad(
    'seal-cut',
    'OPEN_FAILED',
    'the last byte is missing',
    lines([helloWire, wireBytes(root, plan).slice(0, -1)]),
  ),
  refused('content-trailing', 'TRAILING', 'a byte behind the payload', { contentAfter: int(1, 0) }),
]

const wrongHeaders = (): Vector[] => [
  refused('header-magic', 'BAD_TYPE', 'another magic', { magic: int(2, 0x5232) }),
  refused('header-suite', 'BAD_SUITE', 'suite 2', { suite: 2 }),
  refused('header-type-0', 'BAD_TYPE', 'type 0', { type: 0 }),
  refused('header-type-6', 'BAD_TYPE', 'type 6, which is reserved', { type: 6 }),
  refused('header-type-8', 'BAD_TYPE', 'type 8', { type: 8 }),
  refused('header-type-20', 'BAD_TYPE', 'type 20', { type: 20 }),
  refused('header-ts', 'BAD_VALUE', 'ts is 2^53', { ts: int(8, 2 ** 53) }),
  refused('header-deps-17', 'TOO_LARGE', '17 deps', {
    deps: Array.from({ length: 17 }, (_, n) => random.bytes(`dep ${n}`, 32)),
  }),
  refused('header-deps-cut', 'TRUNCATED', 'fewer deps than announced', { nDeps: 1 }),
  refused('header-trailing', 'TRAILING', 'a byte behind the deps', { headerAfter: int(1, 0) }),
  sealed('header-cut', 'TRUNCATED', 'the header ends early', { header: headerBytes(plan).slice(0, -1) }),
  refused('payload-without-salt', 'BAD_VALUE', 'a payload shorter than its salt', { payloadLength: 15 }),
  refused('payload-too-large', 'TOO_LARGE', 'a body of 64 KiB and a byte', { payloadLength: 65_553 }),
  refused('room-other', 'EPOCH_ROOM', 'a record of another room', { room: stranger.slice(0, 16) }),
  refused('epoch-other', 'RECORD_EPOCH', 'the header names another epoch than the seal', { epoch: stranger }),
  refused('payload-hash', 'RECORD_PAYLOAD', 'the hash of another payload', { payloadHash: stranger }),
  refused('payload-length', 'RECORD_PAYLOAD', 'another length than that of the payload', {
    payloadLength: plan.payload.length + 1,
  }),
  refused('payload-other', 'RECORD_PAYLOAD', 'another payload than the hashed one', {
    sealedPayload: flipBit(plan.payload, 20),
  }),
]

const wrongPlaces = (): Vector[] => {
  const twin = { ...plan, ...withPayload(flipBit(plan.payload, 20)) }
  const nextRecord = planRecord(next, founder, strand, { seq: 1, prev: idOf(hello) })
  const refusedRow = (name: string, code: string, comment: string, ...wires: Uint8Array[]) =>
    bad(name, code, comment, lines([helloWire, ...wires]))
  return [
    refused('author-other', 'RECORD_AUTHOR', 'a member writes in the strand of another', {
      author: reader.id,
    }),
    refused('signer-other', 'BAD_SIGNATURE', 'signed by another strand', {
      signer: random.sign('other strand'),
    }),
    refused('signature-label', 'BAD_SIGNATURE', 'signed for another purpose', { label: 'epoch' }),
    refused('prev-zero', 'RECORD_SEQUENCE', 'prev is zero at seq 1', { prev: new Uint8Array(32) }),
    refused('prev-other', 'RECORD_SEQUENCE', 'prev is another record', { prev: stranger }),
    bad(
      'prev-at-0',
      'RECORD_SEQUENCE',
      'prev is not zero at seq 0',
      lines([wireBytes(root, { ...hello, prev: stranger })]),
    ),
    refusedRow(
      'twin',
      'RECORD_EQUIVOCATION',
      'two records at one place',
      wireBytes(root, plan),
      wireBytes(root, twin),
    ),
    refusedRow(
      'twin-waiting',
      'RECORD_EQUIVOCATION',
      'two records at one place that wait for a predecessor',
      wireBytes(root, second),
      wireBytes(root, { ...second, ts: int(8, 1) }),
    ),
    bad('frozen', 'RECORD_STRAND', 'a record of a strand with two records at one place', [
      ...lines([helloWire, wireBytes(root, plan)]),
      ['twin', show(wireBytes(root, twin))],
      ['record', show(wireBytes(root, second))],
    ]),
    bad(
      'epoch-without-hello',
      'RECORD_EPOCH',
      'a record in an epoch in which the strand has not said hello',
      lines([helloWire, wireBytes(next, nextRecord)], [next.signed]),
    ),
  ]
}

/** Records of a device that was removed, before and after the closing frontier (§4.5). */
const closed = (): Vector[] => {
  const theirs = random.sign('strand of Other')
  const elsewhere = random.sign('another strand of Other')
  const say = (strandKeys: Sign): RecordPlan => {
    const body = planHello(next, other, strandKeys)
    return planRecord(next, other, strandKeys, {
      seq: 0,
      type: 1,
      body: helloBytes(body, tagsFor(other, [founder, reader, other], body)),
    })
  }
  const hello0 = say(theirs)
  const said = planRecord(next, other, theirs, { seq: 1, prev: idOf(hello0) })
  const late = planRecord(next, other, theirs, { seq: 2, prev: idOf(said) })
  const removal = (heads: readonly Head[]) => {
    const made = planEpoch(3, [next], root.members, [opsBytes(removeOp(other.id))], `closed ${heads.length}`)
    const removed = [{ id: other.id, no: 3 }]
    const state = stateBytes(root.members, { ...statePlan, removed, frontiers: [heads] })
    return issued({ es: made.es, plan: { ...made.plan, state } }).signed
  }
  const upTo1 = removal([{ strand: said.strand, seq: 1, id: idOf(said) }])
  const wires = [hello0, said, late].map(each => wireBytes(next, each))
  const epochs = [next.signed, upTo1]
  return [
    good('good-removed-author', 'what a removed device wrote up to the closing frontier', [
      ...lines(wires.slice(0, 2), epochs),
      ['result-taken', 'new'],
      ['result-verified', '2'],
    ]),
    bad('frontier', 'RECORD_FRONTIER', 'what a removed device wrote after it', lines(wires, epochs)),
    bad(
      'frontier-strand',
      'RECORD_FRONTIER',
      'a strand of a removed device that does not stand in the frontier',
      lines([wireBytes(next, say(elsewhere))], epochs),
    ),
    bad(
      'frontier-empty',
      'RECORD_FRONTIER',
      'nothing of the removed device was known',
      lines(wires.slice(0, 1), [next.signed, removal([])]),
    ),
  ]
}

/** All vectors of records. */
export const records = (): VectorSet => ({
  object: 'records',
  vectors: [...right(), ...wrongSeals(), ...wrongHeaders(), ...wrongPlaces(), ...closed()],
})
