import { XmlElement, type XmlFragment, XmlText } from 'yjs'
import { plainLines } from './cutText.ts'

/** The longest text that is added to a note at once, in UTF-16 units: core makes a few records of it. */
export const ADDED_MAX = 16_000

function paragraphOf(line: string): XmlElement {
  const paragraph = new XmlElement('paragraph')
  if (line !== '') paragraph.insert(0, [new XmlText(line)])
  return paragraph
}

/** Puts a text behind everything in a note, in one change: the others see it whole or not at all. */
export function addToNote(note: XmlFragment, text: string): void {
  const paragraphs = plainLines(text).trim().split('\n').map(paragraphOf)
  const add = () => note.insert(note.length, paragraphs)
  if (note.doc) note.doc.transact(add)
  else add()
}
