import { memo } from 'react'
import type { MessageView } from '../../../../shared/ports/screenViews.ts'
import { useLanguage } from '../../hooks/useLanguage.ts'
import { useTimes } from '../../hooks/useTimes.ts'
import { useWords } from '../../hooks/useWords.ts'
import { deliveryWords } from '../../session/deliveryWords.ts'
import { languageOfText } from '../../session/languageOfText.ts'
import css from './MessageItem.module.css'

type MessageItemProps = { readonly message: MessageView; readonly named: boolean }

function Delivery({ message }: { readonly message: MessageView }) {
  const words = useWords()
  const { delivered, others } = message
  return (
    <span data-testid="delivery" data-delivered={delivered} data-others={others}>
      {words(deliveryWords(message), { delivered, others })}
    </span>
  )
}

function Text({ message }: { readonly message: MessageView }) {
  const words = useWords()
  const { language } = useLanguage()
  if (message.removed) return <p className={css.removed}>{words('chat.removed')}</p>
  return (
    <p className={css.text} lang={languageOfText(message.text, language)} data-testid="message-text">
      {message.text}
    </p>
  )
}

function Item({ message, named }: MessageItemProps) {
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
      <div className={css.bubble}>
        <Text message={message} />
      </div>
      <p className={css.facts}>
        <time dateTime={new Date(message.at).toISOString()}>{times.time(message.at)}</time>
        {mine && !message.removed ? <Delivery message={message} /> : null}
      </p>
    </li>
  )
}

/** One message: who, the words, when by the author's own clock, and for one's own how far it has come. */
export const MessageItem = memo(Item)
