import { cat, text, unhex } from '../../support/room/primitives.ts'
import { byte, counted, parts, varuint } from './carrier.ts'
import { bad, good, type Line, show, type Vector, type VectorSet } from './vector.ts'

/** Updates of notes in the V1 encoding of Yjs (PROTOCOL.md §10.4), in turn; only the last may be refused. A line `update` is the writer's strand and clientID, then the bytes. */

export const ann = 7
export const ben = 8
export const STRING = 4
const FORMAT = 6
export const TYPE = 7
const ANY = 8

type Id = readonly [client: number, clock: number]

/** A struct whose parent is the root. */
export const atRoot = (ref: number, content: Uint8Array, root = 'note') => parts(byte(ref), 1, root, content)
/** A struct whose parent is a struct. */
export const inside = ([client, clock]: Id, ref: number, content: Uint8Array) =>
  parts(byte(ref), 0, client, clock, content)
/** The value of an attribute. */
const attribute = ([client, clock]: Id, key: string, value: Uint8Array, count = 1) =>
  parts(byte(ANY | 0x20), 0, client, clock, key, count, value)
/** A struct behind another. */
export const after = ([client, clock]: Id, ref: number, content: Uint8Array) =>
  parts(byte(ref | 0x80), client, clock, content)
/** A struct before another. */
const before = ([client, clock]: Id, ref: number, content: Uint8Array) =>
  parts(byte(ref | 0x40), client, clock, content)

export const element = (name: string) => parts(3, name)
export const words = (value: string) => counted(text(value))
const mark = (name: string, json: string) => parts(name, json)
const anyText = (value: string) => cat(byte(119), words(value))
const anyInteger = (value: number) => cat(byte(125), byte(value))
export const XML_TEXT = varuint(6)

export const block = (client: number, clock: number, ...structs: readonly Uint8Array[]) =>
  parts(structs.length, client, clock, ...structs)
export const deleteSet = (...ranges: readonly (readonly [client: number, ...pairs: number[]])[]) =>
  parts(ranges.length, ...ranges.flatMap(([client, ...pairs]) => [client, pairs.length / 2, ...pairs]))
export const update = (blocks: readonly Uint8Array[], deletes = deleteSet()) =>
  parts(blocks.length, ...blocks, deletes)

/** A paragraph (clock 0), its text (1) and four letters (2 to 5), of Ann. */
const first = update([
  block(
    ann,
    0,
    atRoot(TYPE, element('paragraph')),
    inside([ann, 0], TYPE, XML_TEXT),
    inside([ann, 1], STRING, words('text')),
  ),
])
/** The next update of Ann. */
const then = (...structs: readonly Uint8Array[]) => update([block(ann, 6, ...structs)])
/** The first update of Ben. */
const byBen = (...structs: readonly Uint8Array[]) => update([block(ben, 0, ...structs)])

type Step = readonly [strand: 'a' | 'b' | 'c', client: number, bytes: Uint8Array]
export const strands = { a: 'aa'.repeat(8), b: 'bb'.repeat(8), c: 'cc'.repeat(8) }
const lines = (steps: readonly Step[]): Line[] =>
  steps.map(([strand, client, bytes]) => ['update', `${strands[strand]} ${client} ${show(bytes)}`])

const taken = (name: string, comment: string, steps: readonly Step[], says: string, waiting = 0): Vector =>
  good(name, comment, [...lines(steps), ['result-text', says], ['result-waiting', String(waiting)]])
const refused = (name: string, code: string, comment: string, ...steps: Step[]): Vector =>
  bad(name, code, comment, lines(steps))

/** What Ann writes first. */
const begins = (name: string, code: string, comment: string, bytes: Uint8Array) =>
  refused(name, code, comment, ['a', ann, bytes])
/** What she writes behind her first update. */
const goesOn = (name: string, code: string, comment: string, bytes: Uint8Array) =>
  refused(name, code, comment, ['a', ann, first], ['a', ann, bytes])
const answers = (name: string, code: string, comment: string, bytes: Uint8Array) =>
  refused(name, code, comment, ['a', ann, first], ['b', ben, bytes])

