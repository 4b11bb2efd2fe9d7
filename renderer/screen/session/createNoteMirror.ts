import { applyUpdate, Doc, mergeUpdates, type XmlFragment } from 'yjs'
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

/** How long what comes in waits for more, in milliseconds; and how many times as long as the last time took to show. */
const INBOX_WAIT = 40
const INBOX_PAUSE = 3

/** Gathers what comes in, so that a flood of updates to a long note leaves the screen time for the person. */
function createInbox(clock: Clock, apply: (update: Uint8Array) => void) {
  let waiting: Uint8Array[] = []
  let wait = INBOX_WAIT
  let cancel: (() => void) | null = null
  const open = () => {
    cancel = null
    const began = clock.now()
    apply(mergeUpdates(waiting.splice(0)))
    wait = Math.max(INBOX_WAIT, INBOX_PAUSE * (clock.now() - began))
  }
  return {
    receive(update: Uint8Array) {
      waiting.push(update)
      cancel ??= clock.after(wait, open)
    },
    stop() {
      cancel?.()
      waiting = []
    },
  }
}

/** Makes the editor's copy of a note: local changes go to core in batches, what comes from core does not go back. */
export function createNoteMirror({ state, client, clock, send }: MirrorParts): NoteMirror {
  const doc = new Doc()
  const queue = createUpdateQueue({ clock, send })
  const apply = (update: Uint8Array) => {
    applyUpdate(doc, update, FROM_CORE)
    // Yjs draws a new clientID when an update brings more from its own; ours is bound by core and must stay.
    doc.clientID = client
  }
  apply(state)
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== FROM_CORE) queue.push(update)
  })
  const inbox = createInbox(clock, apply)
  return {
    doc,
    fragment: doc.getXmlFragment(NOTE_FRAGMENT),
    queue,
    receive: inbox.receive,
    destroy() {
      inbox.stop()
      queue.stop()
      doc.destroy()
    },
  }
}
