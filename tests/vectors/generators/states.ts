import { byte, parts, varuint } from './carrier.ts'
import {
  after,
  ann,
  atRoot,
  ben,
  block,
  deleteSet,
  element,
  inside,
  STRING,
  strands,
  TYPE,
  update,
  words,
  XML_TEXT,
} from './notes.ts'
import { bad, good, type Line, show, type Vector, type VectorSet } from './vector.ts'

/**
 * States of notes (PROTOCOL.md §10.8): lines `part` are the parts of one state, as somebody takes it who knows nothing of the note, or, where
 * a line `update` stands before them, who knows that. Lines `update` are as in the vectors of notes. Only the last step may be refused.
 */

const paragraph = (content: Uint8Array[]) => [
  atRoot(TYPE, element('paragraph')),
  inside([ann, 0], TYPE, XML_TEXT),
  ...content,
]
const text = (letters: string) => paragraph([inside([ann, 1], STRING, words(letters))])
const whole = update([block(ann, 0, ...text('text'))])
const answer = block(ben, 0, after([ann, 5], STRING, words('!')))

type Step = readonly ['part', Uint8Array] | readonly ['update', 'a' | 'b', number, Uint8Array]
const part = (bytes: Uint8Array): Step => ['part', bytes]
const byAnn = (clock: number, ...structs: Uint8Array[]): Step => [
  'update',
  'a',
  ann,
  update([block(ann, clock, ...structs)]),
]
const byBen = (bytes: Uint8Array): Step => ['update', 'b', ben, bytes]

const lines = (steps: readonly Step[]): Line[] =>
  steps.map(step =>
    step[0] === 'part'
      ? ['part', show(step[1])]
      : ['update', `${strands[step[1]]} ${step[2]} ${show(step[3])}`],
  )

const taken = (name: string, comment: string, says: string, waiting: number, ...steps: Step[]): Vector =>
  good(name, comment, [...lines(steps), ['result-text', says], ['result-waiting', String(waiting)]])
const refused = (name: string, code: string, comment: string, ...steps: Step[]): Vector =>
  bad(name, code, comment, lines(steps))

const right = (): Vector[] => [
  taken('good', 'a state of one author', 'text', 0, part(whole)),
  taken('good-two', 'of two', 'text!', 0, part(update([answer, block(ann, 0, ...text('text'))]))),
  taken(
    'good-parts',
    'in two parts, the first of which names what is in the second',
    'text!',
    0,
    part(update([answer])),
    part(whole),
  ),
  taken(
    'good-client-parts',
    'with an author spread over two parts',
    'text!?',
    0,
    part(whole),
    part(update([block(ann, 6, after([ann, 5], STRING, words('!?')))])),
  ),
  taken('good-empty', 'of an empty note', '', 0, part(update([]))),
  taken(
    'good-deleted',
    'with a deleted line',
    'text',
    0,
    part(
      update(
        [block(ann, 0, ...text('text'), after([ann, 0], TYPE, element('paragraph')))],
        deleteSet([ann, 6, 1]),
      ),
    ),
  ),
  taken(
    'good-destroyed',
    'with words that were destroyed',
    '',
    0,
    part(update([block(ann, 0, ...paragraph([inside([ann, 1], 1, varuint(4))]))], deleteSet([ann, 2, 4]))),
  ),
  taken(
    'good-goes-on',
    'whose authors go on',
    'text!',
    0,
    part(whole),
    byAnn(6, after([ann, 5], STRING, words('!'))),
  ),
  taken(
    'good-inside',
    'followed by an update that it has told',
    'text',
    0,
    part(whole),
    byAnn(0, ...text('text')),
  ),
  taken(
    'good-gap',
    'followed by an update that goes on from what it has not told',
    'text',
    1,
    part(whole),
    byAnn(7, after([ann, 6], STRING, words('!'))),
  ),
  taken(
    'good-first',
    'followed by the first update of another',
    'text!',
    0,
    part(whole),
    byBen(update([answer])),
  ),
  taken('good-known', 'that says what is known', 'text', 0, byAnn(0, ...text('text')), part(whole)),
]

