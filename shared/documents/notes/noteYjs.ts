import * as Y from 'yjs'
import { NOTE_ROOT } from './noteLimits.ts'

/**
 * An empty Yjs document of a note that edits nothing by itself and destroys deleted words at once (PROTOCOL.md §10.4). It keeps the
 * places of what was deleted, which collecting would forget: a state made of it says the same to a newcomer as all updates do to others.
 */
export function createNoteDoc(): Y.Doc {
  const doc = new Y.Doc({ gc: false, guid: NOTE_ROOT })
  doc.on('beforeObserverCalls', (transaction: Y.Transaction) => {
    // After a remote change Yjs deletes marks that look superfluous just then. Here that would be an edit which no record
    // tells of; a transaction that counts as local is left alone.
    transaction.local = true
    Y.iterateDeletedStructs(transaction, transaction.deleteSet, destroyWords)
  })
  return doc
}

/** How many items Yjs holds: what its work grows with. */
export function itemsOf(doc: Y.Doc): number {
  let items = 0
  for (const structs of doc.store.clients.values()) items += structs.length
  return items
}

function destroyWords(struct: Y.Item | Y.GC): void {
  if (struct instanceof Y.Item && !(struct.content instanceof Y.ContentType))
    struct.content = new Y.ContentDeleted(struct.length)
}
