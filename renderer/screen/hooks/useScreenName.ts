import { useContext, useEffect } from 'react'
import { ScreenNameContext } from './ScreenNameContext.ts'

/** Says what this screen is called: screen readers hear it when it opens, and the keyboard begins again at "Hide now". */
export function useScreenName(name: string): void {
  const store = useContext(ScreenNameContext)
  useEffect(() => {
    store.set({ ...store.get(), opened: store.get().opened + 1 })
  }, [store])
  useEffect(() => {
    store.set({ ...store.get(), name })
  }, [store, name])
}
