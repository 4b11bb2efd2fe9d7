import { errorCodeOf, ProtocolError } from '../../bytes/protocolError.ts'
import type { KeyValueChange } from '../../ports/store.ts'
import type { SealedStore } from '../../vault/sealedStore.ts'
import { decodeBook, EMPTY_BOOK, encodeBook, type TrustBook } from '../trust/trustBook.ts'

/** The book stands twice: without it a counsellor would have to ask her organisation anew. */
const COPIES = ['trust/0', 'trust/1'] as const

/** The changes that write who vouches for the person of a profile, and whom she knows (PROTOCOL.md §11.3). */
export function putTrust(store: SealedStore, book: TrustBook): KeyValueChange[] {
  const content = encodeBook(book)
  return COPIES.map(name => store.put(name, content))
}

/** The changes that remove it. */
export function removeTrust(store: SealedStore): KeyValueChange[] {
  return COPIES.map(name => store.remove(name))
}

/** Reads the book from the first copy that is whole; an empty one where there is none, `isLost` where there were some and none is whole. PROFILE_NEWER (PROTOCOL.md §11.3). */
export async function readTrust(store: SealedStore): Promise<{ book: TrustBook; isLost: boolean }> {
  const copies = await store.getMany(COPIES)
  for (const copy of copies) {
    const book = copy ? bookOf(copy) : null
    if (book !== null) return { book, isLost: false }
  }
  return { book: EMPTY_BOOK, isLost: copies.some(copy => copy !== undefined) }
}

function bookOf(content: Uint8Array): TrustBook | null {
  try {
    return decodeBook(content)
  } catch (error) {
    if (!(error instanceof ProtocolError) || errorCodeOf(error) === 'PROFILE_NEWER') throw error
    return null
  }
}
