import { cat, int, K, lp, text, tohex } from '../../support/room/primitives.ts'
import { flipBit, Seeded, seal } from './seeded.ts'
import { bad, good, type Line, show, type Vector, type VectorSet } from './vector.ts'

/** Frames and their bodies (PROTOCOL.md §8), read by `to` after a frame with the counter `after`. */

const random = new Seeded('frames')
const fixed = {
  pair: random.bytes('pair-frame', 32),
  room: random.bytes('room', 16),
  epoch: random.bytes('epoch', 32),
  from: random.bytes('from', 16),
  to: random.bytes('to', 16),
  link: random.bytes('link', 16),
}
const head = (n: number, seq: number) =>
  cat(random.bytes(`strand ${n}`, 8), int(4, seq), random.bytes(`record ${n}`, 32))
const range = (from: number, to: number) => cat(random.bytes('strand 1', 8), int(4, from), int(4, to))
const many = (count: number, make: (n: number) => Uint8Array) =>
  Array.from({ length: count }, (_, n) => make(n))

const have = (...heads: readonly Uint8Array[]) => cat(fixed.epoch, int(2, heads.length), ...heads)
const want = (...ranges: readonly Uint8Array[]) => cat(int(1, ranges.length), ...ranges)
const put = (last: number, ...wires: readonly Uint8Array[]) =>
  cat(int(1, last), int(2, wires.length), ...wires.map(lp))

const plan = { ...fixed, kind: 4, counter: int(8, 8), body: int(1, 1), sealedKind: -1, label: 'frame' }
type Plan = typeof plan

function frameOf(from: Plan): Uint8Array {
  const key = K(from.pair, from.label, from.room, from.epoch)
  const ends = cat(from.room, from.epoch, from.from, from.to, from.link)
  const kind = int(1, from.sealedKind < 0 ? from.kind : from.sealedKind)
  const aad = cat(text('rowan/v1/frame'), ends, kind, from.counter)
  return cat(int(1, from.kind), from.counter, seal(key, aad, from.body))
}

const lines = (frame: Uint8Array): Line[] => [
  ['pair-frame', tohex(fixed.pair)],
  ['room', tohex(fixed.room)],
  ['epoch', tohex(fixed.epoch)],
  ['from', tohex(fixed.from)],
  ['to', tohex(fixed.to)],
  ['link', tohex(fixed.link)],
  ['after', '7'],
  ['frame', show(frame)],
]

const taken = (name: string, comment: string, kind: number, body: Uint8Array, says: string): Vector =>
  good(name, comment, [
    ...lines(frameOf({ ...plan, kind, body })),
    ['result-counter', '8'],
    ['result-says', says],
  ])

const refused = (name: string, code: string, comment: string, change: Partial<Plan>): Vector =>
  bad(name, code, comment, lines(frameOf({ ...plan, ...change })))

const body = (name: string, code: string, comment: string, kind: number, bytes: Uint8Array): Vector =>
  refused(name, code, comment, { kind, body: bytes })

const right = (): Vector[] => [
  taken('good-have', 'two heads', 1, have(head(1, 4), head(2, 0)), `have 2 ${tohex(fixed.epoch)}`),
  taken('good-have-nothing', 'no head', 1, have(), `have 0 ${tohex(fixed.epoch)}`),
  taken('good-want', 'a range of 512 records', 2, want(range(3, 514)), 'want 3-514'),
  taken('good-want-one', 'one record', 2, want(range(3, 3)), 'want 3-3'),
  taken('good-put', 'records, and more to come', 3, put(0, int(4, 1), int(2, 1)), 'put 4 2'),
  taken('good-put-last', 'the end of an answer', 3, put(1), 'put last'),
  taken('good-here', 'here', 4, int(1, 1), 'presence here'),
  taken('good-leaving', 'leaving', 4, int(1, 2), 'presence leaving'),
  good('good-counter-jump', 'counters may be left out', [
    ...lines(frameOf({ ...plan, counter: int(8, 2 ** 53 - 1) })),
    ['result-counter', String(2 ** 53 - 1)],
    ['result-says', 'presence here'],
  ]),
]

const other = (use: string, length: number) => random.bytes(`other ${use}`, length)

