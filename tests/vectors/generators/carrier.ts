import { cat, text, unhex } from '../../support/room/primitives.ts'
import { bad, good, type Line, show, type Vector, type VectorSet } from './vector.ts'

/** Messages of a carrier (PROTOCOL.md §7.3): y-webrtc's sync messages and the updates in them, in the V1 encoding of Yjs. */

/** lib0's varuint: seven bits a byte, low bits first. */
export function varuint(value: number): Uint8Array {
  const groups: number[] = []
  let rest = value
  for (; rest >= 128; rest = Math.floor(rest / 128)) groups.push((rest % 128) + 128)
  return new Uint8Array([...groups, rest])
}

/** Bytes or text behind their length. */
export const counted = (bytes: Uint8Array): Uint8Array => cat(varuint(bytes.length), bytes)

type Part = number | string | Uint8Array

/** varuints, counted texts, and bytes as they are. */
export const parts = (...list: readonly Part[]): Uint8Array =>
  cat(
    ...list.map(part => {
      if (typeof part === 'number') return varuint(part)
      return typeof part === 'string' ? counted(text(part)) : part
    }),
  )

/** One byte. */
export const byte = (value: number): Uint8Array => new Uint8Array([value])

const BINARY = 3
const SKIP = 10
const ann = 7
const ben = 8
const own = 9

const entry = (length = 3) => counted(new Uint8Array(length).fill(0xe5))
/** The first entry of a client, in the root that is named after it. */
const first = (client: number, content = entry(), info = BINARY, root = String(client)) =>
  parts(byte(info), 1, root, content)
const after = (client: number, clock: number) => parts(byte(BINARY | 0x80), client, clock, entry())
const before = (client: number, clock: number) => parts(byte(BINARY | 0x40), client, clock, entry())
const between = (client: number, clock: number) =>
  parts(byte(BINARY | 0xc0), client, clock, client, clock - 1, entry())
const run = (client: number, clock: number, ...structs: readonly Uint8Array[]) =>
  parts(structs.length, client, clock, ...structs)
const update = (...runs: readonly Uint8Array[]) => parts(runs.length, ...runs, 0)
const message = (subtype: number, body: Uint8Array) => parts(0, subtype, counted(body))

const setup: Line[] = [
  ['own', String(own)],
  ['known', `${own} 2`],
  ['known', `${ben} 3`],
]
const lines = (bytes: Uint8Array): Line[] => [...setup, ['message', show(bytes)]]

const taken = (
  name: string,
  comment: string,
  body: Uint8Array,
  entries: string,
  { complete = true, takesOwn = false } = {},
): Vector =>
  good(name, comment, [
    ...lines(message(2, body)),
    ['result-kind', 'update'],
    ['result-entries', entries],
    ['result-complete', complete ? 'yes' : 'no'],
    ['result-takes-own', takesOwn ? 'yes' : 'no'],
  ])

const refused = (name: string, comment: string, body: Uint8Array): Vector =>
  bad(name, 'CARRIER_UPDATE', comment, lines(message(2, body)))

const right = (): Vector[] => [
  taken('good-first', 'the first entry of a client', update(run(ann, 0, first(ann))), '3'),
  taken('good-after-known', 'an entry behind one that is known', update(run(ben, 3, after(ben, 2))), '3'),
  taken(
    'good-row',
    'two entries, the second behind the first',
    update(run(ann, 0, first(ann), after(ann, 0))),
    '3 3',
  ),
  taken(
    'good-two-clients',
    'entries of two clients',
    update(run(ann, 0, first(ann)), run(ben, 3, after(ben, 2))),
    '3 3',
  ),
  taken(
    'good-client-2-32-less-1',
    'the greatest client',
    update(run(2 ** 32 - 1, 0, first(2 ** 32 - 1))),
    '3',
  ),
  taken('good-again', 'entries that are known', update(run(ben, 0, first(ben), after(ben, 0))), '3 3'),
  taken('good-own-again', 'my own entries come back', update(run(own, 0, first(own), after(own, 0))), '3 3'),
  taken(
    'good-largest-entry',
    'an entry of 81,920 bytes',
    update(run(ann, 0, first(ann, entry(81_920)))),
    '81920',
  ),
  taken('good-last-clock', 'an entry at clock 2^16 - 1', update(run(ann, 65_535, after(ann, 65_534))), '3', {
    complete: false,
  }),
  taken('good-skip', 'a skip: not complete', update(run(ben, 0, parts(byte(SKIP), 2), after(ben, 1))), '3', {
    complete: false,
  }),
  taken('good-gap', 'entries missing below: not complete', update(run(ben, 4, after(ben, 3))), '3', {
    complete: false,
  }),
  taken('good-nothing', 'an update without entries', update(), ''),
  good('good-step-1', 'a state vector', [
    ...lines(message(0, parts(2, ann, 1, ben, 3))),
    ['result-kind', 'step1'],
  ]),
  good('good-step-2', 'the answer to one', [
    ...lines(message(1, update(run(ann, 0, first(ann))))),
    ['result-kind', 'step2'],
    ['result-entries', '3'],
    ['result-complete', 'yes'],
    ['result-takes-own', 'no'],
  ]),
]

