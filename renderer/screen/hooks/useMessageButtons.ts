import { type FocusEvent, type KeyboardEvent, type RefObject, useState } from 'react'
import type { RecordId } from '../../../shared/room/ids.ts'

const BUTTONS = '[data-message-button]'

const buttonOf = (target: EventTarget) =>
  target instanceof Element ? target.closest<HTMLElement>(BUTTONS) : null

const recordOf = (button: Element) => button.closest<HTMLElement>('[data-record]')?.dataset.record

/** Which message's button Tab stops at, and what the list listens to for it. */
export type MessageButtons = {
  readonly stop: RecordId | undefined
  readonly onFocus: (event: FocusEvent) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/**
 * One stop of Tab for the buttons of all messages, so that the way to the box below stays short: at first the newest, afterwards the
 * last one used. The arrow keys go from one to the next.
 */
export function useMessageButtons(
  list: RefObject<HTMLElement | null>,
  records: readonly RecordId[],
): MessageButtons {
  const [used, setUsed] = useState<string | undefined>()
  const onFocus = ({ target }: FocusEvent) => {
    const button = buttonOf(target)
    if (button) setUsed(recordOf(button))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const button = buttonOf(event.target)
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (!button || step === undefined) return
    event.preventDefault()
    const all = [...(list.current?.querySelectorAll<HTMLElement>(BUTTONS) ?? [])]
    all[all.indexOf(button) + step]?.focus()
  }
  return { stop: records.find(record => record === used) ?? records.at(-1), onFocus, onKeyDown }
}
