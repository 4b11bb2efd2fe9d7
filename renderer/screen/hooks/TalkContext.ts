import { createContext } from 'react'
import type { Talk } from './useTalk.ts'

/** The talk of the room that is on the screen. */
export const TalkContext = createContext<Talk | null>(null)