const wrongContents = (): Vector[] => [
  refused('deletion', 'an entry is deleted', parts(0, 1, ben, 1, 0, 1)),
  refused('entry-too-large', 'an entry of 81,921 bytes', update(run(ann, 0, first(ann, entry(81_921))))),
  refused('other-root', 'an entry in another root', update(run(ann, 0, first(ann, entry(), BINARY, 'log')))),
  refused('root-of-another', 'an entry in the root of another', update(run(ann, 0, first(ben)))),
  refused(
    'root-longer',
    'a root with a zero before it',
    update(run(ann, 0, first(ann, entry(), BINARY, '07'))),
  ),
  refused(
    'map-key',
    'an entry under a map key',
    update(run(ann, 0, parts(byte(BINARY | 0x20), 1, String(ann), 'key', entry()))),
  ),
  refused(
    'parent-by-id',
    'an entry within another',
    update(run(ann, 0, parts(byte(BINARY), 0, ben, 0, entry()))),
  ),
  refused('collected', 'a collected struct', update(run(ann, 0, parts(byte(0), 1)))),
  refused('deleted-content', 'deleted content', update(run(ann, 0, first(ann, varuint(1), 1)))),
  refused('json', 'JSON', update(run(ann, 0, first(ann, parts(1, '"x"'), 2)))),
  refused('string', 'a string', update(run(ann, 0, first(ann, parts('words'), 4)))),
  refused('embed', 'an embed', update(run(ann, 0, first(ann, parts('{}'), 5)))),
  refused('format', 'a mark', update(run(ann, 0, first(ann, parts('bold', 'true'), 6)))),
  refused('type', 'a nested array', update(run(ann, 0, first(ann, varuint(0), 7)))),
  refused('any', 'a number', update(run(ann, 0, first(ann, parts(1, unhex('7d07')), 8)))),
  refused('document', 'a sub-document', update(run(ann, 0, first(ann, parts('guid', unhex('7600')), 9)))),
]

const wrongShapes = (): Vector[] => [
  refused(
    'client-twice',
    'one client in two runs',
    update(run(ann, 0, first(ann)), run(ann, 1, after(ann, 0))),
  ),
  refused('run-empty', 'a client without a struct', update(run(ann, 0))),
  refused('client-2-32', 'a client of 2^32', update(run(2 ** 32, 0, first(2 ** 32)))),
  refused('clock-2-16', 'an entry at clock 2^16', update(run(ann, 65_536, after(ann, 65_535)))),
  refused('skip-too-far', 'a skip beyond clock 2^16', update(run(ann, 0, parts(byte(SKIP), 65_537)))),
  refused('before-another', 'an entry before one that is known', update(run(ben, 3, before(ben, 2)))),
  refused('between-others', 'an entry with a neighbour on both sides', update(run(ben, 3, between(ben, 2)))),
  refused('after-another', 'a first entry behind one of another', update(run(ann, 0, after(ben, 2)))),
  refused('after-earlier', 'an entry not behind the one before it', update(run(ben, 3, after(ben, 1)))),
  refused('after-itself', 'an entry behind itself', update(run(ben, 3, after(ben, 3)))),
  refused('first-twice', 'a second entry in front', update(run(ann, 0, first(ann), first(ann)))),
  refused('trailing', 'a byte behind the delete set', cat(update(run(ann, 0, first(ann))), byte(0))),
  refused('cut', 'no delete set', update(run(ann, 0, first(ann))).slice(0, -1)),
  refused(
    'entry-cut',
    'an entry longer than the update',
    parts(1, 1, ann, 0, byte(BINARY), 1, String(ann), 9, byte(0)),
  ),
  refused('empty', 'no bytes at all', new Uint8Array()),
  refused('structs-announced', 'more structs than there are bytes', parts(1, 20_001, ann, 0, 0)),
  refused('clients-announced', '2,049 clients', parts(2049, 0)),
]

const wrongMessages = (): Vector[] => {
  const code = (name: string, expect: string, comment: string, bytes: Uint8Array) =>
    bad(name, expect, comment, lines(bytes))
  return [
    code('awareness', 'BAD_TYPE', 'a message of awareness', parts(1, counted(parts(0)))),
    code('subtype-3', 'BAD_TYPE', 'a sync message of subtype 3', message(3, parts(0))),
    code('query-awareness', 'BAD_TYPE', 'a question for awareness', parts(3)),
    code(
      'message-trailing',
      'CARRIER_UPDATE',
      'a byte behind the message',
      cat(message(2, update()), byte(0)),
    ),
    code('message-cut', 'CARRIER_UPDATE', 'a message whose body ends early', parts(0, 2, 9, 0)),
    code('message-empty', 'CARRIER_UPDATE', 'a message without bytes', new Uint8Array()),
    code(
      'vector-trailing',
      'CARRIER_UPDATE',
      'a byte behind a state vector',
      message(0, parts(1, ann, 1, 0)),
    ),
    code('vector-cut', 'CARRIER_UPDATE', 'a state vector that ends early', message(0, parts(1, ann))),
    code(
      'vector-2049',
      'CARRIER_UPDATE',
      'a state vector of 2,049 clients',
      message(0, parts(2049, new Uint8Array(4098))),
    ),
    code(
      'vector-too-large',
      'CARRIER_UPDATE',
      'a state vector of 32,769 bytes',
      message(0, new Uint8Array(32_769)),
    ),
  ]
}

/** All vectors of carrier messages. */
export const carrier = (): VectorSet => ({
  object: 'carrier',
  vectors: [...right(), ...wrongContents(), ...wrongShapes(), ...wrongMessages()],
})
