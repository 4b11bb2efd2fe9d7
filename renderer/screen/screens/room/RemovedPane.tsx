import { useContext, useEffect, useRef } from 'react'
import type { RoomView } from '../../../../shared/ports/screenViews.ts'
import { Button } from '../../components/Button.tsx'
import { AnnouncerContext } from '../../hooks/AnnouncerContext.ts'
import { useSession } from '../../hooks/useSession.ts'
import { useWords } from '../../hooks/useWords.ts'
import css from './RemovedPane.module.css'

/** Stands where messages were written once this device was taken out of the room: what that means, and the way back. */
export function RemovedPane({ view: { room, kept } }: { readonly view: RoomView }) {
  const words = useWords()
  const session = useSession()
  const announcer = useContext(AnnouncerContext)
  const pane = useRef<HTMLDivElement>(null)
  const text = words(kept ? 'room.removed.kept' : 'room.removed')
  const leave = () => (kept ? session.closeRoom(room, { at: 'start' }) : session.go({ at: 'ending', room }))
  useEffect(() => announcer.set(text), [announcer, text])
  useEffect(() => {
    // What was being written in is gone; whoever reads elsewhere is not interrupted.
    if (document.activeElement === document.body) pane.current?.focus()
  }, [])
  return (
    <div ref={pane} className={css.removed} tabIndex={-1} data-testid="removed">
      <p>{text}</p>
      <Button onPress={leave} data-testid="removed-start">
        {words('waiting.failed.start')}
      </Button>
    </div>
  )
}
