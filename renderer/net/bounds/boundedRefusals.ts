import type { ErrorCode } from '../../../shared/bytes/protocolError.ts'
import type { Clock } from '../../../shared/ports/clock.ts'
import { TokenBucket } from '../../../shared/signaling/tokenBucket.ts'

/** Tells that something was dropped, and why. */
export type Refuse = (code: ErrorCode) => void

/**
 * Passes refusals on, of each code at most 5 a second after a burst of 25: a flood of bad bytes must not become a flood of
 * events, and whoever makes one must not hide another fault behind it.
 */
export function boundedRefusals(clock: Clock, tell: Refuse): Refuse {
  const buckets = new Map<ErrorCode, TokenBucket>()
  return code => {
    const now = clock.now()
    const bucket = buckets.get(code) ?? new TokenBucket({ perSecond: 5, burst: 25 }, now)
    buckets.set(code, bucket)
    if (bucket.take(now)) tell(code)
  }
}
