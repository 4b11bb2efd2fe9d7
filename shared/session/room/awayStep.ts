import type { Away } from '../../ports/linkViews.ts'
import type { Role } from '../../room/epoch/member.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** A member who was linked this many ms ago or less was so recently; nothing finer is said of her. */
const RECENT = 10 * MINUTE

/**
 * How long ago somebody was linked last, in ms; null for never since the room was opened here. Facilitators are waited for, so minutes are
 * counted; of members only wide steps are told, since nobody's hours are written down here. It raises no ErrorCode.
 */
export function awayStep(role: Role, ago: number | null): Away {
  if (ago === null) return { step: 'never', count: 0 }
  if (role === 'member') return { step: ago <= RECENT ? 'recent' : ago <= HOUR ? 'hour' : 'longer', count: 0 }
  if (ago < MINUTE) return { step: 'moment', count: 0 }
  return ago < HOUR
    ? { step: 'minutes', count: Math.floor(ago / MINUTE) }
    : { step: 'hours', count: Math.floor(ago / HOUR) }
}
