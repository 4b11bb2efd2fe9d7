import { useEffect, useRef } from 'react'
import { useApp } from './useApp.ts'
import { useSession } from './useSession.ts'

/** Does this press of Escape belong to something that is open in the bar? */
function isForTheBar(target: EventTarget | null): boolean {
  const bar = target instanceof Element ? target.closest('header') : null
  return bar?.querySelector('[aria-expanded="true"]') != null
}

/**
 * One press of Escape leads a step back, unless something lies over the screen or an input method composes. It is only heard here,
 * never held up: main counts the presses that hide.
 */
export function useEscape(back: () => void): void {
  const session = useSession()
  const { veil } = useApp()
  const latest = useRef(back)
  useEffect(() => {
    latest.current = back
  }, [back])
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.repeat || event.isComposing) return
      const covered = session.state.get().over !== null || veil.state.get().drawn
      if (!covered && !isForTheBar(event.target)) latest.current()
    }
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [session, veil])
}
