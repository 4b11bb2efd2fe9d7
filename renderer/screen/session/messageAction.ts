import type { MessageView, RoomView } from '../../../shared/ports/screenViews.ts'

/** What can be done about a message: its author takes it back, a facilitator hides it. */
export type MessageAction = 'takeBack' | 'hide'

/** What whoever looks at the room can do about a message now. */
export function messageAction(
  { mine, removed, hiddenByFacilitator }: MessageView,
  view: Pick<RoomView, 'role' | 'removed' | 'securing'>,
): MessageAction | null {
  if (removed || hiddenByFacilitator || view.removed || view.securing) return null
  if (mine) return 'takeBack'
  return view.role === 'facilitator' ? 'hide' : null
}
