import type { MemberView, RoomView } from '../../../shared/ports/screenViews.ts'

/** What a facilitator can do about a person of the room. */
export type PersonAction = 'promote' | 'demote' | 'readmit' | 'remove'

/** What whoever looks at the room can do about this person now; for members and about oneself, nothing. */
export function personActions(view: RoomView, { self, role, suspended }: MemberView): PersonAction[] {
  if (view.role !== 'facilitator' || view.removed || view.securing || self) return []
  if (suspended) return ['readmit', 'remove']
  return [role === 'facilitator' ? 'demote' : 'promote', 'remove']
}
