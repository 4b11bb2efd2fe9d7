import type { ServerProblem } from '../../../shared/ports/serverViews.ts'
import { SIGNALING_ERROR_CODES, type SignalingErrorCode } from '../../../shared/signaling/signalingError.ts'

/** With what a server closed a connection: the code and the reason of its close frame. */
export type ServerGoodbye = { readonly code: number; readonly reason: string }

const BUSY: readonly SignalingErrorCode[] = [
  'SIG_SERVER_FULL',
  'SIG_ADDRESS_FULL',
  'SIG_TOPIC_FULL',
  'SIG_TOO_MANY_TOPICS',
  'SIG_RATE',
  'SIG_SLOW',
]
const ENDED: readonly SignalingErrorCode[] = ['SIG_SHUTDOWN', 'SIG_IDLE', 'SIG_INTERNAL']

// RFC 6455, section 7.4.1, for what says no more
const BUSY_CODE = 1013
const ENDED_CODES: readonly number[] = [1001, 1011, 1012]

/** What a server means by closing; null when it says nothing. One that takes offence at what every client sends speaks another language. */
export function problemOfClose({ code, reason }: ServerGoodbye): ServerProblem | null {
  const sig = SIGNALING_ERROR_CODES.find(each => each === reason)
  if (sig !== undefined && BUSY.includes(sig)) return 'SERVER_BUSY'
  if (sig !== undefined && ENDED.includes(sig)) return 'SERVER_CLOSED'
  if (sig !== undefined) return 'SERVER_KIND'
  if (code === BUSY_CODE) return 'SERVER_BUSY'
  return ENDED_CODES.includes(code) ? 'SERVER_CLOSED' : null
}

/** What of a close event says something: null for one without a code of the server's own. */
export function goodbyeOf(event: unknown): ServerGoodbye | null {
  const { code, reason } = (event ?? {}) as { code?: unknown; reason?: unknown }
  if (typeof code !== 'number' || typeof reason !== 'string') return null
  const goodbye = { code, reason }
  return problemOfClose(goodbye) === null ? null : goodbye
}
