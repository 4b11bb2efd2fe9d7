import { Ellipsis } from 'lucide-react'
import { type ReactNode, type RefObject, useRef, useState } from 'react'
import type { MessageView } from '../../../../shared/ports/screenViews.ts'
import type { RoomId } from '../../../../shared/room/ids.ts'
import { IconButton } from '../../components/IconButton.tsx'
import { Question } from '../../components/Question.tsx'
import { useAsk } from '../../hooks/useAsk.ts'
import { useFocusRefuge } from '../../hooks/useFocusRefuge.ts'
import { useSession } from '../../hooks/useSession.ts'
import { useWords } from '../../hooks/useWords.ts'
import { errorWords } from '../../session/errorWords.ts'
import type { MessageAction } from '../../session/messageAction.ts'
import css from './MessageActing.module.css'

/** How much of a message is read out to say which one is meant, in characters. */
const BEGINNING = 60

type MessageActingProps = {
  readonly room: RoomId
  readonly message: MessageView
  readonly action: MessageAction
  /** Is this the one button of all messages that Tab stops at? */
  readonly tabStop: boolean
  readonly list: RefObject<HTMLElement | null>
  readonly children: ReactNode
}

/** Asks for what can be done about the message, and whether the question stands there. */
function useMessageAction({ room, message: { record }, action }: MessageActingProps) {
  const { caller } = useSession()
  const { busy, error, ask, clear } = useAsk()
  const [asking, setAsking] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const close = () => {
    clear()
    setAsking(false)
    button.current?.focus()
  }
  const answer = async () => {
    const request = { room, record }
    const granted = await ask(() =>
      action === 'takeBack' ? caller.removeMessage(request) : caller.hideMessage(request),
    )
    if (granted) close()
  }
  return { busy, error, asking, button, close, answer, toggle: () => setAsking(!asking) }
}

/** A message with the button for what can be done about it beside it, and the question below. */
export function MessageActing(props: MessageActingProps) {
  const words = useWords()
  const own = useFocusRefuge<HTMLDivElement>(props.list)
  const { busy, error, asking, button, close, answer, toggle } = useMessageAction(props)
  const { message, action, tabStop, children } = props
  const name = message.authorName
  const label = words(`chat.${action}.named`, {
    name,
    text: [...message.text].slice(0, BEGINNING).join(''),
  })
  return (
    <div ref={own} className={`${css.acting} ${message.mine ? css.mine : ''}`}>
      <div className={css.row}>
        {children}
        <IconButton
          ref={button}
          label={label}
          aria-expanded={asking}
          aria-description={words('chat.actions.keys')}
          excludeFromTabOrder={!tabStop}
          onPress={toggle}
          data-message-button
          data-testid={action}
        >
          <Ellipsis aria-hidden size={20} />
        </IconButton>
      </div>
      {asking ? (
        <div className={css.question}>
          <Question
            label={label}
            texts={[words(`chat.${action}.text`, { name }), words('chat.takenOut.limits')]}
            yes={words(`chat.${action}.yes`)}
            busy={busy}
            error={error && words(errorWords[error])}
            testId={action}
            onYes={answer}
            onNo={close}
          />
        </div>
      ) : null}
    </div>
  )
}
