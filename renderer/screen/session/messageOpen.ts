import type { MessageView } from '../../../shared/ports/screenViews.ts'
import type { RecordId } from '../../../shared/room/ids.ts'

/** Do the words of a message stand open? Those that may be hard to read do only once she has opened them, or wrote them herself. */
export function isOpen(
  { contentNote, mine, record }: Pick<MessageView, 'contentNote' | 'mine' | 'record'>,
  opened: ReadonlySet<RecordId>,
): boolean {
  return contentNote === '' || mine || opened.has(record)
}
