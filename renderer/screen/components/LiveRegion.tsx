import { useContext } from 'react'
import { AnnouncerContext } from '../hooks/AnnouncerContext.ts'
import { useStore } from '../hooks/useStore.ts'
import css from './LiveRegion.module.css'

/** What screen readers are told politely while something changes on the screen. */
export function LiveRegion() {
  const text = useStore(useContext(AnnouncerContext))
  return (
    <p className={css.unseen} aria-live="polite" aria-atomic="true" data-testid="announcements">
      {text}
    </p>
  )
}
