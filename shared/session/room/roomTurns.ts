import type { Epoch } from '../../room/epoch/epoch.ts'
import { sealEpochEntry } from '../../room/epoch/epochEntry.ts'
import type { EpochId } from '../../room/ids.ts'
import type { EpochNode } from '../../room/membership/epochNode.ts'
import type { OpenedRecord } from '../../room/record/record.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { HandedEpoch } from '../ledger/ledgerListener.ts'
import type { Replication } from '../replication/replication.ts'
import { issueNext, type RoomChange } from './issueNext.ts'
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
  /** Called when what the epochs say has changed: who is in the room, where this device stands, which records count. */
  readonly turned: () => void
}

/** Moves a room from one epoch to the next: the new carrier opens, the hello is said there, the old carrier stays a while (PROTOCOL.md §4.3). */
export class RoomTurns {
  readonly #parts: TurnParts
  #isOpen = false
  /** What the epochs said when this device last acted on it. */
  #judgement = ''

  constructor(parts: TurnParts) {
    this.#parts = parts
  }

  /** Enters the active epoch when the room opens. Gives the hello, if none was said in it before. */
  enter(): OpenedRecord | null {
    this.#isOpen = true
    const { standing, judgement } = this.#parts.ledger.epochBook
    this.#judgement = judgement
    return standing === 'in' ? this.#goIn() : null
  }

  /** The room is closed: it is entered again when it opens. */
  leave(): void {
    this.#isOpen = false
  }

  /** Issues the epoch that follows everything known, passes it on, and goes there. Nothing happens when it is refused. */
  issue(change: RoomChange): Epoch {
    const { ledger, flush } = this.#parts
    if (ledger.epochBook.standing === 'in') flush()
    const epoch = issueNext(ledger, change)
    ledger.adopt(epoch)
    this.#passOn(ledger.epochBook.nodeOf(epoch))
    this.#settle()
    return epoch
  }

  /** Takes a sealed epoch record of somebody else from a carrier. */
  take(entry: Uint8Array, from: EpochId): void {
    const { ledger } = this.#parts
    this.#flushFirst()
    const node = ledger.takeEpoch(entry)
    if (node === null) return
    this.#passOn(node, from)
    this.#settle()
  }

  /** Takes what another member handed over: epochs that were missed, and hellos (PROTOCOL.md §4.6). */
  follow(epochs: readonly HandedEpoch[], hellos: readonly Uint8Array[]): void {
    const { ledger } = this.#parts
    this.#flushFirst()
    const learned = epochs.flatMap(handed => ledger.learn(handed) ?? [])
    for (const hello of hellos) ledger.hearHello(hello)
    // whoever is linked in the old epoch missed it too
    for (const node of learned) this.#passOn(node)
    this.#settle()
  }

  /** Records came, hellos perhaps: they may decide between branches. */
  heard(): void {
    if (this.#isOpen && this.#parts.ledger.epochBook.judgement !== this.#judgement) this.#settle()
  }

  #goIn(): OpenedRecord | null {
    const { carriers, servers } = this.#parts
    carriers.openActive(servers())
    return this.#sayHello()
  }

  #sayHello(): OpenedRecord | null {
    const { ledger, now, publish } = this.#parts
    if (ledger.strand(ledger.writer.strand)?.lastHello === ledger.active.id) return null
    const hello = ledger.writeHello(now())
    publish(hello)
    return hello
  }

  #flushFirst(): void {
    if (this.#parts.ledger.epochBook.standing === 'in') this.#parts.flush()
  }

  /** Puts an epoch where members may be who do not know it: every open carrier of an epoch that does not come after it. */
  #passOn(node: EpochNode, except: EpochId | null = null): void {
    const { ledger, carriers } = this.#parts
    const parent = node.parents.flatMap(id => ledger.epoch(id) ?? [])[0]
    if (parent === undefined) return
    for (const carrier of carriers.open) {
      if (carrier.id === except || ledger.epochBook.leadsTo(node.id, carrier.id)) continue
      carriers.appendEpoch(carrier.id, sealEpochEntry(parent, node.signed))
    }
  }

  #settle(): void {
    const { ledger, carriers, replication, turned } = this.#parts
    const { standing, judgement } = ledger.epochBook
    this.#judgement = judgement
    if (this.#isOpen && standing === 'in') this.#goIn()
    carriers.leaveOthers(standing === 'in' ? ledger.active.id : null)
    carriers.settle(replication)
    turned()
  }
}
