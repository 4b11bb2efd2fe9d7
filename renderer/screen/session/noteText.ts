import { XmlElement, type XmlFragment, XmlText } from 'yjs'

const LINES: ReadonlySet<string> = new Set(['paragraph', 'heading'])

function inlineText(node: XmlElement): string {
  return node
    .toArray()
    .map(child => {
      if (!(child instanceof XmlText)) return child instanceof XmlElement ? '\n' : ''
      return child
        .toDelta()
        .map((part: { insert?: unknown }) => (typeof part.insert === 'string' ? part.insert : ''))
        .join('')
    })
    .join('')
}

/** The plain text of a note, one line for each paragraph or heading: what a person can copy away. */
export function noteText(node: XmlFragment): string {
  const lines: string[] = []
  const visit = (parent: XmlFragment) => {
    for (const child of parent.toArray()) {
      if (!(child instanceof XmlElement)) continue
      if (LINES.has(child.nodeName)) lines.push(inlineText(child))
      else visit(child)
    }
  }
  visit(node)
  return lines.join('\n')
}
