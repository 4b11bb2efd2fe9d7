import type { MessageKey } from '../../../shared/i18n/catalogue.ts'
import type { RoomView } from '../../../shared/ports/screenViews.ts'

/** Would the room be without a facilitator? */
function isLastFacilitator({ role, members }: RoomView): boolean {
  const others = members.filter(({ self }) => !self)
  return role === 'facilitator' && others.length > 0 && others.every(other => other.role === 'member')
}

/** What is said before somebody leaves for good: what it does, what it does not reach, and what is special about this room now. */
export function leavingWords(view: RoomView): MessageKey[] {
  const alone = view.connection !== 'here' && view.members.some(({ self }) => !self)
  return [
    'forGood.text',
    ...(alone ? (['forGood.alone'] as const) : []),
    ...(isLastFacilitator(view) ? (['forGood.last'] as const) : []),
    'forGood.limits',
  ]
}
