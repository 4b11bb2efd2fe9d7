import { X } from 'lucide-react'
import { IconButton } from '../../../components/IconButton.tsx'
import { useStore } from '../../../hooks/useStore.ts'
import type { Answered } from '../../../hooks/useTalk.ts'
import { useTheTalk } from '../../../hooks/useTalk.ts'
import { useWords } from '../../../hooks/useWords.ts'
import type { Timeline } from '../../../session/createTimeline.ts'
import { isOpen } from '../../../session/messageOpen.ts'
import css from './AnswerLine.module.css'

type AnswerLineProps = { readonly timeline: Timeline; readonly answered: Answered }

/** What is said of the message: its words as they stand in the talk now, and nothing where it is not on the screen. */
function useQuote({ timeline, answered }: AnswerLineProps): string {
  const words = useWords()
  const { opened } = useTheTalk()
  const { shown } = useStore(timeline.state)
  const message = shown.messages.find(({ record }) => record === answered.record)
  if (!message) return ''
  if (message.removed || message.hiddenByFacilitator) return words('chat.reply.gone')
  return isOpen(message, opened) ? message.text : words('chat.noted', { topic: message.contentNote })
}

/** Above the box: whom and what the next message answers, and the way to put that away. */
export function AnswerLine(props: AnswerLineProps) {
  const words = useWords()
  const { answer } = useTheTalk()
  const quote = useQuote(props)
  return (
    <div className={css.line} data-testid="answering">
      <p className={css.words}>
        <span className={css.name}>{words('chat.reply.to', { name: props.answered.name })}</span>
        <span className={css.quote}>{quote}</span>
      </p>
      <IconButton label={words('chat.reply.away')} onPress={() => answer(null)} data-testid="answering-away">
        <X aria-hidden size={20} />
      </IconButton>
    </div>
  )
}