const wrong = (): Vector[] => [
  refused('no-bytes', 'NOTE_STRUCT', 'a part without bytes', part(new Uint8Array())),
  refused('trailing', 'NOTE_STRUCT', 'a byte behind the delete set', part(parts(whole, byte(0)))),
  refused(
    'gap',
    'NOTE_CLOCK',
    'an author who does not begin at 0',
    part(update([block(ann, 1, atRoot(TYPE, element('paragraph')))])),
  ),
  refused(
    'gap-parts',
    'NOTE_CLOCK',
    'a clock is left out between two parts',
    part(whole),
    part(update([block(ann, 7, after([ann, 5], STRING, words('!')))])),
  ),
  refused('again', 'NOTE_CLOCK', 'the same part twice', part(whole), part(whole)),
  refused('outside', 'NOTE_CLOCK', 'behind what is not in the state', part(update([answer]))),
  refused(
    'delete-outside',
    'NOTE_CLOCK',
    'a deletion beyond the end of its author',
    part(update([block(ann, 0, ...text('text'))], deleteSet([ann, 5, 2]))),
  ),
  refused(
    'delete-stranger',
    'NOTE_CLOCK',
    'a deletion of somebody who is not in the state',
    part(update([block(ann, 0, ...text('text'))], deleteSet([ben, 0, 1]))),
  ),
  refused(
    'delete-twice',
    'NOTE_STRUCT',
    'one clock deleted by two parts',
    part(update([block(ann, 0, ...text('text'))], deleteSet([ann, 2, 2]))),
    part(update([], deleteSet([ann, 3, 1]))),
  ),
  refused(
    'circle',
    'NOTE_STRUCT',
    'two structs that name each other',
    part(
      update([
        block(ben, 0, after([ann, 0], TYPE, element('paragraph'))),
        block(ann, 0, after([ben, 0], TYPE, element('paragraph'))),
      ]),
    ),
  ),
  refused(
    'script',
    'NOTE_STRUCT',
    'a script',
    part(update([block(ann, 0, atRoot(TYPE, element('script')))])),
  ),
  refused(
    'place',
    'NOTE_STRUCT',
    'letters in the root',
    part(update([block(ann, 0, atRoot(STRING, words('x')))])),
  ),
  refused(
    'clients-4097',
    'NOTE_TOO_LARGE',
    '4,097 authors',
    part(parts(4097, ...Array.from({ length: 4097 }, (_, client) => [1, client, 0, byte(0), 1]).flat(), 0)),
  ),
  refused('part-65533', 'NOTE_TOO_LARGE', 'a part of 65,533 bytes', part(new Uint8Array(65_533))),
  refused(
    'other-words',
    'NOTE_STATE',
    'other words than those that are known',
    byAnn(0, ...text('text')),
    part(update([block(ann, 0, ...text('tent'))])),
  ),
  refused(
    'other-element',
    'NOTE_STATE',
    'another element than that which is known',
    byAnn(0, atRoot(TYPE, element('paragraph'))),
    part(update([block(ann, 0, atRoot(TYPE, element('heading')))])),
  ),
  refused(
    'other-place',
    'NOTE_STATE',
    'the same words in another place',
    byAnn(0, ...text('text'), after([ann, 5], STRING, words('!'))),
    part(update([block(ann, 0, ...text('text'), after([ann, 4], STRING, words('!')))])),
  ),
  refused(
    'client-matched',
    'NOTE_CLIENT',
    'followed by another strand with the same clientID',
    part(whole),
    byAnn(6, after([ann, 5], STRING, words('!'))),
    ['update', 'b', ann, update([block(ann, 7, after([ann, 6], STRING, words('!')))])],
  ),
]

/** All vectors of states of notes. */
export const states = (): VectorSet => ({ object: 'states', vectors: [...right(), ...wrong()] })
