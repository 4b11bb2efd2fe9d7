import { Button as AriaButton } from 'react-aria-components'
import type { ReplyView } from '../../../../../shared/ports/screenViews.ts'
import { useTheTalk } from '../../../hooks/useTalk.ts'
import { useWords, type Words } from '../../../hooks/useWords.ts'
import css from './ReplyQuote.module.css'

function quoted({ gone, contentNote, text }: ReplyView, words: Words): string {
  if (gone) return words('chat.reply.gone')
  return contentNote === '' ? text : words('chat.noted', { topic: contentNote })
}

type ReplyQuoteProps = { readonly reply: ReplyView; readonly tabStop: boolean }

/** Small above an answer: what it answers, as that stands in the talk now. Pressing it goes there. */
export function ReplyQuote({ reply, tabStop }: ReplyQuoteProps) {
  const words = useWords()
  const { goTo } = useTheTalk()
  if (!reply.here) {
    return (
      <p className={css.quote} data-testid="quote">
        {words('chat.reply.notHere')}
      </p>
    )
  }
  const text = quoted(reply, words)
  const name = reply.authorName
  return (
    <AriaButton
      className={css.quote ?? ''}
      aria-label={words('chat.reply.go', { name, text })}
      excludeFromTabOrder={!tabStop}
      onPress={() => void goTo(reply.record)}
      data-testid="quote"
    >
      <span className={css.name}>{name}</span>
      <span className={css.text}>{text}</span>
    </AriaButton>
  )
}