const right = (): Vector[] => {
  const more = (name: string, comment: string, says: string, ...structs: Uint8Array[]) =>
    taken(
      name,
      comment,
      [
        ['a', ann, first],
        ['a', ann, then(...structs)],
      ],
      says,
    )
  return [
    taken('good', 'a paragraph with words', [['a', ann, first]], 'text'),
    more('good-behind', 'letters behind letters', 'text!', after([ann, 5], STRING, words('!'))),
    more('good-before', 'letters before letters', '!text', before([ann, 2], STRING, words('!'))),
    more(
      'good-heading',
      'a heading of level 3',
      'text',
      after([ann, 0], TYPE, element('heading')),
      attribute([ann, 6], 'level', anyInteger(3)),
    ),
    more(
      'good-list',
      'an ordered list',
      'text',
      after([ann, 0], TYPE, element('orderedList')),
      attribute([ann, 6], 'type', anyText('a')),
    ),
    more(
      'good-task',
      'a task that is done',
      'text',
      after([ann, 0], TYPE, element('taskItem')),
      attribute([ann, 6], 'checked', byte(120)),
    ),
    more('good-mark', 'bold from here', 'text', after([ann, 5], FORMAT, mark('bold', '{}'))),
    more('good-mark-end', 'and to here', 'text', after([ann, 5], FORMAT, mark('bold', 'null'))),
    more(
      'good-link',
      'a link',
      'text',
      after([ann, 5], FORMAT, mark('link', '{"href":"https://a.example/","target":null}')),
    ),
    more('good-collected', 'what came and went', 'text', parts(byte(0), 3)),
    more('good-deleted', 'deleted content', 'text', after([ann, 5], 1, varuint(3))),
    taken(
      'good-deletion',
      'a member deletes what another wrote',
      [
        ['a', ann, first],
        ['b', ben, update([], deleteSet([ann, 2, 2]))],
      ],
      'xt',
    ),
    taken(
      'good-answer',
      'a member writes into what another wrote',
      [
        ['a', ann, first],
        ['b', ben, byBen(after([ann, 5], STRING, words('!')))],
      ],
      'text!',
    ),
    taken(
      'good-waits',
      'an update that refers to what has not come waits',
      [['b', ben, byBen(after([ann, 5], STRING, words('!')))]],
      '',
      1,
    ),
    taken(
      'good-waited',
      'and is applied when that comes',
      [
        ['b', ben, byBen(after([ann, 5], STRING, words('!')))],
        ['a', ann, first],
      ],
      'text!',
    ),
    taken(
      'good-farthest',
      'the clock moves by 65,536',
      [['a', ann, update([block(ann, 0, parts(byte(0), 65_536))])]],
      '',
    ),
  ]
}

const wrongEncodings = (): Vector[] => {
  const s = (name: string, comment: string, bytes: Uint8Array) => begins(name, 'NOTE_STRUCT', comment, bytes)
  const paragraph = atRoot(TYPE, element('paragraph'))
  return [
    s('no-bytes', 'no bytes', new Uint8Array()),
    s('cut', 'no delete set', first.slice(0, -1)),
    s('trailing', 'a byte behind the delete set', cat(first, byte(0))),
    s('varuint-long', 'a count that is not in its shortest form', cat(unhex('8100'), first.slice(1))),
    s('varuint-2-53', 'a client of 2^53', parts(1, 1, unhex('8080808080808010'), 0, paragraph, 0)),
    s('struct-empty', 'a collected struct of length 0', update([block(ann, 0, parts(byte(0), 0))])),
    s('string-empty', 'a string of no letters', update([block(ann, 0, atRoot(STRING, words('')))])),
    s(
      'string-utf8',
      'a string that is no UTF-8',
      update([block(ann, 0, atRoot(STRING, counted(unhex('eda080'))))]),
    ),
    s(
      'client-twice',
      'one client in two blocks',
      update([block(ann, 0, paragraph), block(ann, 1, paragraph)]),
    ),
    s('block-empty', 'a block without structs', update([block(ann, 0)])),
    s(
      'parent-info',
      'a parent of an unknown kind',
      update([block(ann, 0, parts(byte(TYPE), 2, element('paragraph')))]),
    ),
    s('structs-announced', 'more structs than there are bytes', parts(1, 2 ** 40, ann, 0, paragraph, 0)),
    answers(
      'deletes-client-twice',
      'NOTE_STRUCT',
      'one client twice in the delete set',
      update([], deleteSet([ann, 2, 1], [ann, 4, 1])),
    ),
    answers('deletes-empty', 'NOTE_STRUCT', 'a client without ranges', update([], deleteSet([ann]))),
    answers('deletes-length-0', 'NOTE_STRUCT', 'a range of length 0', update([], deleteSet([ann, 2, 0]))),
    answers(
      'deletes-descending',
      'NOTE_STRUCT',
      'ranges that descend',
      update([], deleteSet([ann, 4, 1, 2, 1])),
    ),
    answers('deletes-touching', 'NOTE_STRUCT', 'ranges that touch', update([], deleteSet([ann, 2, 1, 3, 1]))),
    answers(
      'deletes-overlapping',
      'NOTE_STRUCT',
      'ranges that overlap',
      update([], deleteSet([ann, 2, 2, 3, 2])),
    ),
  ]
}

