import { useContext, useEffect, useRef } from 'react'
import { BeneathContext } from './BeneathContext.ts'
import { ScreenNameContext } from './ScreenNameContext.ts'

/**
 * Says what this screen is called: screen readers hear it when it opens, and the keyboard begins again at "Hide now". When a page that
 * lay over it is put away, the keyboard goes on where it was; only where that is gone it begins again too.
 */
export function useScreenName(name: string): void {
  const store = useContext(ScreenNameContext)
  const beneath = useContext(BeneathContext)
  const seen = useRef(false)
  useEffect(() => {
    if (beneath) return
    const goesOn = seen.current && document.activeElement !== document.body
    seen.current = true
    if (!goesOn) store.set({ ...store.get(), opened: store.get().opened + 1 })
  }, [store, beneath])
  useEffect(() => {
    if (!beneath) store.set({ ...store.get(), name })
  }, [store, beneath, name])
}
