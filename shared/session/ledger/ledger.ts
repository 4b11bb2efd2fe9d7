import { ensure } from '../../bytes/protocolError.ts'
import type { DeviceKeys, Leaf } from '../../room/device/deviceKeys.ts'
import type { PairKeys } from '../../room/device/pairKeys.ts'
import type { Epoch } from '../../room/epoch/epoch.ts'
import { epochEntryTag, openEpochEntry } from '../../room/epoch/epochEntry.ts'
import { decodeSignedEpoch, epochIdOf } from '../../room/epoch/epochPublic.ts'
import { verifyEpoch } from '../../room/epoch/verifyEpoch.ts'
import { CHAT_DOC, type DeviceId, type EpochId, type RecordId, type StrandId } from '../../room/ids.ts'
import type { EpochNode } from '../../room/membership/epochNode.ts'
import type { OpenedRecord } from '../../room/record/record.ts'
import type { RecordHeader } from '../../room/record/recordHeader.ts'
import { huskOf } from '../../room/record/sealRecord.ts'
import type { StrandLog } from '../../room/strand/strandLog.ts'
import { UNBOUNDED } from '../../room/strand/strandRuns.ts'
import { type Draft, StrandWriter } from '../../room/strand/strandWriter.ts'
import { Acquaintances } from './acquaintances.ts'
import { EpochBook } from './epochBook.ts'
import { type HandedEpoch, type LedgerListener, type Taken, telling } from './ledgerListener.ts'
import { OwnKeys } from './ownKeys.ts'
import { RecordBook } from './recordBook.ts'
import { STRANDS_CROWDED } from './strandQuota.ts'

/**
 * The verified truth of one room: its epochs, strands and records, and this device's own strand (PROTOCOL.md §4, §5).
 * It knows no network, no clock and no documents.
 */
export class Ledger {
  readonly #own: OwnKeys
  readonly #listener: LedgerListener
  readonly #epochs: EpochBook
  readonly #acquaintances: Acquaintances
  readonly #book: RecordBook
  readonly writer: StrandWriter

