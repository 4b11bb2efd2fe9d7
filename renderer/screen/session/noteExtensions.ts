import { Collaboration } from '@tiptap/extension-collaboration'
import { TaskItem, TaskList } from '@tiptap/extension-list'
import { StarterKit } from '@tiptap/starter-kit'
import type { XmlFragment } from 'yjs'

/**
 * What a note can hold: headings, lists, check boxes, bold and italic. Addresses stay plain text, and nothing adds a paragraph by
 * itself, because opening a note must not change it. Undo comes from Yjs and takes back only one's own changes.
 */
export function noteExtensions(fragment: XmlFragment, done: string) {
  return [
    StarterKit.configure({
      heading: { levels: [1, 2, 3] },
      blockquote: false,
      code: false,
      codeBlock: false,
      dropcursor: false,
      gapcursor: false,
      horizontalRule: false,
      link: false,
      strike: false,
      trailingNode: false,
      underline: false,
      undoRedo: false,
    }),
    TaskList,
    TaskItem.configure({ nested: true, a11y: { checkboxLabel: node => `${done}: ${node.textContent}` } }),
    Collaboration.configure({ fragment }),
  ]
}
