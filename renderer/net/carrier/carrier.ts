import type { IceSettings, Topics } from '../../../shared/ports/transport.ts'
import type { DeviceId } from '../../../shared/room/ids.ts'
import { CarrierLog } from './carrierLog.ts'
import { CarrierSession, type CarrierSessionOptions } from './carrierSession.ts'

/** What the carrier of one epoch needs. */
export type CarrierNeeds = Omit<CarrierSessionOptions, 'log'> & {
  readonly onEntry: (entry: Uint8Array) => void
}

/** The carrier of one epoch: its log, and its stay on the network. */
export class Carrier {
  readonly #log: CarrierLog
  readonly #session: CarrierSession
  /** The only ways that its connections may take. */
  readonly ice: IceSettings

  constructor({ onEntry, ...needs }: CarrierNeeds) {
    this.ice = needs.carrier.ice
    this.#log = new CarrierLog({ refuse: needs.refuse, onEntry })
    this.#session = new CarrierSession({ ...needs, log: this.#log })
  }

  append(entry: Uint8Array): void {
    this.#log.append(entry)
  }

  setTopics(topics: Topics): void {
    this.#session.setTopics(topics)
  }

  /** Closes the link of a device that broke a rule. */
  drop(device: DeviceId): void {
    this.#session.drop(device)
  }

  close(): void {
    this.#session.end()
    this.#log.close()
  }
}