  constructor(keys: DeviceKeys, epochs: readonly [Epoch, ...Epoch[]], listener: LedgerListener) {
    this.#own = new OwnKeys(keys)
    this.#listener = listener
    this.#epochs = new EpochBook(keys.device, epochs)
    this.#acquaintances = new Acquaintances(this.#epochs)
    this.#book = new RecordBook({
      epochs: this.#epochs,
      acquaintances: this.#acquaintances,
      keys: () => this.keys,
      listener,
    })
    this.writer = new StrandWriter(keys.device)
  }

  /** This device's keys in the room. */
  get keys(): DeviceKeys {
    return this.#own.keys
  }

  /** The epoch that new records are written in. */
  get active(): Epoch {
    return this.#epochs.active
  }

  /** All epochs, and what they say together. */
  get epochBook(): EpochBook {
    return this.#epochs
  }

  /** Every epoch whose keys are here, parents first. */
  get epochs(): Epoch[] {
    return this.#epochs.all
  }

  /** Every verified strand. */
  get strands(): IterableIterator<StrandLog> {
    return this.#book.strands
  }

  /** Every verified record, in that order. */
  get records(): IterableIterator<OpenedRecord> {
    return this.#book.records
  }

  /** True when somebody was unlocked so often in the active epoch that it has to be renewed before she cannot write any more (PROTOCOL.md §4.3). */
  get isCrowded(): boolean {
    return this.#book.mostStrands(this.active.id) >= STRANDS_CROWDED
  }

  /** The strand with this id, if its hello was verified. */
  strand(id: StrandId): StrandLog | undefined {
    return this.#book.strand(id)
  }

  /** The verified record with this id. */
  record(id: RecordId): OpenedRecord | undefined {
    return this.#book.record(id)
  }

  /** The epoch with this id, if its keys are here. */
  epoch(id: EpochId): Epoch | undefined {
    return this.#epochs.get(id)
  }

  /** The keys shared with a device that is or was a member; RECORD_AUTHOR for a stranger (PROTOCOL.md §3). */
  pair(device: DeviceId): PairKeys {
    return this.#acquaintances.pair(this.keys, device)
  }

  /** What this device shares with the others. */
  get acquaintances(): Acquaintances {
    return this.#acquaintances
  }

  /** Writes, verifies and keeps the next record of this device in the active epoch; ROOM_SECURING while there is none that is safe. */
  write(draft: Omit<Draft, 'deps'>): OpenedRecord {
    ensure(this.#epochs.standing !== 'securing', 'ROOM_SECURING')
    const record = this.writer.write(this.active, { ...draft, deps: this.#book.heads })
    this.#book.take(record)
    return record
  }

  /**
   * Destroys the payload of a verified record; a husk sealed under the active epoch, or its own where that is later, takes its place. True
   * unless it was one already: then it stays one, whoever brings the payload later (PROTOCOL.md §5).
   */
  prune(id: RecordId): boolean {
    const record = this.#book.record(id)
    if (record === undefined) return false
    if (record.body === null) {
      this.#book.keepHusk(id)
      return false
    }
    const written = this.epoch(record.header.epoch)
    const isLater = written !== undefined && written.number > this.active.number
    this.#book.replace(huskOf(record, isLater ? written : this.active))
    return true
  }

  /** Writes the hello that opens this device's strand in the active epoch (PROTOCOL.md §5.1). */
  writeHello(at: number): OpenedRecord {
    const leaf = this.#own.freshFor(this.active)
    const body = this.#acquaintances.helloBody(this.keys, this.active, {
      key: this.writer.publicKey,
      leaf: leaf.pair.publicKey,
      leafCounter: leaf.counter,
      before: this.strand(this.writer.strand)?.lastHello ?? null,
    })
    return this.write({ type: 'hello', doc: CHAT_DOC, body, at })
  }

  /**
   * Takes a record as it came from the wire (PROTOCOL.md §5): "new" when something was verified by it, "kept" when
   * earlier ones are missing. `asked` tells whether it was asked for; a record that was not raises FRAME_UNASKED,
   * every other fault is told to the listener.
   */
  takeRecord(wire: Uint8Array, asked: (header: RecordHeader) => boolean = () => true): Taken {
    return this.#book.takeWire(wire, asked)
  }

  /**
   * Takes many records as they came from the wire, by runs (PROTOCOL.md §5.2); true when something was verified by them. When
   * one was not asked for, FRAME_UNASKED is raised and none is taken; every other fault is told to the listener.
   */
  takeRecords(wires: readonly Uint8Array[], asked: (header: RecordHeader) => boolean = () => true): boolean {
    return this.#book.takeWires(wires, asked)
  }

  /** Takes back the records that this device had verified and kept; what is wrong with one is told to the listener (PROTOCOL.md §5.2, §11). */
  restore(wires: readonly Uint8Array[]): void {
    this.#book.takeWires(wires, () => true, UNBOUNDED)
  }

  /** Takes a sealed epoch record from a carrier: its node when it is new, null when it was known or is refused (PROTOCOL.md §4.3). */
  takeEpoch(entry: Uint8Array): EpochNode | null {
    const parent = telling(this.#listener, () => this.#epochs.byTag(epochEntryTag(entry)) ?? null)
    // of a branch that this device is not in: others in the same carrier are
    if (parent === null) return null
    const signed = telling(this.#listener, () => openEpochEntry(parent, entry))
    return signed && this.learn({ signed, secret: null })
  }

  /**
   * Verifies an epoch record and takes it in, with the secret that another member handed over where there is one: its node when
   * it is new, or when its key is; null when it was known or is refused (PROTOCOL.md §4.2, §4.6).
   */
  learn({ signed, secret }: HandedEpoch): EpochNode | null {
    return telling(this.#listener, () => {
      const known = this.#epochs.node(epochIdOf(decodeSignedEpoch(signed).pub))
      if (known !== undefined && (known.epoch !== null || secret === null)) return null
      const node = verifyEpoch(signed, id => this.#epochs.node(id), this.keys, secret)
      this.#epochs.add(node)
      if (node.epoch !== null) this.#own.entered(node.epoch)
      return node
    })
  }

  /**
   * Hears a hello that another member hands over, out of its strand: it shows with whom its author went when facilitators
   * disagreed, and her leaf (PROTOCOL.md §4.6). The codes of openRecord and readHello are told to the listener.
   */
  hearHello(wire: Uint8Array): void {
    telling(this.#listener, () => this.#acquaintances.hearHello(this.keys, wire))
  }

  /** Takes in an epoch that this device has issued (PROTOCOL.md §4). */
  adopt(epoch: Epoch): void {
    this.#epochs.add(this.#epochs.nodeOf(epoch))
    this.#own.entered(epoch)
  }

  /** Draws a new leaf with a counter above `least`, for when others know a later one than this device (PROTOCOL.md §4.6). */
  renewLeaf(least: number): void {
    this.#own.renewLeaf(least)
  }

  /** The leaf that this device shows now: the newest. */
  get leaf(): Leaf {
    return this.#own.leaf
  }

  /** Wipes every secret key of this room: nothing can be read or written with it afterwards. */
  destroyKeys(): void {
    this.#own.destroy()
    for (const { keys } of this.epochs)
      for (const secret of [keys.secret, keys.record, keys.signal, keys.wire]) secret.wipe()
    this.#acquaintances.destroyKeys()
    this.writer.destroyKey()
  }
}
