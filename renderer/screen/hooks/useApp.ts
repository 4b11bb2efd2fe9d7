import { useContext } from 'react'
import type { RowanApp } from '../app/createApp.ts'
import { AppContext } from './AppContext.ts'

/** The window as a whole. */
export function useApp(): RowanApp {
  const app = useContext(AppContext)
  if (!app) throw new Error('There is no app here.')
  return app
}
