import { foldText } from '../../documents/chat/foldText.ts'
import type { DeviceId, RecordId } from '../../room/ids.ts'
import type { ChatEntry } from './roomDocuments.ts'

/** So many messages are read in one step. */
const STEP = 64
/** One call looks at no more than this, in UTF-16 units after folding: what else the core does must not wait for it. */
const UNITS_MAX = 1_000_000

/** How far a search goes, and under which content notes it may look. */
export type SearchLimits = {
  readonly limit: number
  readonly before?: number | undefined
  readonly shown?: readonly RecordId[] | undefined
}

/** A message that was found. */
export type FoundMessage = { readonly position: number; readonly entry: ChatEntry }

type ReadPage = (before: number | null, limit: number) => { entries: readonly ChatEntry[]; start: number }
type Search = SearchLimits & { readonly self: DeviceId }

/**
 * Looks for a text from the newest message back. Gives what was found and the position before which nothing was looked at, 0 once
 * all was. Words of others under a content note count only when they are among the `shown`.
 */
export function searchMessages(
  read: ReadPage,
  text: string,
  { limit, before, shown = [], self }: Search,
): { found: FoundMessage[]; reached: number } {
  const wanted = foldText(text)
  const opened = new Set(shown)
  const found: FoundMessage[] = []
  let left = UNITS_MAX
  for (const { entry, position } of wanted === '' ? [] : backwards(read, before ?? null)) {
    const words = foldText(wordsOf(entry, entry.author === self || opened.has(entry.id)))
    if (words.includes(wanted)) found.push({ position, entry })
    left -= words.length
    if (found.length === limit || left <= 0) return { found, reached: position }
  }
  return { found, reached: 0 }
}

/** The messages before a position, from the last one on. */
function* backwards(read: ReadPage, before: number | null): Generator<FoundMessage> {
  for (let reached = before; reached !== 0; ) {
    const { entries, start } = read(reached, STEP)
    yield* entries.map((entry, at) => ({ entry, position: start + at })).reverse()
    reached = start
  }
}

function wordsOf({ text, contentNote }: ChatEntry, isOpen: boolean): string {
  return contentNote === '' || isOpen ? `${contentNote}\n${text}` : contentNote
}
