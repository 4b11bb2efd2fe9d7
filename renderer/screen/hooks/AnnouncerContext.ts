import { createContext } from 'react'
import { createStore } from '../session/createStore.ts'

/** The sentence that screen readers were told last. */
export const AnnouncerContext = createContext(createStore(''))
