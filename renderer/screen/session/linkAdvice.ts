import type { MessageKey } from '../../../shared/i18n/catalogue.ts'
import type { RoomView } from '../../../shared/ports/screenViews.ts'

/** What is wrong where somebody is not linked, and what can be done about it; null where nobody else is in the room. */
export function linkAdvice({
  members,
  servers,
  connection,
  relayProblem,
}: Pick<RoomView, 'members' | 'servers' | 'connection' | 'relayProblem'>): MessageKey | null {
  const others = members.filter(({ self }) => !self)
  if (others.length === 0) return null
  if (others.every(({ here }) => here)) return 'connection.advice.well'
  const isAnyReached = servers.some(({ state }) => state === 'open')
  if (connection === 'ended' && !isAnyReached) return 'connection.advice.ended'
  if (!isAnyReached) return 'connection.advice.points'
  return relayProblem === null ? 'connection.advice.away' : 'connection.advice.relay'
}
