import type { DeviceId } from '../../../shared/room/ids.ts'
import { TokenBucket } from '../../../shared/signaling/tokenBucket.ts'
import { SeenCache } from '../bounds/seenCache.ts'
import type { SignalSession } from './signalEnvelope.ts'

/** What came of a directed message whose MAC holds. */
export type Freshness = 'fresh' | 'first-of-session' | 'replay' | 'too-many-sessions'

const WINDOW = 64
const NONCES = 4096
const RETIRED = 1024
// A device that restarts over and over is let in, but not at the pace of a flood
const SESSIONS = { perSecond: 1 / 4, burst: 4 }

type DeviceState = {
  session: SignalSession | null
  highest: number
  readonly counters: Set<number>
  readonly retired: SeenCache
  readonly sessions: TokenBucket
}

/** Remembers what was heard, without any clock of the wall (PROTOCOL.md §6). */
export class ReplayGuard {
  readonly #nonces = new SeenCache(NONCES)
  readonly #devices = new Map<DeviceId, DeviceState>()

  /** True when a nonce is met for the first time. */
  freshNonce(nonce: string): boolean {
    return this.#nonces.add(nonce)
  }

  /**
   * Judges the counter of a directed message, whose MAC must have been checked before: a number below the window of 64 or
   * met before is a replay. A new session starts afresh and retires the former one for good.
   */
  judge(device: DeviceId, session: SignalSession, counter: number, nowMs: number): Freshness {
    const state = this.#stateOf(device, nowMs)
    if (state.session === session) return takeCounter(state, counter) ? 'fresh' : 'replay'
    if (state.retired.has(session)) return 'replay'
    if (!state.sessions.take(nowMs)) return 'too-many-sessions'
    if (state.session) state.retired.add(state.session)
    state.session = session
    state.highest = -1
    state.counters.clear()
    takeCounter(state, counter)
    return 'first-of-session'
  }

  #stateOf(device: DeviceId, nowMs: number): DeviceState {
    const known = this.#devices.get(device)
    if (known) return known
    const state: DeviceState = {
      session: null,
      highest: -1,
      counters: new Set(),
      retired: new SeenCache(RETIRED),
      sessions: new TokenBucket(SESSIONS, nowMs),
    }
    this.#devices.set(device, state)
    return state
  }
}

function takeCounter(state: DeviceState, counter: number): boolean {
  if (counter <= state.highest - WINDOW || state.counters.has(counter)) return false
  state.counters.add(counter)
  state.highest = Math.max(state.highest, counter)
  for (const old of state.counters) if (old <= state.highest - WINDOW) state.counters.delete(old)
  return true
}
