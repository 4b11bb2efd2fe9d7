import { createContext } from 'react'
import type { RowanApp } from '../app/createApp.ts'

/** Where components find the window as a whole. */
export const AppContext = createContext<RowanApp | null>(null)
