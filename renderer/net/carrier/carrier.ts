import type { Clock } from '../../../shared/ports/clock.ts'
import type { CarrierOptions, Topics } from '../../../shared/ports/transport.ts'
import type { DeviceId } from '../../../shared/room/ids.ts'
import type { Refuse } from '../bounds/boundedRefusals.ts'
import type { RtcClasses } from '../link/guardedWrtc.ts'
import type { ServerPool } from '../server/serverPool.ts'
import type { Random } from '../time/growingPause.ts'
import { Timers } from '../time/timers.ts'
import { CarrierLog } from './carrierLog.ts'
import { CarrierSession, type LinkEvents } from './carrierSession.ts'

/** What the carrier of one epoch needs. */
export type CarrierNeeds = {
  readonly rtc: RtcClasses
  readonly pool: ServerPool
  readonly clock: Clock
  readonly random: Random
  readonly refuse: Refuse
  readonly links: LinkEvents
  readonly onEntry: (entry: Uint8Array) => void
}

/** The carrier of one epoch: its log, and its present stay on the network. */
export class Carrier {
  readonly #needs: CarrierNeeds
  readonly #timers: Timers
  readonly #log: CarrierLog
  #options: CarrierOptions
  #session: CarrierSession

  constructor(options: CarrierOptions, needs: CarrierNeeds) {
    this.#options = options
    this.#needs = needs
    this.#timers = new Timers(needs.clock)
    this.#log = new CarrierLog({
      refuse: needs.refuse,
      onEntry: needs.onEntry,
      // Not inside the transaction that tells it
      onClogged: () => this.#timers.set('renew', 0, () => this.#renew()),
    })
    this.#session = this.#enter()
  }

  append(entry: Uint8Array): void {
    this.#log.append(entry)
  }

  setTopics(topics: Topics): void {
    this.#options = { ...this.#options, topics }
    this.#session.setTopics(topics)
  }

  drop(device: DeviceId): void {
    this.#session.drop(device)
  }

  close(): void {
    this.#timers.clearAll()
    this.#session.end()
    this.#log.close()
  }

  #enter(): CarrierSession {
    return new CarrierSession({ ...this.#needs, carrier: this.#options, log: this.#log })
  }

  /** The provider holds on to its document, so a new document needs a new stay, with new links. */
  #renew(): void {
    this.#needs.refuse('CARRIER_UPDATE')
    this.#session.end()
    this.#log.renew()
    this.#session = this.#enter()
  }
}
