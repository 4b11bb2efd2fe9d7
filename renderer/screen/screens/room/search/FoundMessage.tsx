import { Button as AriaButton } from 'react-aria-components'
import type { MessageView } from '../../../../../shared/ports/screenViews.ts'
import { useTheTalk } from '../../../hooks/useTalk.ts'
import { useTimes } from '../../../hooks/useTimes.ts'
import { useWords } from '../../../hooks/useWords.ts'
import { isOpen } from '../../../session/messageOpen.ts'
import css from './SearchSheet.module.css'

/** How much of a message is listed, in characters. */
const LISTED = 240

/** One message that was found: who, when, and its beginning, or what it is about. Pressing it leads there. */
export function FoundMessage({ message }: { readonly message: MessageView }) {
  const words = useWords()
  const times = useTimes()
  const { opened, goTo } = useTheTalk()
  const { mine, authorName, at, text, contentNote, record } = message
  const said = isOpen(message, opened) ? text : words('chat.noted', { topic: contentNote })
  return (
    <li>
      <AriaButton className={css.item ?? ''} onPress={() => void goTo(record)} data-testid="found">
        <span className={css.facts}>
          {words('copy.line', { name: mine ? words('chat.you') : authorName, time: times.moment(at) })}
        </span>
        <span className={css.text}>{[...said.slice(0, 2 * LISTED)].slice(0, LISTED).join('')}</span>
      </AriaButton>
    </li>
  )
}
