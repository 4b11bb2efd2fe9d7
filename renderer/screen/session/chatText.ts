import type { MessageView } from '../../../shared/ports/screenViews.ts'
import type { RecordId } from '../../../shared/room/ids.ts'
import type { Words } from '../hooks/useWords.ts'
import { isOpen } from './messageOpen.ts'

/** So much text is copied at most, in UTF-16 units. */
const COPIED_MAX = 2_000_000

/** What the words and times of a copy are made with. */
export type CopyWords = {
  readonly words: Words
  readonly moment: (at: number) => string
  readonly opened: ReadonlySet<RecordId>
}

/** A copied talk: its text, how many messages are in it, and whether older ones were left out because they were too many. */
export type CopiedChat = { readonly text: string; readonly count: number; readonly cut: boolean }

function spoken(message: MessageView, { words, opened }: CopyWords): string {
  if (message.removed) return words('chat.removed')
  if (message.hiddenByFacilitator) return words('chat.hidden')
  const topic = message.contentNote === '' ? '' : words('chat.noted', { topic: message.contentNote })
  if (!isOpen(message, opened)) return topic
  return topic === '' ? message.text : `${topic}\n${message.text}`
}

function answered({ reply }: MessageView, { words }: CopyWords): string {
  if (!reply?.here || reply.gone) return ''
  const text = reply.contentNote === '' ? reply.text : words('chat.noted', { topic: reply.contentNote })
  return `${words('copy.answers', { name: reply.authorName, text })}\n`
}

/** One message as plain text: who, when by the author's own clock, what it answers, and what it says as far as it is open. */
export function messageText(message: MessageView, copy: CopyWords): string {
  const { words, moment } = copy
  const name = message.mine ? words('chat.you') : message.authorName
  const head = words('copy.line', { name, time: moment(message.at) })
  return `${head}\n${answered(message, copy)}${spoken(message, copy)}`
}

/** Messages as plain text, oldest first; where they are too much, the newest of them. */
export function chatText(messages: readonly MessageView[], copy: CopyWords): CopiedChat {
  const parts: string[] = []
  let left = COPIED_MAX
  for (const message of messages.toReversed()) {
    const part = messageText(message, copy)
    left -= part.length + 2
    if (left < 0) break
    parts.unshift(part)
  }
  return { text: parts.join('\n\n'), count: parts.length, cut: parts.length < messages.length }
}
