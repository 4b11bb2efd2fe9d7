import { type FocusEvent, type KeyboardEvent, type RefObject, useState } from 'react'
import type { RecordId } from '../../../shared/room/ids.ts'

const BUTTONS = '[data-message-button]'

const buttonOf = (target: EventTarget) =>
  target instanceof Element ? target.closest<HTMLElement>(BUTTONS) : null

const messageOf = (target: EventTarget) =>
  target instanceof Element ? target.closest<HTMLElement>('[data-record]') : null

/** Which message's button Tab stops at, and what the list listens to for it. */
export type MessageButtons = {
  readonly stop: RecordId | undefined
  readonly onFocus: (event: FocusEvent) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/**
 * The buttons of one message at a time are stops of Tab, so that the way to the box below stays short: at first the newest, afterwards the
 * last one used. The arrow keys go from one button to its like on the next message, and from one message to the next.
 */
export function useMessageButtons(
  list: RefObject<HTMLElement | null>,
  records: readonly RecordId[],
): MessageButtons {
  const [used, setUsed] = useState<string | undefined>()
  const onFocus = ({ target }: FocusEvent) => {
    const message = messageOf(target)
    if (message) setUsed(message.dataset.record)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const from = buttonOf(event.target) ?? messageOf(event.target)
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    // What is not a message's own button, a question below it for example, keeps its keys.
    if (step === undefined || !from || from !== event.target) return
    event.preventDefault()
    const kind = from.dataset.messageButton
    const alike = kind ? `[data-message-button="${kind}"]` : '[data-record]'
    const all = [...(list.current?.querySelectorAll<HTMLElement>(alike) ?? [])]
    all[all.indexOf(from) + step]?.focus()
  }
  return { stop: records.find(record => record === used) ?? records.at(-1), onFocus, onKeyDown }
}
