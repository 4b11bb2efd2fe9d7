import { memo, type RefObject } from 'react'
import type { MessageView } from '../../../../../shared/ports/screenViews.ts'
import type { RoomId } from '../../../../../shared/room/ids.ts'
import { useTimes } from '../../../hooks/useTimes.ts'
import { useWords } from '../../../hooks/useWords.ts'
import { deliveryWords } from '../../../session/deliveryWords.ts'
import type { MessageAction } from '../../../session/messageAction.ts'
import { MessageActing } from './MessageActing.tsx'
import css from './MessageItem.module.css'
import { MessageWords } from './MessageWords.tsx'
import { NotedWords } from './NotedWords.tsx'
import { ReplyQuote } from './ReplyQuote.tsx'

type MessageItemProps = {
  readonly room: RoomId
  readonly kept: boolean
  readonly message: MessageView
  readonly named: boolean
  readonly action: MessageAction | null
  /** Can anything be done about it? Not any more once this device is out of the room. */
  readonly acts: boolean
  /** Is this the message that she came to by a search or a quote? */
  readonly marked: boolean
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

const isGone = ({ removed, hiddenByFacilitator }: MessageView) => removed || hiddenByFacilitator

function Text({ message, list }: Pick<MessageItemProps, 'message' | 'list'>) {
  const words = useWords()
  if (message.removed) return <p className={css.removed}>{words('chat.removed')}</p>
  if (message.hiddenByFacilitator) return <p className={css.removed}>{words('chat.hidden')}</p>
  return message.contentNote === '' ? (
    <MessageWords text={message.text} />
  ) : (
    <NotedWords message={message} list={list} />
  )
}

/** The words, with what can be done about them beside it. */
function Bubble(props: MessageItemProps) {
  const { message, list, acts } = props
  const bubble = (
    <div className={css.bubble}>
      <Text message={message} list={list} />
    </div>
  )
  return isGone(message) || !acts ? bubble : <MessageActing {...props}>{bubble}</MessageActing>
}

function Item(props: MessageItemProps) {
  const { message, named, kept, marked, tabStop } = props
  const words = useWords()
  const times = useTimes()
  const { mine } = message
  return (
    <li
      className={`${css.item} ${mine ? css.mine : css.theirs}`}
      data-record={message.record}
      data-mine={mine}
      data-marked={marked}
      tabIndex={-1}
      data-testid="message"
    >
      {named ? (
        <p className={css.author} data-testid="message-author">
          {mine ? words('chat.you') : message.authorName}
        </p>
      ) : null}
      {message.reply ? <ReplyQuote reply={message.reply} tabStop={tabStop} /> : null}
      <Bubble {...props} />
      <p className={css.facts}>
        <time dateTime={new Date(message.at).toISOString()}>{times.time(message.at)}</time>
        {mine && !isGone(message) ? <Delivery message={message} kept={kept} /> : null}
      </p>
    </li>
  )
}

/** One message: who, the words, when by the author's own clock, and for one's own how far it has come. */
export const MessageItem = memo(Item)
