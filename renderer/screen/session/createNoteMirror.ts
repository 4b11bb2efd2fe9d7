import { applyUpdate, Doc, type XmlFragment } from 'yjs'
import type { Clock } from '../../../shared/ports/clock.ts'
import type { CallResult } from '../../../shared/ports/typedPort.ts'
import { createUpdateQueue, type UpdateQueue } from './createUpdateQueue.ts'

/** The name of the Yjs fragment that holds a note's text. */
export const NOTE_FRAGMENT = 'note'

/** Marks what came from core, so that it is not handed back to it. */
const FROM_CORE = Symbol('from core')

/** What a mirror is made of: the note as core gave it, and the way back to core. */
export type MirrorParts = {
  readonly state: Uint8Array
  readonly client: number
  readonly clock: Clock
  readonly send: (update: Uint8Array) => Promise<CallResult<unknown>>
}

/** A copy of a note for the editor. It writes under the clientID that core bound to this device. */
export type NoteMirror = {
  readonly doc: Doc
  readonly fragment: XmlFragment
  readonly queue: UpdateQueue
  receive(update: Uint8Array): void
  destroy(): void
}

/** Makes the editor's copy of a note: local changes go to core in batches, what comes from core does not go back. */
export function createNoteMirror({ state, client, clock, send }: MirrorParts): NoteMirror {
  const doc = new Doc()
  const queue = createUpdateQueue({ clock, send })
  const receive = (update: Uint8Array) => {
    applyUpdate(doc, update, FROM_CORE)
    // Yjs draws a new clientID when an update brings more from its own; ours is bound by core and must stay.
    doc.clientID = client
  }
  receive(state)
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== FROM_CORE) queue.push(update)
  })
  return {
    doc,
    fragment: doc.getXmlFragment(NOTE_FRAGMENT),
    queue,
    receive,
    destroy() {
      queue.stop()
      doc.destroy()
    },
  }
}
