import { createContext } from 'react'
import { createStore } from '../session/createStore.ts'

/** The name of the screen, and a number that grows whenever another screen opens. */
export type ScreenName = { readonly name: string; readonly opened: number }

/** Where the screens say what they are called. */
export const ScreenNameContext = createContext(createStore<ScreenName>({ name: '', opened: 0 }))