const wrongFrames = (): Vector[] => [
  refused('counter-again', 'FRAME_COUNTER', 'the counter of the frame before', { counter: int(8, 7) }),
  refused('counter-back', 'FRAME_COUNTER', 'a lower counter', { counter: int(8, 6) }),
  refused('counter-zero', 'FRAME_COUNTER', 'counter 0', { counter: int(8, 0) }),
  refused('counter-2-53', 'BAD_VALUE', 'a counter of 2^53', { counter: int(8, 2 ** 53) }),
  refused('kind-zero', 'BAD_TYPE', 'kind 0', { kind: 0 }),
  refused('kind-five', 'BAD_TYPE', 'kind 5', { kind: 5 }),
  refused('kind-changed', 'OPEN_FAILED', 'another kind than was sealed', { sealedKind: 1 }),
  refused('other-pair', 'OPEN_FAILED', 'a frame of another pair', { pair: other('pair', 32) }),
  refused('other-room', 'OPEN_FAILED', 'a frame of another room', { room: other('room', 16) }),
  refused('other-epoch', 'OPEN_FAILED', 'a frame of another epoch', { epoch: other('epoch', 32) }),
  refused('other-link', 'OPEN_FAILED', 'a frame of another link', { link: other('link', 16) }),
  refused('reflected', 'OPEN_FAILED', 'a frame of mine comes back', { from: fixed.to, to: fixed.from }),
  refused('other-label', 'OPEN_FAILED', 'the key of another purpose', { label: 'link' }),
  bad('bit', 'OPEN_FAILED', 'one bit is changed', lines(flipBit(frameOf(plan), 40))),
  bad('counter-changed', 'OPEN_FAILED', 'another counter than was sealed', lines(flipBit(frameOf(plan), 8))),
  bad('head-cut', 'TRUNCATED', 'a frame that ends in its counter', lines(frameOf(plan).slice(0, 8))),
  bad('seal-missing', 'OPEN_FAILED', 'a frame without a seal', lines(frameOf(plan).slice(0, 9))),
  bad(
    'too-large',
    'TOO_LARGE',
    'a frame of 1 MiB and a byte',
    lines(cat(int(1, 4), int(8, 8), new Uint8Array(1_048_568))),
  ),
]

const wrongBodies = (): Vector[] => [
  body('have-4097', 'TOO_LARGE', '4,097 heads are announced', 1, cat(fixed.epoch, int(2, 4097))),
  body('have-cut', 'TRUNCATED', 'a head ends early', 1, have(head(1, 4)).slice(0, -1)),
  body('have-trailing', 'TRAILING', 'a byte behind the heads', 1, cat(have(head(1, 4)), int(1, 0))),
  body('want-65', 'TOO_LARGE', '65 ranges', 2, want(...many(65, n => range(n, n)))),
  body('want-513', 'BAD_VALUE', 'a range of 513 records', 2, want(range(3, 515))),
  body('want-backwards', 'BAD_VALUE', 'a range that ends before it begins', 2, want(range(3, 2))),
  body('want-all', 'BAD_VALUE', 'a range of 2^32 records', 2, want(range(0, 2 ** 32 - 1))),
  body('want-cut', 'TRUNCATED', 'a range ends early', 2, want(range(3, 4)).slice(0, -1)),
  body('want-trailing', 'TRAILING', 'a byte behind the ranges', 2, cat(want(), int(1, 0))),
  body('put-last-2', 'BAD_VALUE', 'last is 2', 3, put(2)),
  body('put-1025', 'TOO_LARGE', '1,025 records', 3, put(1, ...many(1025, () => new Uint8Array(0)))),
  body('put-cut', 'TRUNCATED', 'a record ends early', 3, put(1, int(4, 1)).slice(0, -1)),
  body(
    'put-huge-record',
    'TOO_LARGE',
    'a record of 4 GiB is announced',
    3,
    cat(int(1, 1), int(2, 1), int(4, 2 ** 32 - 1)),
  ),
  body('put-trailing', 'TRAILING', 'a byte behind the records', 3, cat(put(1), int(1, 0))),
  body('presence-0', 'BAD_VALUE', 'presence 0', 4, int(1, 0)),
  body('presence-3', 'BAD_VALUE', 'presence 3', 4, int(1, 3)),
  body('presence-empty', 'TRUNCATED', 'no presence', 4, new Uint8Array()),
  body('presence-trailing', 'TRAILING', 'a byte behind presence', 4, int(2, 256)),
]

/** All vectors of frames. */
export const frames = (): VectorSet => ({
  object: 'frames',
  vectors: [...right(), ...wrongFrames(), ...wrongBodies()],
})
