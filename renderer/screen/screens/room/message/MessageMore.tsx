import type { MessageView } from '../../../../../shared/ports/screenViews.ts'
import type { RoomId } from '../../../../../shared/room/ids.ts'
import { Button } from '../../../components/Button.tsx'
import { Question } from '../../../components/Question.tsx'
import { useAsk } from '../../../hooks/useAsk.ts'
import { useSession } from '../../../hooks/useSession.ts'
import { useTheTalk } from '../../../hooks/useTalk.ts'
import { useWords } from '../../../hooks/useWords.ts'
import { errorWords } from '../../../session/errorWords.ts'
import type { MessageAction } from '../../../session/messageAction.ts'
import css from './MessageActing.module.css'

type MessageMoreProps = {
  readonly room: RoomId
  readonly message: MessageView
  readonly action: MessageAction | null
  readonly label: string
  readonly close: () => void
}

type ActingProps = MessageMoreProps & { readonly action: MessageAction }

/** Asks once more before words are taken back or hidden, and says what that does not reach. */
function Acting({ room, message, action, label, close }: ActingProps) {
  const words = useWords()
  const { caller } = useSession()
  const { busy, error, ask } = useAsk()
  const request = { room, record: message.record }
  const answer = async () => {
    const granted = await ask(() =>
      action === 'takeBack' ? caller.removeMessage(request) : caller.hideMessage(request),
    )
    if (granted) close()
  }
  return (
    <Question
      label={label}
      texts={[words(`chat.${action}.text`, { name: message.authorName }), words('chat.takenOut.limits')]}
      yes={words(`chat.${action}.yes`)}
      busy={busy}
      error={error && words(errorWords[error])}
      testId={action}
      onYes={answer}
      onNo={close}
    />
  )
}

/** What can be done about a message: taking its words away, and copying the talk from there on. */
export function MessageMore(props: MessageMoreProps) {
  const words = useWords()
  const { copyFrom } = useTheTalk()
  const { message, action } = props
  return (
    <div className={css.question}>
      {action ? <Acting {...props} action={action} /> : null}
      <Button
        kind="quiet"
        autoFocus={!action}
        onPress={() => copyFrom(message.record)}
        data-testid="copy-from-here"
      >
        {words('chat.copyFrom')}
      </Button>
    </div>
  )
}
