import { useContext } from 'react'
import type { ScreenSession } from '../session/createScreenSession.ts'
import type { ScreenState } from '../session/screenState.ts'
import { SessionContext } from './SessionContext.ts'
import { useStore } from './useStore.ts'

/** The session of the running core. Only what stands inside the screens may ask for it. */
export function useSession(): ScreenSession {
  const session = useContext(SessionContext)
  if (!session) throw new Error('There is no session here.')
  return session
}

/** What the screens show now. */
export function useScreenState(): ScreenState {
  return useStore(useSession().state)
}
