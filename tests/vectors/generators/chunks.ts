import { cat, int, unhex } from '../../support/room/primitives.ts'
import { bad, good, type Line, show, type Vector, type VectorSet } from './vector.ts'

/** Chunks of a link (PROTOCOL.md §7.2). A vector is what comes, chunk by chunk; only the last may be refused. */

const FULL = 16_371

const chunk = (type: number, id: number, total: number, offset: number, piece: Uint8Array): Uint8Array =>
  cat(int(1, type), int(4, id), int(4, total), int(4, offset), piece)

const bytes = (length: number, byte = 0xab): Uint8Array => new Uint8Array(length).fill(byte)

const lines = (chunks: readonly Uint8Array[], results: readonly Line[] = []): Line[] => [
  ...chunks.map((one): Line => ['chunk', show(one)]),
  ...results,
]

const taken = (name: string, comment: string, chunks: readonly Uint8Array[], messages: string): Vector =>
  good(name, comment, lines(chunks, [['result-messages', messages]]))

const refused = (name: string, comment: string, ...chunks: Uint8Array[]): Vector =>
  bad(name, 'CHUNK', comment, lines(chunks))

const firstOfTwo = (type: number) => chunk(type, 0, FULL + 1, 0, bytes(FULL))

const right: Vector[] = [
  taken('good-hello', 'a hello of 48 bytes', [chunk(1, 0, 48, 0, bytes(48))], '1:48'),
  taken('good-tag', 'a tag of 32 bytes', [chunk(2, 0, 32, 0, bytes(32))], '2:32'),
  taken('good-carrier', 'the smallest carrier message', [chunk(3, 0, 1, 0, bytes(1))], '3:1'),
  taken('good-frame-empty', 'a frame of 0 bytes', [chunk(4, 0, 0, 0, bytes(0))], '4:0'),
  taken('good-ping', 'a ping', [chunk(5, 0, 0, 0, bytes(0))], '5:0'),
  taken('good-pong', 'a pong', [chunk(6, 0, 0, 0, bytes(0))], '6:0'),
  taken('good-largest-chunk', 'a chunk of 16,384 bytes', [chunk(4, 0, FULL, 0, bytes(FULL))], '4:16371'),
  taken(
    'good-two-pieces',
    'a carrier message of a full piece and one byte',
    [firstOfTwo(3), chunk(3, 0, FULL + 1, FULL, bytes(1))],
    '3:16372',
  ),
  taken(
    'good-unfinished',
    'the first piece of the largest carrier message gives no message yet',
    [chunk(3, 0, 8_388_608, 0, bytes(FULL))],
    '',
  ),
  taken(
    'good-numbers',
    'carrier messages and frames are numbered each from 0',
    [chunk(3, 0, 1, 0, bytes(1)), chunk(4, 0, 1, 0, bytes(1)), chunk(3, 1, 1, 0, bytes(1))],
    '3:1 4:1 3:1',
  ),
  taken(
    'good-pings-are-zero',
    'the second ping has id 0 too',
    [chunk(5, 0, 0, 0, bytes(0)), chunk(5, 0, 0, 0, bytes(0))],
    '5:0 5:0',
  ),
  taken(
    'good-alternating',
    'a frame between two pieces of a carrier message',
    [firstOfTwo(3), chunk(4, 0, 2, 0, bytes(2)), chunk(3, 0, FULL + 1, FULL, bytes(1))],
    '4:2 3:16372',
  ),
]

const wrong: Vector[] = [
  refused('type-zero', 'type 0', chunk(0, 0, 0, 0, bytes(0))),
  refused('type-unknown', 'type 7', chunk(7, 0, 0, 0, bytes(0))),
  refused('chunk-too-long', 'a piece of 16,372 bytes', chunk(4, 0, FULL + 1, 0, bytes(FULL + 1))),
  bad(
    'header-cut',
    'TRUNCATED',
    'a chunk that ends in its offset',
    lines([unhex('050000000000000000000000')]),
  ),
  refused('hello-short', 'a hello of 47 bytes', chunk(1, 0, 47, 0, bytes(47))),
  refused('hello-long', 'a hello of 49 bytes', chunk(1, 0, 49, 0, bytes(49))),
  refused('tag-short', 'a tag of 31 bytes', chunk(2, 0, 31, 0, bytes(31))),
  refused('carrier-empty', 'a carrier message of 0 bytes', chunk(3, 0, 0, 0, bytes(0))),
  refused(
    'carrier-too-large',
    'a carrier message of 8 MiB and a byte',
    chunk(3, 0, 8_388_609, 0, bytes(FULL)),
  ),
  refused('frame-too-large', 'a frame of 1 MiB and a byte', chunk(4, 0, 1_048_577, 0, bytes(FULL))),
  refused('ping-with-content', 'a ping of 1 byte', chunk(5, 0, 1, 0, bytes(1))),
  refused('hello-numbered', 'a hello with id 1', chunk(1, 1, 48, 0, bytes(48))),
  refused('ping-numbered', 'a ping with id 1', chunk(5, 1, 0, 0, bytes(0))),
  refused('first-id-one', 'the first carrier message has id 1', chunk(3, 1, 1, 0, bytes(1))),
  refused('id-repeated', 'two frames with id 0', chunk(4, 0, 1, 0, bytes(1)), chunk(4, 0, 1, 0, bytes(1))),
  refused('first-offset', 'the first piece does not begin at 0', chunk(3, 0, FULL, 1, bytes(FULL))),
  refused(
    'offset-gap',
    'the second piece begins one byte late',
    firstOfTwo(3),
    chunk(3, 0, FULL + 1, FULL + 1, bytes(1)),
  ),
  refused(
    'offset-repeated',
    'the second piece begins at 0 again',
    firstOfTwo(3),
    chunk(3, 0, FULL + 1, 0, bytes(1)),
  ),
  refused(
    'total-changed',
    'the second piece names another total',
    firstOfTwo(4),
    chunk(4, 0, FULL + 2, FULL, bytes(1)),
  ),
  refused(
    'id-changed',
    'the second piece has another id',
    firstOfTwo(4),
    chunk(4, 1, FULL + 1, FULL, bytes(1)),
  ),
  refused('piece-short', 'a first piece that is not full', chunk(4, 0, FULL + 1, 0, bytes(FULL - 1))),
  refused('piece-long', 'a piece with one byte more than the total', chunk(4, 0, 5, 0, bytes(6))),
  refused('piece-empty', 'a first piece of 0 bytes', chunk(4, 0, 5, 0, bytes(0))),
]

/** All vectors of chunks. */
export const chunks = (): VectorSet => ({ object: 'chunks', vectors: [...right, ...wrong] })
