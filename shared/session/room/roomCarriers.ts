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

/** After an epoch that only adds, the old carrier stays open at most this long in ms, so that nobody misses the change. */
const LINGER = 30_000

type OpenCarrier = { readonly epoch: Epoch; stopTimer: () => void }

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
    if (this.#open.has(epoch.id)) return
    const now = this.#clock.now()
    this.#open.set(epoch.id, { epoch, stopTimer: this.#watchTopics(epoch, now) })
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

  /** Leaves an epoch's carrier once all its members are linked in the active one, or after 30 s (PROTOCOL.md §4.3). */
  linger(epoch: EpochId): void {
    const carrier = this.#open.get(epoch)
    if (carrier === undefined) return
    carrier.stopTimer()
    carrier.stopTimer = this.#clock.after(LINGER, () => this.#leave(epoch))
  }

  /** Leaves the older carriers that nobody needs any more. */
  settle(replication: Replication): void {
    const { active } = this.#ledger
    for (const { epoch } of this.#open.values()) {
      if (epoch.id === active.id) continue
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
