import type { RoomView } from '../../../../shared/ports/screenViews.ts'
import { useWords } from '../../hooks/useWords.ts'
import css from './RoomState.module.css'

/** What is special about the room just now: it is being secured, paused, or locked. */
export function RoomState({ view: { securing, paused, locked, removed } }: { readonly view: RoomView }) {
  const words = useWords()
  if (removed || !(securing || paused || locked)) return null
  return (
    <ul className={css.state} data-testid="room-state">
      {securing ? <li>{words('room.state.securing')}</li> : null}
      {paused ? <li>{words('room.state.paused')}</li> : null}
      {locked ? <li>{words('room.state.locked')}</li> : null}
    </ul>
  )
}
