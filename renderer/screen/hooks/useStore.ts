import { useSyncExternalStore } from 'react'
import type { Store } from '../session/createStore.ts'

/** The value of a store now; the component renders again whenever it changes. */
export function useStore<T>(store: Store<T>): T {
  return useSyncExternalStore(store.subscribe, store.get)
}
