import { cat, int, lp, text } from './primitives.ts'

/** The body of a message without a content note that answers nothing, written from PROTOCOL.md §10.2. */
export const messageBytes = (words: string): Uint8Array =>
  cat(lp(text(words)), lp(new Uint8Array()), int(1, 0))
