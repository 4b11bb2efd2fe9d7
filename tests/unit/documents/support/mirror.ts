import * as Y from 'yjs'
import type { NoteDocument, NoteWriter } from '../../../../shared/documents/notes/createNote.ts'
import { strandId } from './records.ts'

/** What the screen has of a note: a Y.Doc that writes under the clientID of its strand, and the updates it made. */
export class Mirror {
  readonly doc = new Y.Doc()
  readonly writer: NoteWriter
  #made: Uint8Array[] = []

  constructor(client: number, state?: Uint8Array) {
    this.writer = { client, strand: strandId(`strand ${client}`) }
    if (state !== undefined) Y.applyUpdate(this.doc, state, 'core')
    this.doc.clientID = client
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'core') this.#made.push(update)
    })
  }

  get root(): Y.XmlFragment {
    return this.doc.getXmlFragment('note')
  }

  /** Runs an edit and gives back the updates it made. */
  edit(change: (root: Y.XmlFragment) => void): Uint8Array[] {
    this.doc.transact(() => change(this.root))
    return this.made()
  }

  /** The updates made since they were last asked for. */
  made(): Uint8Array[] {
    const made = this.#made
    this.#made = []
    return made
  }

  receive(updates: readonly Uint8Array[]): void {
    for (const update of updates) Y.applyUpdate(this.doc, update, 'core')
  }

  /** Hands updates to a note as records of this mirror's strand. */
  send(note: NoteDocument, updates: readonly Uint8Array[]): Uint8Array[] {
    return updates.flatMap(update => note.apply(update, this.writer))
  }
}

/** A paragraph, or another element, with text in it. */
export function block(text: string, name = 'paragraph'): Y.XmlElement {
  const element = new Y.XmlElement(name)
  element.insert(0, [new Y.XmlText(text)])
  return element
}

/** The one update of an edit. */
export function only(updates: readonly Uint8Array[]): Uint8Array {
  const [first] = updates
  if (first === undefined || updates.length !== 1)
    throw new Error(`one update was expected, not ${updates.length}`)
  return first
}

/** A document that holds what these updates say, in their order. */
export function docOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc
}
