import { Collaboration } from '@tiptap/extension-collaboration'
import { TaskItem, TaskList } from '@tiptap/extension-list'
import { StarterKit } from '@tiptap/starter-kit'
import type { XmlFragment } from 'yjs'
import { plainLink } from './plainLink.ts'

/**
 * What a note can hold (PROTOCOL.md §10.4): the editor knows all of it, because it removes from the note what it does not know.
 * Nothing adds a paragraph by itself: opening a note must not change it. Undo comes from Yjs and takes back only one's own changes.
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
      trailingNode: false,
      undoRedo: false,
    }),
    plainLink,
    TaskList,
    TaskItem.configure({ nested: true, a11y: { checkboxLabel: node => `${done}: ${node.textContent}` } }),
    Collaboration.configure({ fragment }),
  ]
}
