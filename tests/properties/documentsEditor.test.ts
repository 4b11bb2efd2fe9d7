import { getSchema } from '@tiptap/core'
import { TaskItem, TaskList } from '@tiptap/extension-list'
import { StarterKit } from '@tiptap/starter-kit'
import { updateYFragment, yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createNote } from '../../shared/documents/notes/createNote.ts'
import { splitNoteUpdate } from '../../shared/documents/notes/splitNoteUpdate.ts'
import { docOf, Mirror } from '../unit/documents/support/mirror.ts'

const schema = getSchema([
  StarterKit.configure({
    heading: { levels: [1, 2, 3] },
    blockquote: false,
    code: false,
    codeBlock: false,
    horizontalRule: false,
  }),
  TaskList,
  TaskItem.configure({ nested: true }),
])

type Json = { type: string; [key: string]: unknown }

const marks: fc.Arbitrary<Json[]> = fc.uniqueArray(
  fc.constantFrom<Json>(
    { type: 'bold' },
    { type: 'italic' },
    { type: 'strike' },
    { type: 'underline' },
    { type: 'link', attrs: { href: 'https://example.org/help?a=1' } },
  ),
  { selector: ({ type }) => type, maxLength: 3 },
)
const words: fc.Arbitrary<Json> = fc.record({
  type: fc.constant('text'),
  text: fc.constantFrom('She decides.', '她决定。', '그녀가 정한다', '😀', ' ', 'https://example.org'),
  marks,
})
const inline = fc.array(fc.oneof(words, fc.constant<Json>({ type: 'hardBreak' })), { maxLength: 4 })
const paragraph: fc.Arbitrary<Json> = fc.record({ type: fc.constant('paragraph'), content: inline })
const heading: fc.Arbitrary<Json> = fc.record({
  type: fc.constant('heading'),
  attrs: fc.record({ level: fc.integer({ min: 1, max: 3 }) }),
  content: inline,
})
const { block } = fc.letrec<{ block: Json; list: Json; tasks: Json }>(tie => {
  const inside = fc
    .tuple(paragraph, fc.array(tie('block'), { maxLength: 1 }))
    .map(([first, more]) => [first, ...more])
  const item = fc.record({ type: fc.constant('listItem'), content: inside })
  const task = fc.record({
    type: fc.constant('taskItem'),
    attrs: fc.record({ checked: fc.boolean() }),
    content: inside,
  })
  return {
    block: fc.oneof({ depthSize: 'small' }, paragraph, heading, tie('list'), tie('tasks')),
    list: fc.oneof(
      fc.record({ type: fc.constant('bulletList'), content: fc.array(item, { minLength: 1, maxLength: 3 }) }),
      fc.record({
        type: fc.constant('orderedList'),
        attrs: fc.record({ start: fc.integer({ min: -3, max: 300 }) }),
        content: fc.array(item, { minLength: 1, maxLength: 3 }),
      }),
    ),
    tasks: fc.record({
      type: fc.constant('taskList'),
      content: fc.array(task, { minLength: 1, maxLength: 3 }),
    }),
  }
})
const pages = fc.record({
  type: fc.constant('doc'),
  content: fc.array(block, { minLength: 1, maxLength: 6 }),
})

/** Sets a mirror to a page as the editor does: by the least changes it finds. */
function setPage(mirror: Mirror, page: Json): Uint8Array[] {
  const node = schema.nodeFromJSON(page)
  mirror.doc.transact(() =>
    updateYFragment(mirror.doc, mirror.root, node, { mapping: new Map(), isOMark: new Map() }),
  )
  return mirror.made().flatMap(update => splitNoteUpdate(update))
}

const pageOf = (doc: Y.Doc) => yXmlFragmentToProseMirrorRootNode(doc.getXmlFragment('note'), schema).toJSON()

describe('what the editor writes', () => {
  it('is taken as it is, change after change, undo and redo too', () => {
    fc.assert(
      fc.property(
        fc.array(pages, { minLength: 1, maxLength: 6 }),
        fc.array(fc.boolean(), { maxLength: 6 }),
        (all, undos) => {
          const [mirror, note] = [new Mirror(77), createNote()]
          const history = new Y.UndoManager(mirror.root, { captureTimeout: 0 })
          for (const page of all) mirror.send(note, setPage(mirror, page))
          for (const undo of undos) {
            if (undo) history.undo()
            else history.redo()
            mirror.send(
              note,
              mirror.made().flatMap(update => splitNoteUpdate(update)),
            )
          }
          expect(pageOf(docOf([note.state()]))).toEqual(pageOf(mirror.doc))
          expect(note.expected(77)).toBe(Y.getState(mirror.doc.store, 77))
        },
      ),
      { numRuns: 150 },
    )
  })

  it('by two at once is taken too, and both end with the same page', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(pages, fc.nat(2)), { minLength: 1, maxLength: 8 }), all => {
        const { mirrors, note, hear, send, write } = pair()
        for (const [page, hears] of all) for (const who of [0, 1]) write(who, page, hears === who)
        // A mirror may tidy marks when it hears of news: a few rounds until nobody has anything to say.
        for (let round = 0; round < 8; round++) {
          hear(round % 2)
          send(round % 2, mirrors[round % 2]?.made() ?? [])
        }
        expect(note.waiting + note.refused).toBe(0)
        const shown = docOf([note.state()]).getXmlFragment('note').toString()
        expect(mirrors.map(({ root }) => root.toString())).toEqual([shown, shown])
      }),
      { numRuns: 100 },
    )
  })
})

/** Two mirrors of one note; what one sends waits until the other hears. */
function pair() {
  const mirrors = [new Mirror(77), new Mirror(33)]
  const note = createNote()
  const waiting: Uint8Array[][] = [[], []]
  const hear = (who: number) => mirrors[who]?.receive(waiting[who]?.splice(0) ?? [])
  const send = (who: number, made: Uint8Array[]) => {
    const updates = made.flatMap(update => splitNoteUpdate(update))
    mirrors[who]?.send(note, updates)
    waiting[1 - who]?.push(...updates)
  }
  const write = (who: number, page: Json, hears: boolean) => {
    if (hears) hear(who)
    const mirror = mirrors[who]
    if (mirror !== undefined) send(who, [...mirror.made(), ...setPage(mirror, page)])
  }
  return { mirrors, note, hear, send, write }
}
