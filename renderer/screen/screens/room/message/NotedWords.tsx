import { type RefObject, useEffect, useRef } from 'react'
import type { MessageView } from '../../../../../shared/ports/screenViews.ts'
import { Button } from '../../../components/Button.tsx'
import { useTheTalk } from '../../../hooks/useTalk.ts'
import { useWords } from '../../../hooks/useWords.ts'
import { isOpen } from '../../../session/messageOpen.ts'
import { MessageWords } from './MessageWords.tsx'
import css from './NotedWords.module.css'

type NotedWordsProps = { readonly message: MessageView; readonly list: RefObject<HTMLElement | null> }

/** What it is about, and two answers of the same weight. The words themselves are not on the page. */
function Folded({ message, list }: NotedWordsProps) {
  const words = useWords()
  const { setOpen, box } = useTheTalk()
  const topic = words('chat.noted', { topic: message.contentNote })
  const skip = () => {
    const all = [...(list.current?.querySelectorAll<HTMLElement>('[data-record]') ?? [])]
    const next = all[all.findIndex(({ dataset }) => dataset.record === message.record) + 1]
    const goal = next ?? box.current
    goal?.focus()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out with the rest of the bubble
    <div role="group" aria-label={topic} className={css.folded} data-testid="noted">
      <p className={css.topic}>{topic}</p>
      <p className={css.length}>{words('chat.noted.length', { count: message.text.length })}</p>
      <div className={css.answers}>
        <Button onPress={() => setOpen(message.record, true)} data-testid="noted-show">
          {words('chat.noted.show')}
        </Button>
        <Button onPress={skip} data-testid="noted-skip">
          {words('chat.noted.skip')}
        </Button>
      </div>
    </div>
  )
}

/** Opened, or her own: what it is about stands above the words. Where she opened it, the focus is with the words. */
function Opened({ message }: Pick<NotedWordsProps, 'message'>) {
  const words = useWords()
  const { setOpen } = useTheTalk()
  const { mine, record, contentNote, text } = message
  const own = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Not when it comes into the list already open: the focus is elsewhere then.
    if (!mine && document.activeElement === document.body) own.current?.focus({ preventScroll: true })
  }, [mine])
  const close = () => {
    own.current?.closest<HTMLElement>('[data-record]')?.focus()
    setOpen(record, false)
  }
  return (
    <div ref={own} tabIndex={-1} className={css.opened} data-testid="noted-open">
      <p className={css.topic}>{words('chat.noted', { topic: contentNote })}</p>
      <MessageWords text={text} />
      {mine ? null : (
        <Button kind="quiet" onPress={close} data-testid="noted-close">
          {words('chat.noted.close')}
        </Button>
      )}
    </div>
  )
}

/** A message that may be hard to read. */
export function NotedWords(props: NotedWordsProps) {
  const { opened } = useTheTalk()
  return isOpen(props.message, opened) ? <Opened message={props.message} /> : <Folded {...props} />
}
