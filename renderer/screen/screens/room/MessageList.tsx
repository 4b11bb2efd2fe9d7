import { ArrowDown } from 'lucide-react'
import { type ComponentProps, type Ref, useEffect, useImperativeHandle, useMemo } from 'react'
import type { RoomView } from '../../../../shared/ports/screenViews.ts'
import type { RecordId } from '../../../../shared/room/ids.ts'
import { Button } from '../../components/Button.tsx'
import { useArrivals } from '../../hooks/useArrivals.ts'
import { useChatScroll } from '../../hooks/useChatScroll.ts'
import { useMessageButtons } from '../../hooks/useMessageButtons.ts'
import { useStore } from '../../hooks/useStore.ts'
import { useTheTalk } from '../../hooks/useTalk.ts'
import { useTimes } from '../../hooks/useTimes.ts'
import { useWords } from '../../hooks/useWords.ts'
import type { Timeline } from '../../session/createTimeline.ts'
import { errorWords } from '../../session/errorWords.ts'
import { messageAction } from '../../session/messageAction.ts'
import css from './MessageList.module.css'
import { MessageItem } from './message/MessageItem.tsx'
import { type MessageRow, messageRows } from './messageRows.ts'

type Told = 'message' | 'named' | 'action' | 'acts' | 'marked' | 'tabStop'
type RowProps = Omit<ComponentProps<typeof MessageItem>, Told> & {
  readonly row: MessageRow
  readonly view: RoomView
  readonly stop: RecordId | undefined
  readonly goal: RecordId | undefined
}

function Row({ row, view, stop, goal, ...props }: RowProps) {
  const words = useWords()
  const times = useTimes()
  if (row.kind === 'message') {
    const { message, named } = row
    const action = messageAction(message, view)
    return (
      <MessageItem
        {...props}
        message={message}
        named={named}
        action={action}
        acts={!view.removed}
        marked={message.record === goal}
        tabStop={message.record === stop}
      />
    )
  }
  if (row.kind === 'day') return <li className={css.day}>{times.day(row.at)}</li>
  return (
    <li className={css.new} data-testid="new-messages">
      {words('chat.newSinceAway')}
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

type MessageListProps = {
  readonly view: RoomView
  readonly timeline: Timeline
  readonly reach: Ref<() => void>
}

/** The messages that are on the screen. `reach` is filled with the way to the newest one. */
export function MessageList({ view, timeline, reach }: MessageListProps) {
  const words = useWords()
  const { shown, phase, error, unreadFrom, unseen, arrived } = useStore(timeline.state)
  const { box, onScroll, toNewest, toRecord } = useChatScroll(timeline, shown)
  const { goal } = useTheTalk()
  const rows = useMemo(() => messageRows(shown.messages, unreadFrom), [shown, unreadFrom])
  const records = shown.messages.map(({ record }) => record)
  const { stop, ...buttons } = useMessageButtons(box, records)
  useImperativeHandle(reach, () => toNewest, [toNewest])
  useArrivals(arrived, shown.messages)
  useEffect(() => {
    if (goal) toRecord(goal.record)
  }, [goal, toRecord])
  return (
    <div className={css.frame}>
      <section
        ref={box}
        className={css.box}
        {...buttons}
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
            <Row
              key={row.key}
              row={row}
              view={view}
              stop={stop}
              goal={goal?.record}
              room={view.room}
              kept={view.kept}
              list={box}
            />
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
