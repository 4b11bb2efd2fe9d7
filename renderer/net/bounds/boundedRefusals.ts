import type { ErrorCode } from '../../../shared/bytes/protocolError.ts'
import type { Clock } from '../../../shared/ports/clock.ts'
import { TokenBucket } from '../../../shared/signaling/tokenBucket.ts'

/** Tells that something was dropped, and why. */
export type Refuse = (code: ErrorCode) => void

/** Passes refusals on, at most 20 a second after a burst of 50: a flood of bad bytes must not become a flood of events. */
export function boundedRefusals(clock: Clock, tell: Refuse): Refuse {
  const bucket = new TokenBucket({ perSecond: 20, burst: 50 }, clock.now())
  return code => {
    if (bucket.take(clock.now())) tell(code)
  }
}
