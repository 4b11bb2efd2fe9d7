import type { MessageView } from '../../../../shared/ports/screenViews.ts'
import type { RecordId } from '../../../../shared/room/ids.ts'

/** How long after one message the next of the same person goes without the name, in milliseconds. */
const TOGETHER = 5 * 60 * 1000

/** One line of the list: a message with or without its author's name, or a dividing line. */
export type MessageRow =
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | { readonly kind: 'new'; readonly key: string }
  | { readonly kind: 'message'; readonly key: string; readonly message: MessageView; readonly named: boolean }

const dayOf = (at: number) => new Date(at).toDateString()

function belongsTogether(before: MessageView, after: MessageView): boolean {
  return before.author === after.author && Math.abs(after.at - before.at) < TOGETHER
}

/** The lines for a page of messages: days between them, and the line above the first unread one. */
export function messageRows(messages: readonly MessageView[], unreadFrom: RecordId | null): MessageRow[] {
  const rows: MessageRow[] = []
  let before: MessageView | undefined
  for (const message of messages) {
    const newDay = before === undefined || dayOf(before.at) !== dayOf(message.at)
    const unread = message.record === unreadFrom
    if (newDay) rows.push({ kind: 'day', key: `day ${message.record}`, at: message.at })
    if (unread) rows.push({ kind: 'new', key: `new ${message.record}` })
    const named = newDay || unread || before === undefined || !belongsTogether(before, message)
    rows.push({ kind: 'message', key: message.record, message, named })
    before = message
  }
  return rows
}
