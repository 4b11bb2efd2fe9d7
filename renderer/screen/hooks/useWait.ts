import { useEffect, useState } from 'react'
import { pageClock } from '../session/pageClock.ts'

/** How often the words are looked at again, in ms. They are round, so they change less often. */
const LOOK = 1000

/** How long it still is until `at`, in ms, and whether something was waited for here that is over now. */
export function useWait(at: number): { readonly wait: number; readonly over: boolean } {
  const [now, setNow] = useState(pageClock.now)
  const [waited, setWaited] = useState(false)
  const wait = Math.max(0, at - now)
  const waiting = wait > 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: each look leads to the next
  useEffect(() => {
    const read = pageClock.now()
    if (read >= at) return setNow(read)
    setWaited(true)
    return pageClock.after(Math.min(LOOK, at - read), () => setNow(pageClock.now()))
  }, [at, now])
  return { wait, over: waited && !waiting }
}
