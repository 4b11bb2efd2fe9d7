import type { DeviceId } from '../../../shared/room/ids.ts'
import { GrowingPause, type Random } from './growingPause.ts'

const FIRST_MS = 2_000
const MOST_MS = 10 * 60_000
/** So long after the end of its last pause, a device begins anew. */
const FORGOTTEN_MS = 60 * 60_000

type Away = { readonly pause: GrowingPause; until: number }

/** Devices that broke a rule: not heard on any carrier for a pause that grows each time (PROTOCOL.md §6.4). */
export class KeptAway {
  readonly #random: Random
  readonly #devices = new Map<DeviceId, Away>()

  constructor(random: Random) {
    this.#random = random
  }

  /** Keeps a device away: for 2 s at first, at most for 10 min. */
  pause(device: DeviceId, nowMs: number): void {
    this.#forget(nowMs)
    const away = this.#devices.get(device) ?? {
      pause: new GrowingPause(FIRST_MS, MOST_MS, this.#random),
      until: nowMs,
    }
    away.until = nowMs + away.pause.next()
    this.#devices.set(device, away)
  }

  /** True while nothing of this device is heard. */
  isAway(device: DeviceId, nowMs: number): boolean {
    return nowMs < (this.#devices.get(device)?.until ?? Number.NEGATIVE_INFINITY)
  }

  #forget(nowMs: number): void {
    for (const [device, { until }] of this.#devices)
      if (nowMs - until >= FORGOTTEN_MS) this.#devices.delete(device)
  }
}
