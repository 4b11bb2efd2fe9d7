import type { Epoch } from '../../room/epoch/epoch.ts'
import { sealEpochEntry } from '../../room/epoch/epochEntry.ts'
import type { OpenedRecord } from '../../room/record/record.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { TakenEpoch } from '../ledger/ledgerListener.ts'
import type { Replication } from '../replication/replication.ts'
import type { RoomCarriers } from './roomCarriers.ts'

/** What a turn needs of its room. */
export type TurnParts = {
  readonly ledger: Ledger
  readonly carriers: RoomCarriers
  readonly replication: Replication
  readonly now: () => number
  readonly servers: () => readonly string[]
  readonly publish: (record: OpenedRecord) => void
  /** Called before the epoch changes: what waits is written in the old one. */
  readonly flush: () => void
  /** Called when the room is in its new epoch. */
  readonly turned: () => void
  /** Called when the room went on without this device. */
  readonly removed: () => void
}

/** Moves a room from one epoch to the next: the new carrier opens, the hello is said there, the old carrier stays a while (PROTOCOL.md §4.3). */
export class RoomTurns {
  readonly #parts: TurnParts

  constructor(parts: TurnParts) {
    this.#parts = parts
  }

  /** Says hello in the active epoch, once. */
  sayHello(): OpenedRecord | null {
    const { ledger, now, publish } = this.#parts
    if (ledger.strand(ledger.writer.strand)?.lastHello === ledger.active.id) return null
    const hello = ledger.writeHello(now())
    publish(hello)
    return hello
  }

  /** Issues an epoch after the active one, passes it on in the old carrier, and goes there. Nothing happens when `issue` raises. */
  issue(issue: () => Epoch): void {
    const { ledger, carriers, flush } = this.#parts
    flush()
    const parent = ledger.active
    const epoch = issue()
    carriers.appendEpoch(parent.id, sealEpochEntry(parent, epoch.signed))
    ledger.adopt(epoch)
    this.#leave(parent)
  }

  /** Takes a sealed epoch record of somebody else, and goes there if it holds. */
  take(entry: Uint8Array): void {
    this.#follow(ledger => ledger.takeEpoch(entry))
  }

  /** Takes the epochs that were missed, oldest first, and goes to the last that holds. */
  catchUp(chain: readonly Uint8Array[]): void {
    const { ledger, carriers } = this.#parts
    const parent = ledger.active
    this.#follow(() => ledger.takeChain(chain))
    const next = ledger.epochs.find(({ parents }) => parents[0] === parent.id)
    // whoever is linked in the old epoch missed it too
    if (next !== undefined) carriers.appendEpoch(parent.id, sealEpochEntry(parent, next.signed))
  }

  #follow(take: (ledger: Ledger) => TakenEpoch | null): void {
    const { ledger, flush, removed } = this.#parts
    flush()
    const parent = ledger.active
    const taken = take(ledger)
    if (taken?.type === 'turned') this.#leave(parent)
    if (taken?.type === 'removed') removed()
  }

  #leave(parent: Epoch): void {
    const { ledger, carriers, replication, servers, turned } = this.#parts
    carriers.openActive(servers())
    this.sayHello()
    const removes = ledger.active.state.removed.length > parent.state.removed.length
    if (removes) carriers.bidFarewell(parent.id)
    else carriers.linger(parent.id)
    carriers.settle(replication)
    turned()
  }
}
