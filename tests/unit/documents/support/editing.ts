import fc from 'fast-check'
import * as Y from 'yjs'
import { block, type Mirror } from './mirror.ts'

/** One drawn edit; what it means depends on what is there. */
export type Edit = { kind: number; at: number; from: number; length: number; text: string }

/** Edits of every kind that an editor makes, with letters of one to four bytes. */
export const edits = fc.record({
  kind: fc.nat(8),
  at: fc.nat(1000),
  from: fc.nat(1000),
  length: fc.integer({ min: 1, max: 20 }),
  text: fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }),
})

const MARKS = ['bold', 'italic', 'underline', 'strike']

/** Makes a drawn edit on a mirror's note. */
export function makeEdit(mirror: Mirror, edit: Edit): void {
  mirror.doc.transact(() => applyEdit(mirror.root, edit))
}

function applyEdit(root: Y.XmlFragment, edit: Edit): void {
  const element = elementAt(root, edit.at)
  const words = element === null ? null : wordsOf(element)
  if (words === null || edit.kind === 0) root.insert(edit.at % (root.length + 1), [block(edit.text)])
  else if (edit.kind <= 4) editWords(words, edit)
  else editBlocks(root, edit)
}

function editWords(words: Y.XmlText, { kind, at, from, length, text }: Edit): void {
  const start = characterStart(words, from % (words.length + 1))
  const end = characterStart(words, Math.min(start + length, words.length))
  if (kind === 3) words.delete(start, end - start)
  else if (kind === 4)
    words.format(start, end - start, { [MARKS[at % 4] ?? '']: length % 3 === 0 ? null : {} })
  else words.insert(start, text)
}

function editBlocks(root: Y.XmlFragment, { kind, at, from, length, text }: Edit): void {
  if (kind === 5) root.insert(0, [list(text)])
  if (kind === 6) root.delete(at % root.length, 1)
  if (kind === 7) addHeading(root, { at: from, level: 1 + (length % 3) })
  if (kind === 8) {
    root.insert(0, [block(text), block('passing')])
    root.delete(1, 1)
  }
}

/** Yjs cannot cut a character in two without replacing both halves, and no editor does. */
function characterStart(words: Y.XmlText, index: number): number {
  const delta: { insert: string }[] = words.toDelta()
  const code = delta
    .map(({ insert }) => insert)
    .join('')
    .charCodeAt(index)
  return code >= 0xdc00 && code <= 0xdfff ? index - 1 : index
}

function addHeading(root: Y.XmlFragment, { at, level }: { at: number; level: number }): void {
  const heading = root.get(at % root.length)
  if (heading instanceof Y.XmlElement && heading.nodeName === 'heading')
    heading.setAttribute('level', level as never)
  else root.insert(at % root.length, [block('Heading', 'heading')])
}

function elementAt(root: Y.XmlFragment, at: number): Y.XmlElement | null {
  const element = root.length === 0 ? null : root.get(at % root.length)
  return element instanceof Y.XmlElement ? element : null
}

function wordsOf(element: Y.XmlElement): Y.XmlText | null {
  const first = element.length === 0 ? null : element.get(0)
  if (first instanceof Y.XmlText) return first
  return first instanceof Y.XmlElement ? wordsOf(first) : null
}

function list(text: string): Y.XmlElement {
  const [outer, item] = [new Y.XmlElement('bulletList'), new Y.XmlElement('listItem')]
  item.insert(0, [block(text)])
  outer.insert(0, [item])
  return outer
}
