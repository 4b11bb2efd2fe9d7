import type { RoomView } from '../../../shared/ports/screenViews.ts'

/** Why nobody here can write just now: the room is being secured, or it is paused for members. */
export type WritingHold = 'securing' | 'paused'

/** What keeps this device from writing now; null when nothing does. A room it is not in any more holds no writing, it has none. */
export function writingHold({ securing, paused, role }: RoomView): WritingHold | null {
  if (securing) return 'securing'
  return paused && role === 'member' ? 'paused' : null
}
