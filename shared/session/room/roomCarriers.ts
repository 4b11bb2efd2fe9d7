import type { Clock } from '../../ports/clock.ts'
import type { Transport } from '../../ports/transport.ts'
import type { Epoch } from '../../room/epoch/epoch.ts'
import { memberOf } from '../../room/epoch/epochState.ts'
import type { EpochId } from '../../room/ids.ts'
import type { OpenedRecord } from '../../room/record/record.ts'
import { encodeCarrierEntry } from '../ledger/carrierEntry.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { Replication } from '../replication/replication.ts'
import { carrierOptions, epochTopics } from './carrierOptions.ts'

/** After an epoch that removes nobody, the old carrier stays open at most this long in ms. */
const LINGER = 30_000
/** After a removal only so long in ms that the epoch record is on its way. */
const FAREWELL = 1_500

type OpenCarrier = { readonly epoch: Epoch; stopTimer: () => void; isFarewell: boolean; isLeaving: boolean }

/** Which carriers of a room are open: the active epoch's, and for a while the one before it (PROTOCOL.md §4, §7). */
export class RoomCarriers {
  readonly #ledger: Ledger
  readonly #transport: Transport
  readonly #clock: Clock
  readonly #open = new Map<EpochId, OpenCarrier>()

  constructor(ledger: Ledger, transport: Transport, clock: Clock) {
    this.#ledger = ledger
    this.#transport = transport
    this.#clock = clock
  }

  /** True when this epoch's carrier is open. */
  has(epoch: EpochId): boolean {
    return this.#open.has(epoch)
  }

  /** Opens the carrier of the active epoch on these servers and keeps its topics right at midnight. */
  openActive(servers: readonly string[]): void {
    const epoch = this.#ledger.active
    const known = this.#open.get(epoch.id)
    if (known !== undefined) {
      this.#stay(known)
      return
    }
    const now = this.#clock.now()
    this.#open.set(epoch.id, {
      epoch,
      stopTimer: this.#watchTopics(epoch, now),
      isFarewell: false,
      isLeaving: false,
    })
    this.#transport.openCarrier(carrierOptions(this.#ledger, epoch, servers, now))
  }

  /** Puts a record of this device into its epoch's carrier. */
  append(record: OpenedRecord): void {
    this.#transport.append(record.header.epoch, encodeCarrierEntry({ kind: 'record', bytes: record.wire }))
  }

  /** Puts a sealed epoch record into its parent's carrier. */
  appendEpoch(parent: EpochId, entry: Uint8Array): void {
    this.#transport.append(parent, encodeCarrierEntry({ kind: 'epoch', bytes: entry }))
  }

  /** The epochs whose carriers are open. */
  get open(): Epoch[] {
    return [...this.#open.values()].map(({ epoch }) => epoch)
  }

  /**
   * Leaves all carriers but one, in time (PROTOCOL.md §4.3): once everybody linked there is linked in the active one, or after
   * 30 s; one with somebody in it who is not in the room any more as soon as the news has gone out, and nothing else with it.
   */
  leaveOthers(active: EpochId | null): void {
    const { members } = this.#ledger.epochBook.resolution
    for (const carrier of this.#open.values()) {
      if (carrier.epoch.id === active || carrier.isFarewell) continue
      carrier.isFarewell = carrier.epoch.state.members.some(({ device }) => !members.has(device))
      if (carrier.isFarewell || !carrier.isLeaving)
        this.#leaveIn(carrier.epoch.id, carrier.isFarewell ? FAREWELL : LINGER)
      carrier.isLeaving = true
    }
  }

  /** Leaves the older carriers that nobody needs any more. */
  settle(replication: Replication): void {
    const { active } = this.#ledger
    for (const { epoch, isFarewell } of this.#open.values()) {
      if (epoch.id === active.id || isFarewell) continue
      const common = epoch.state.members.filter(
        ({ device }) => device !== this.#ledger.keys.device && memberOf(active.state, device) !== undefined,
      )
      // one who is away for a moment finds the change here when she comes back
      if (common.every(({ device }) => replication.isLinked(device, active.id))) this.#leave(epoch.id)
    }
  }

  /** Leaves every carrier at once. */
  close(): void {
    for (const epoch of [...this.#open.keys()]) this.#leave(epoch)
  }

  /** The way back into an epoch that was being left. */
  #stay(carrier: OpenCarrier): void {
    if (!carrier.isLeaving) return
    carrier.isLeaving = false
    carrier.isFarewell = false
    carrier.stopTimer()
    carrier.stopTimer = this.#watchTopics(carrier.epoch, this.#clock.now())
  }

  #leaveIn(epoch: EpochId, milliseconds: number): void {
    const carrier = this.#open.get(epoch)
    if (carrier === undefined) return
    carrier.stopTimer()
    carrier.stopTimer = this.#clock.after(milliseconds, () => this.#leave(epoch))
  }

  #leave(epoch: EpochId): void {
    this.#open.get(epoch)?.stopTimer()
    this.#open.delete(epoch)
    this.#transport.closeCarrier(epoch)
  }

  #watchTopics(epoch: Epoch, now: number): () => void {
    return this.#clock.after(epochTopics(epoch, now).lifetime, () => {
      const carrier = this.#open.get(epoch.id)
      if (carrier === undefined) return
      const later = this.#clock.now()
      this.#transport.setTopics(epoch.id, epochTopics(epoch, later).topics)
      carrier.stopTimer = this.#watchTopics(epoch, later)
    })
  }
}
