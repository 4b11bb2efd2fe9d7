import { ArrowDown } from 'lucide-react'
import { type Ref, useImperativeHandle, useMemo } from 'react'
import { Button } from '../../components/Button.tsx'
import { useArrivals } from '../../hooks/useArrivals.ts'
import { useChatScroll } from '../../hooks/useChatScroll.ts'
import { useStore } from '../../hooks/useStore.ts'
import { useTimes } from '../../hooks/useTimes.ts'
import { useWords } from '../../hooks/useWords.ts'
import type { Timeline } from '../../session/createTimeline.ts'
import { errorWords } from '../../session/errorWords.ts'
import { MessageItem } from './MessageItem.tsx'
import css from './MessageList.module.css'
import { type MessageRow, messageRows } from './messageRows.ts'

function Row({ row }: { readonly row: MessageRow }) {
  const words = useWords()
  const times = useTimes()
  if (row.kind === 'message') return <MessageItem message={row.message} named={row.named} />
  if (row.kind === 'day') return <li className={css.day}>{times.day(row.at)}</li>
  return (
    <li className={css.new} data-testid="new-messages">
      {words('chat.new')}
    </li>
  )
}

function Beginning({ empty }: { readonly empty: boolean }) {
  const words = useWords()
  return (
    <div className={css.beginning}>
      <p>{words('chat.start')}</p>
      {empty ? <p>{words('chat.empty')}</p> : null}
    </div>
  )
}

type MessageListProps = { readonly timeline: Timeline; readonly reach: Ref<() => void> }

/** The messages that are on the screen. `reach` is filled with the way to the newest one. */
export function MessageList({ timeline, reach }: MessageListProps) {
  const words = useWords()
  const { shown, phase, error, unreadFrom, unseen, arrived } = useStore(timeline.state)
  const { box, onScroll, toNewest } = useChatScroll(timeline, shown)
  const rows = useMemo(() => messageRows(shown.messages, unreadFrom), [shown, unreadFrom])
  useImperativeHandle(reach, () => toNewest, [toNewest])
  useArrivals(arrived)
  return (
    <div className={css.frame}>
      <section
        ref={box}
        className={css.box}
        onScroll={onScroll}
        aria-label={words('chat.heading')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
      >
        {phase === 'loading' ? <p className={css.aside}>{words('chat.loading')}</p> : null}
        {error ? <p className={css.aside}>{words(errorWords[error])}</p> : null}
        {phase === 'ready' && shown.start === 0 ? <Beginning empty={shown.total === 0} /> : null}
        <ol className={css.list} data-testid="messages" data-total={shown.total}>
          {rows.map(row => (
            <Row key={row.key} row={row} />
          ))}
        </ol>
      </section>
      {unseen ? (
        <div className={css.float}>
          <Button onPress={toNewest} data-testid="to-newest">
            <ArrowDown aria-hidden size={20} />
            {words('chat.new')}
          </Button>
        </div>
      ) : null}
    </div>
  )
}
