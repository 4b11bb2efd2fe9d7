import { Ellipsis, Reply } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, type RefObject, useRef, useState } from 'react'
import type { MessageView } from '../../../../../shared/ports/screenViews.ts'
import type { RoomId } from '../../../../../shared/room/ids.ts'
import { IconButton } from '../../../components/IconButton.tsx'
import { useFocusRefuge } from '../../../hooks/useFocusRefuge.ts'
import { useTheTalk } from '../../../hooks/useTalk.ts'
import { useWords } from '../../../hooks/useWords.ts'
import type { MessageAction } from '../../../session/messageAction.ts'
import { isOpen } from '../../../session/messageOpen.ts'
import css from './MessageActing.module.css'
import { MessageMore } from './MessageMore.tsx'

/** How much of a message is read out to say which one is meant, in characters. */
const BEGINNING = 60

type MessageActingProps = {
  readonly room: RoomId
  readonly message: MessageView
  readonly action: MessageAction | null
  /** Is this the one message of all whose buttons Tab stops at? */
  readonly tabStop: boolean
  readonly list: RefObject<HTMLElement | null>
  readonly children: ReactNode
}

/** Whose message it is and how it begins, for whoever hears what a button is about; of what is folded only the topic. */
function useMeant(message: MessageView) {
  const { opened } = useTheTalk()
  const said = isOpen(message, opened) ? message.text : message.contentNote
  return { name: message.authorName, text: [...said.slice(0, 2 * BEGINNING)].slice(0, BEGINNING).join('') }
}

function AnswerButton({ message, tabStop }: Pick<MessageActingProps, 'message' | 'tabStop'>) {
  const words = useWords()
  const { answer } = useTheTalk()
  const meant = useMeant(message)
  return (
    <IconButton
      label={words('chat.reply.named', meant)}
      aria-description={words('chat.actions.keys')}
      excludeFromTabOrder={!tabStop}
      onPress={() => answer({ record: message.record, name: message.authorName })}
      data-message-button="answer"
      data-testid="answer"
    >
      <Reply aria-hidden size={20} />
    </IconButton>
  )
}

/** A message with the buttons for what can be done about it beside it, and what the second one opens below. */
export function MessageActing(props: MessageActingProps) {
  const words = useWords()
  const own = useFocusRefuge<HTMLDivElement>(props.list)
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const { room, message, action, tabStop, children } = props
  const meant = useMeant(message)
  const label = words(action ? `chat.${action}.named` : 'chat.more.named', meant)
  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === 'Escape' && open) close()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc closes what its own button opened
    <div ref={own} className={`${css.acting} ${message.mine ? css.mine : ''}`} onKeyDown={onKeyDown}>
      <div className={css.row}>
        {children}
        <AnswerButton message={message} tabStop={tabStop} />
        <IconButton
          ref={button}
          label={label}
          aria-expanded={open}
          aria-description={words('chat.actions.keys')}
          excludeFromTabOrder={!tabStop}
          onPress={() => setOpen(!open)}
          data-message-button="more"
          data-testid={action ?? 'message-more'}
        >
          <Ellipsis aria-hidden size={20} />
        </IconButton>
      </div>
      {open ? (
        <MessageMore room={room} message={message} action={action} label={label} close={close} />
      ) : null}
    </div>
  )
}
