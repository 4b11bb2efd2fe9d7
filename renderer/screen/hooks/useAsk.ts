import { useCallback, useState } from 'react'
import type { ErrorCode } from '../../../shared/bytes/protocolError.ts'
import type { CallResult } from '../../../shared/ports/typedPort.ts'

/** One request at a time, whether it is under way, and how the last one was refused. */
export type Ask = {
  readonly busy: boolean
  readonly error: ErrorCode | null
  /** Asks; gives whether it was granted. */
  ask(request: () => Promise<CallResult<unknown>>): Promise<boolean>
  clear(): void
}

/** Runs what the person asks for and keeps its refusal for the words beside the button. */
export function useAsk(): Ask {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<ErrorCode | null>(null)
  const ask = useCallback(async (request: () => Promise<CallResult<unknown>>) => {
    setBusy(true)
    setError(null)
    const result = await request()
    setBusy(false)
    if (!result.ok) setError(result.code)
    return result.ok
  }, [])
  return { busy, error, ask, clear: useCallback(() => setError(null), []) }
}
