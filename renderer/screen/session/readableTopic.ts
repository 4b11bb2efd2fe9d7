import { CONTENT_NOTE_MAX } from '../../../shared/ports/screenViews.ts'

// What a content note may not have in it: controls, line breaks, and characters that are not seen. They come with pasted words and emoji.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\s]+/gu

/** A topic as it may be sent: one line without what is not seen, cut to its greatest length, never inside a character. */
export function readableTopic(text: string): string {
  const line = text.replace(UNSEEN, ' ').normalize('NFC').trim()
  return line
    .slice(0, CONTENT_NOTE_MAX)
    .replace(/[\ud800-\udbff]$/, '')
    .trim()
}
