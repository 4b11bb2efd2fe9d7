import * as Y from 'yjs'

/** Elements that end a line. */
const BLOCKS: ReadonlySet<string> = new Set(['paragraph', 'heading'])

/** The words of a note without their form: one line for each paragraph, heading and hard break. */
export function noteText(root: Y.XmlFragment): string {
  return childrenText(root).replace(/\n$/, '')
}

function childrenText(parent: Y.XmlFragment): string {
  return parent.toArray().map(childText).join('')
}

function childText(child: unknown): string {
  if (child instanceof Y.XmlText) return plainText(child)
  if (!(child instanceof Y.XmlElement)) return ''
  if (child.nodeName === 'hardBreak') return '\n'
  return childrenText(child) + (BLOCKS.has(child.nodeName) ? '\n' : '')
}

function plainText(text: Y.XmlText): string {
  const delta: { insert?: unknown }[] = text.toDelta()
  return delta.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('')
}
