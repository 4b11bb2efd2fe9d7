import type { Secret } from '../../crypto/secret.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Topic, Transport } from '../../ports/transport.ts'
import { catchupTopic, utcDay } from '../../room/catchup/catchupTopic.ts'
import type { DeviceId } from '../../room/ids.ts'
import type { Ledger } from '../ledger/ledger.ts'

/** So many devices at a time: a connection to a server has 40 topics, and near midnight each takes two (PROTOCOL.md §4.6). */
const MEETINGS_MAX = 16
/** Clocks may differ by this many ms at midnight. */
const SKEW = 15 * 60 * 1000

/** Whom a topic is shared with, and the key of the two. */
export type Meeting = { readonly device: DeviceId; readonly pair: Secret<'pair-catchup'> }

/** What is needed to listen. */
export type AppointmentParts = {
  readonly ledger: Ledger
  readonly transport: Transport
  readonly clock: Clock
  readonly servers: () => readonly string[]
}

/** The topics of two devices each on which this one listens (PROTOCOL.md §4.6). */
export class Appointments {
  readonly #parts: AppointmentParts
  readonly #meetings = new Map<Topic, Meeting>()
  /** The topics of a device as long as the days are the same. */
  readonly #known = new Map<DeviceId, { readonly days: string; readonly topics: readonly Topic[] }>()

  constructor(parts: AppointmentParts) {
    this.#parts = parts
  }

  /** Whom a topic is shared with, if this device listens on it. */
  at(topic: Topic): Meeting | undefined {
    return this.#meetings.get(topic)
  }

  /** Listens for the first 16 of these devices and for nobody else, and gives them back. */
  keep(devices: readonly DeviceId[]): readonly DeviceId[] {
    const appointed = devices.slice(0, MEETINGS_MAX)
    const { transport, servers } = this.#parts
    const wanted = this.#topicsFor(appointed)
    for (const topic of [...this.#meetings.keys()]) {
      if (wanted.has(topic)) continue
      this.#meetings.delete(topic)
      transport.closeTopic(topic)
    }
    for (const [topic, meeting] of wanted) {
      if (!this.#meetings.has(topic)) transport.openTopic(topic, servers())
      this.#meetings.set(topic, meeting)
    }
    return appointed
  }

  #topicsFor(devices: readonly DeviceId[]): Map<Topic, Meeting> {
    const { ledger } = this.#parts
    const topics = new Map<Topic, Meeting>()
    for (const device of devices) {
      const pair = ledger.pair(device).catchup
      for (const topic of this.#topicsOf(device, pair)) topics.set(topic, { device, pair })
    }
    return topics
  }

  #topicsOf(device: DeviceId, pair: Meeting['pair']): readonly Topic[] {
    const now = this.#parts.clock.now()
    const times = [now - SKEW, now, now + SKEW]
    const days = times.map(utcDay).join()
    const known = this.#known.get(device)
    if (known?.days === days) return known.topics
    const topics = times.map(time => catchupTopic(pair, time) as Topic)
    this.#known.set(device, { days, topics })
    return topics
  }
}