const wrongContents = (): Vector[] => {
  const s = (name: string, comment: string, ...structs: Uint8Array[]) =>
    goesOn(name, 'NOTE_STRUCT', comment, then(...structs))
  const behind = (ref: number, content: Uint8Array) => after([ann, 5], ref, content)
  const marked = (name: string, comment: string, key: string, json: string) =>
    s(name, comment, behind(FORMAT, mark(key, json)))
  const newElement = (name: string) => after([ann, 0], TYPE, element(name))
  const valued = (name: string, comment: string, of: string, key: string, value: Uint8Array) =>
    s(name, comment, newElement(of), attribute([ann, 6], key, value))
  return [
    s('skip', 'a skip', parts(byte(10), 1)),
    s('json', 'JSON', behind(2, parts(1, '"x"'))),
    s('binary', 'bytes', behind(3, words('x'))),
    s('embed', 'an embed', behind(5, words('{}'))),
    s('document', 'a sub-document', behind(9, parts('guid', unhex('7600')))),
    s('array', 'a nested array', after([ann, 0], TYPE, varuint(0))),
    s('map', 'a nested map', after([ann, 0], TYPE, varuint(1))),
    s('fragment', 'a nested fragment', after([ann, 0], TYPE, varuint(4))),
    s('hook', 'a hook', after([ann, 0], TYPE, parts(5, 'hook'))),
    s('image', 'a picture', newElement('image')),
    s('script', 'a script', newElement('script')),
    s('other-root', 'a paragraph in another root', atRoot(TYPE, element('paragraph'), 'notes')),
    s('root-map', 'a map entry on the root', parts(byte(ANY | 0x20), 1, 'note', 'key', 1, byte(120))),
    marked('mark-unknown', 'an unknown mark', 'code', '{}'),
    marked('mark-value', 'bold with a text', 'bold', '"x"'),
    marked('mark-false', 'bold with false', 'bold', 'false'),
    marked('mark-object', 'bold with an object that is not empty', 'bold', '{"a":1}'),
    marked('mark-json', 'a mark that is no JSON', 'bold', '{'),
    marked('link-script', 'a link with javascript', 'link', '{"href":"javascript:alert(1)"}'),
    marked('link-data', 'a link with data', 'link', '{"href":"data:text/html,x"}'),
    marked(
      'link-space',
      'a link with a line feed in its scheme',
      'link',
      '{"href":"java\\nscript:alert(1)"}',
    ),
    marked('link-key', 'a link with another key', 'link', '{"href":"https://a.example/","onclick":"x"}'),
    marked('link-number', 'a link with a number', 'link', '{"href":1}'),
    valued('attribute-unknown', 'an unknown attribute', 'paragraph', 'onclick', anyText('x')),
    valued('heading-4', 'a heading of level 4', 'heading', 'level', anyInteger(4)),
    valued('heading-text', 'a heading whose level is a text', 'heading', 'level', anyText('1')),
    valued('list-type', 'an ordered list of an unknown type', 'orderedList', 'type', anyText('b')),
    valued('task-text', 'a task that is checked with a word', 'taskItem', 'checked', anyText('yes')),
    valued('any-null', 'null as a value', 'taskItem', 'checked', byte(126)),
    valued('any-float', 'a fraction as a value', 'heading', 'level', unhex('7c3f800000')),
    valued('any-object', 'an object as a value', 'heading', 'level', unhex('7600')),
    valued('any-list', 'a list as a value', 'heading', 'level', unhex('7500')),
    s(
      'attribute-two-values',
      'two values in one attribute',
      newElement('heading'),
      attribute([ann, 6], 'level', cat(anyInteger(1), anyInteger(2)), 2),
    ),
  ]
}

