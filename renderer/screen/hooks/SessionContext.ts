import { createContext } from 'react'
import type { ScreenSession } from '../session/createScreenSession.ts'

/** Where components find the session. */
export const SessionContext = createContext<ScreenSession | null>(null)
