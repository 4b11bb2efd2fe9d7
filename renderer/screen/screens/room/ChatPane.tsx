import { useRef } from 'react'
import type { RoomId } from '../../../../shared/room/ids.ts'
import { useTimeline } from '../../hooks/useTimeline.ts'
import css from './ChatPane.module.css'
import { Composer } from './Composer.tsx'
import { MessageList } from './MessageList.tsx'

/** The chat of the room. */
export function ChatPane({ room }: { readonly room: RoomId }) {
  const timeline = useTimeline(room)
  const reach = useRef<() => void>(null)
  return (
    <div className={css.pane}>
      {timeline ? <MessageList timeline={timeline} reach={reach} /> : null}
      <Composer room={room} onSent={() => reach.current?.()} />
    </div>
  )
}
