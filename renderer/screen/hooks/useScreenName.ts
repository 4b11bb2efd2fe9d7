import { useContext, useEffect } from 'react'
import { BeneathContext } from './BeneathContext.ts'
import { ScreenNameContext } from './ScreenNameContext.ts'

/** Says what this screen is called: screen readers hear it when it opens or is seen again, and the keyboard begins again at "Hide now". */
export function useScreenName(name: string): void {
  const store = useContext(ScreenNameContext)
  const beneath = useContext(BeneathContext)
  useEffect(() => {
    if (!beneath) store.set({ ...store.get(), opened: store.get().opened + 1 })
  }, [store, beneath])
  useEffect(() => {
    if (!beneath) store.set({ ...store.get(), name })
  }, [store, beneath, name])
}
