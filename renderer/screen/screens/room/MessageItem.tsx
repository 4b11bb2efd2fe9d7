import { memo, type RefObject } from 'react'
import type { MessageView } from '../../../../shared/ports/screenViews.ts'
import type { RoomId } from '../../../../shared/room/ids.ts'
import { useLanguage } from '../../hooks/useLanguage.ts'
import { useTimes } from '../../hooks/useTimes.ts'
import { useWords } from '../../hooks/useWords.ts'
import { deliveryWords } from '../../session/deliveryWords.ts'
import { languageOfText } from '../../session/languageOfText.ts'
import type { MessageAction } from '../../session/messageAction.ts'
import { MessageActing } from './MessageActing.tsx'
import css from './MessageItem.module.css'

type MessageItemProps = {
  readonly room: RoomId
  readonly kept: boolean
  readonly message: MessageView
  readonly named: boolean
  readonly action: MessageAction | null
  readonly tabStop: boolean
  readonly list: RefObject<HTMLElement | null>
}

function Delivery({ message, kept }: Pick<MessageItemProps, 'message' | 'kept'>) {
  const words = useWords()
  const { delivered, others, saved } = message
  return (
    <span data-testid="delivery" data-delivered={delivered} data-others={others} data-saved={saved}>
      {words(deliveryWords(message, kept), { delivered, others })}
    </span>
  )
}

function Text({ message }: { readonly message: MessageView }) {
  const words = useWords()
  const { language } = useLanguage()
  if (message.removed) return <p className={css.removed}>{words('chat.removed')}</p>
  if (message.hiddenByFacilitator) return <p className={css.removed}>{words('chat.hidden')}</p>
  return (
    <p className={css.text} lang={languageOfText(message.text, language)} data-testid="message-text">
      {message.text}
    </p>
  )
}

/** The words, with what can be done about them beside it. */
function Bubble(props: MessageItemProps) {
  const { message, action } = props
  const bubble = (
    <div className={css.bubble}>
      <Text message={message} />
    </div>
  )
  if (!action) return bubble
  return (
    <MessageActing {...props} action={action}>
      {bubble}
    </MessageActing>
  )
}

function Item(props: MessageItemProps) {
  const { message, named, kept } = props
  const words = useWords()
  const times = useTimes()
  const { mine } = message
  return (
    <li
      className={`${css.item} ${mine ? css.mine : css.theirs}`}
      data-record={message.record}
      data-mine={mine}
      data-testid="message"
    >
      {named ? (
        <p className={css.author} data-testid="message-author">
          {mine ? words('chat.you') : message.authorName}
        </p>
      ) : null}
      <Bubble {...props} />
      <p className={css.facts}>
        <time dateTime={new Date(message.at).toISOString()}>{times.time(message.at)}</time>
        {mine && !message.removed && !message.hiddenByFacilitator ? (
          <Delivery message={message} kept={kept} />
        ) : null}
      </p>
    </li>
  )
}

/** One message: who, the words, when by the author's own clock, and for one's own how far it has come. */
export const MessageItem = memo(Item)