const wrongPlaces = (): Vector[] => {
  const s = (name: string, comment: string, ...structs: Uint8Array[]) =>
    goesOn(name, 'NOTE_STRUCT', comment, then(...structs))
  const nest = Array.from({ length: 33 }, (_, depth) =>
    depth === 0 ? atRoot(TYPE, element('bulletList')) : inside([ann, depth - 1], TYPE, element('bulletList')),
  )
  return [
    s('place-root-text', 'a text in the root', after([ann, 0], TYPE, XML_TEXT)),
    s('place-root-letters', 'letters in the root', after([ann, 0], STRING, words('x'))),
    s(
      'place-element-letters',
      'letters in a paragraph, beside its text',
      after([ann, 1], STRING, words('x')),
    ),
    s('place-text-element', 'an element among letters', after([ann, 5], TYPE, element('hardBreak'))),
    s('place-in-letters', 'a parent that holds nothing', inside([ann, 2], STRING, words('x'))),
    s('place-text-attribute', 'an attribute of a text', attribute([ann, 1], 'level', anyInteger(1))),
    s('place-attribute-letters', 'letters as a value', parts(byte(STRING | 0x20), 0, ann, 0, 'level', 'x')),
    s('place-two', 'neighbours in two places', parts(byte(STRING | 0xc0), ann, 5, ann, 1, 'x')),
    begins('place-deep', 'NOTE_STRUCT', 'a container 33 deep', update([block(ann, 0, ...nest)])),
    refused(
      'place-collected',
      'NOTE_STRUCT',
      'a neighbour that came collected',
      ['a', ann, update([block(ann, 0, parts(byte(0), 1))])],
      ['b', ben, byBen(after([ann, 0], STRING, words('x')))],
    ),
  ]
}

const wrongClocks = (): Vector[] => {
  const paragraph = atRoot(TYPE, element('paragraph'))
  const c = (name: string, comment: string, bytes: Uint8Array) => goesOn(name, 'NOTE_CLOCK', comment, bytes)
  return [
    begins(
      'clock-not-zero',
      'NOTE_CLOCK',
      'a first update that does not begin at 0',
      update([block(ann, 1, paragraph)]),
    ),
    c('clock-again', 'the same again', first),
    c('clock-gap', 'a clock is left out', update([block(ann, 7, paragraph)])),
    c('clock-jump', 'the clock moves by 65,537', then(parts(byte(0), 65_537))),
    c('origin-itself', 'behind itself', then(after([ann, 6], STRING, words('x')))),
    c('origin-later', 'behind what is not written yet', then(after([ann, 9], STRING, words('x')))),
    c('right-origin-later', 'before what is not written yet', then(before([ann, 9], STRING, words('x')))),
    c('parent-later', 'in what is not written yet', then(inside([ann, 9], STRING, words('x')))),
    c('delete-later', 'a deletion of her own that is not written yet', update([], deleteSet([ann, 5, 2]))),
    answers(
      'origin-2-30',
      'NOTE_CLOCK',
      'behind clock 2^30 of another',
      byBen(after([ann, 2 ** 30], STRING, words('x'))),
    ),
    answers(
      'delete-2-30',
      'NOTE_CLOCK',
      'a deletion beyond 2^30 of another',
      update([], deleteSet([ann, 2 ** 30, 1])),
    ),
    answers('client-other', 'NOTE_CLIENT', 'structs of another client', then(paragraph)),
    goesOn(
      'client-two',
      'NOTE_CLIENT',
      'structs of her own, and of another',
      update([block(ann, 6, paragraph), block(ben, 0, paragraph)]),
    ),
    refused(
      'client-matched',
      'NOTE_CLIENT',
      'another strand with the same clientID',
      ['a', ann, first],
      ['c', ann, then(paragraph)],
    ),
  ]
}

/** So many letters in a paragraph. */
const written = (letters: number) =>
  update([
    block(
      ann,
      0,
      atRoot(TYPE, element('paragraph')),
      inside([ann, 0], TYPE, XML_TEXT),
      inside([ann, 1], STRING, words('a'.repeat(letters))),
    ),
  ])

const wrongSizes = (): Vector[] => {
  const paragraph = atRoot(TYPE, element('paragraph'))
  const many = (count: number) => Array.from({ length: count }, () => paragraph)
  const ranges = Array.from({ length: 4097 }, (_, n) => [2 * n, 1]).flat()
  const clients = Array.from({ length: 257 }, (_, n) => [n, 0, 1] as const)
  const large = (name: string, comment: string, bytes: Uint8Array) =>
    begins(name, 'NOTE_TOO_LARGE', comment, bytes)
  return [
    taken('good-1024', '1,024 structs', [['a', ann, update([block(ann, 0, ...many(1024))])]], ''),
    large('structs-1025', '1,025 structs', update([block(ann, 0, ...many(1025))])),
    large('deletes-4097', '4,097 deleted ranges', update([], deleteSet([ben, ...ranges]))),
    large('deletes-257-clients', '257 clients in the delete set', update([], deleteSet(...clients))),
    large('update-65537', 'an update of 65,537 bytes', written(65_500 + 65_537 - written(65_500).length)),
  ]
}

/** All vectors of note updates. */
export const notes = (): VectorSet => ({
  object: 'notes',
  vectors: [
    ...right(),
    ...wrongEncodings(),
    ...wrongContents(),
    ...wrongPlaces(),
    ...wrongClocks(),
    ...wrongSizes(),
  ],
})
