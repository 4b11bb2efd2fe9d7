import { useEffect, useState } from 'react'
import { HIDE_PRESSES } from '../../../shared/ports/hostPort.ts'
import { noPresses, withPress } from '../session/hidePresses.ts'
import { pageClock } from '../session/pageClock.ts'
import { useApp } from './useApp.ts'
import { useSession } from './useSession.ts'

/**
 * Practises hiding as long as the page is shown: how many of the places are filled, and whether main has seen all presses. Main
 * counts by itself; what the page sees only fills the places.
 */
export function usePractice(): { readonly count: number; readonly done: boolean } {
  const { onPractised, settings } = useApp()
  const { computer } = useSession()
  const [presses, setPresses] = useState(noPresses)
  const [done, setDone] = useState(false)

  useEffect(() => {
    const begin = () => void computer.practiseHide({ on: true })
    begin()
    const stop = onPractised(() => {
      setPresses({ count: HIDE_PRESSES, last: pageClock.now() })
      setDone(true)
      if (!settings.state.get().settings.practised) void settings.change({ practised: true })
      // It held for one time only; she may want to do it again.
      begin()
    })
    return () => {
      stop()
      void computer.practiseHide({ on: false })
    }
  }, [computer, onPractised, settings])

  useEffect(() => {
    const onKeyDown = ({ key, repeat }: KeyboardEvent) => {
      if (key !== 'Escape' || repeat) return
      const now = pageClock.now()
      // The last press reaches main first, which fills all places; then it is not the first of the next round.
      setPresses(before =>
        before.count === HIDE_PRESSES && now - before.last < 200 ? before : withPress(before, now),
      )
    }
    window.addEventListener('keydown', onKeyDown, true)
    return () => window.removeEventListener('keydown', onKeyDown, true)
  }, [])
  return { count: presses.count, done }
}
