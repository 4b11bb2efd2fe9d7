import type { RecordId } from '../../../shared/room/ids.ts'

/** Whether the newest message is before her eyes. */
export type Attention = {
  /** Is the end of the talk what is seen of it? */
  following: boolean
  /** Is the talk out of her sight? */
  away: boolean
  /** Has she seen the end since the line "new since you were away" was drawn? */
  seen: boolean
}

const isPresent = ({ following, away }: Attention) => following && !away

/** Above which message the line stands once others came in, the first of them `first`: a line whose end she has seen moves on to what is new now. */
export function lineAfter(
  attention: Attention,
  line: RecordId | null,
  first: RecordId | undefined,
): RecordId | null {
  if (isPresent(attention) || first === undefined || (line !== null && !attention.seen)) return line
  attention.seen = false
  return first
}

/** She is at the newest message again, or not any more. The line goes when she comes back after she has seen the end. */
export function attend(
  attention: Attention,
  change: Partial<Pick<Attention, 'following' | 'away'>>,
  caughtUp: () => void,
): void {
  const before = isPresent(attention)
  Object.assign(attention, change)
  if (before || !isPresent(attention)) return
  if (attention.seen) caughtUp()
  attention.seen = true
}
