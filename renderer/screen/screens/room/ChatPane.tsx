import { useRef } from 'react'
import type { RoomView } from '../../../../shared/ports/screenViews.ts'
import { useTheTalk } from '../../hooks/useTalk.ts'
import css from './ChatPane.module.css'
import { Composer } from './Composer.tsx'
import { MessageList } from './MessageList.tsx'
import { RemovedPane } from './RemovedPane.tsx'

/** The chat of the room; to read only once this device was taken out of it. */
export function ChatPane({ view }: { readonly view: RoomView }) {
  const { timeline } = useTheTalk()
  const reach = useRef<() => void>(null)
  return (
    <div className={css.pane}>
      {timeline ? <MessageList view={view} timeline={timeline} reach={reach} /> : null}
      {view.removed ? <RemovedPane view={view} /> : <Composer view={view} onSent={() => reach.current?.()} />}
    </div>
  )
}
