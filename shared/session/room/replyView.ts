import { type MessageView, QUOTE_MAX } from '../../ports/screenViews.ts'
import { memberOf } from '../../room/epoch/epochState.ts'
import type { RecordId } from '../../room/ids.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { ChatEntry, RoomDocuments } from './roomDocuments.ts'

/**
 * What is shown of the message that another answers. Its words are those of the timeline now and are kept nowhere else: once they are
 * taken back or hidden, no quote has them (PROTOCOL.md §10.1). A record that is unknown or no message is not here.
 */
export function replyView(
  replyTo: RecordId | null,
  documents: Pick<RoomDocuments, 'message'>,
  ledger: Ledger,
): MessageView['reply'] {
  if (replyTo === null) return null
  const target = documents.message(replyTo)
  if (target === undefined)
    return { record: replyTo, authorName: '', text: '', contentNote: '', gone: false, here: false }
  const { author, epoch, contentNote, removed, hidden } = target
  const { state } = ledger.epoch(epoch) ?? ledger.active
  return {
    record: replyTo,
    authorName: memberOf(state, author)?.name ?? '',
    text: quoteOf(target),
    contentNote,
    gone: removed || hidden,
    here: true,
  }
}

/** The beginning of a message, never cut inside a character; nothing where it may be hard to read. */
function quoteOf({ text, contentNote }: ChatEntry): string {
  if (contentNote !== '') return ''
  return text.slice(0, QUOTE_MAX).replace(/[\ud800-\udbff]$/, '')
}
