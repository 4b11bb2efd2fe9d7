import { ensure } from '../../bytes/protocolError.ts'
import { type DeviceKeys, rotateLeaf } from '../../room/device/deviceKeys.ts'
import type { PairKeys } from '../../room/device/pairKeys.ts'
import type { Epoch } from '../../room/epoch/epoch.ts'
import { epochEntryTag, openEpochEntry } from '../../room/epoch/epochEntry.ts'
import { CHAT_DOC, type DeviceId, type EpochId, type RecordId, type StrandId } from '../../room/ids.ts'
import type { OpenedRecord } from '../../room/record/record.ts'
import type { RecordHeader } from '../../room/record/recordHeader.ts'
import type { StrandLog } from '../../room/strand/strandLog.ts'
import { type Draft, StrandWriter } from '../../room/strand/strandWriter.ts'
import { Acquaintances } from './acquaintances.ts'
import { EpochBook } from './epochBook.ts'
import { judgeEpoch } from './judgeEpoch.ts'
import { type LedgerListener, type Taken, type TakenEpoch, telling } from './ledgerListener.ts'
import { RecordBook } from './recordBook.ts'

/**
 * The verified truth of one room: its epochs, strands and records, and this device's own strand (PROTOCOL.md §4, §5).
 * It knows no network, no clock and no documents.
 */
export class Ledger {
  #keys: DeviceKeys
  #leafIsUsed = false
  readonly #listener: LedgerListener
  readonly #epochs: EpochBook
  readonly #acquaintances: Acquaintances
  readonly #book: RecordBook
  readonly writer: StrandWriter

  constructor(keys: DeviceKeys, epochs: readonly [Epoch, ...Epoch[]], listener: LedgerListener) {
    this.#keys = keys
    this.#listener = listener
    this.#epochs = new EpochBook(epochs)
    this.#acquaintances = new Acquaintances(this.#epochs)
    this.#book = new RecordBook({
      epochs: this.#epochs,
      acquaintances: this.#acquaintances,
      keys: () => this.#keys,
      listener,
    })
    this.writer = new StrandWriter(keys.device)
  }

  /** This device's keys in the room. */
  get keys(): DeviceKeys {
    return this.#keys
  }

  /** The epoch that new records are written in. */
  get active(): Epoch {
    return this.#epochs.active
  }

  /** Every epoch whose keys are here, oldest first. */
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
    return this.#acquaintances.pair(this.#keys, device)
  }

  /** What this device shares with the others. */
  get acquaintances(): Acquaintances {
    return this.#acquaintances
  }

  /** Writes, verifies and keeps the next record of this device in the active epoch. */
  write(draft: Omit<Draft, 'deps'>): OpenedRecord {
    const record = this.writer.write(this.active, { ...draft, deps: this.#book.heads })
    this.#book.take(record)
    return record
  }

  /** Writes the hello that opens this device's strand in the active epoch (PROTOCOL.md §5.1). */
  writeHello(at: number): OpenedRecord {
    // one new leaf for all epochs adopted since the last hello: a box of any of them was made for the old one
    if (this.#leafIsUsed) this.#keys = rotateLeaf(this.#keys)
    this.#leafIsUsed = false
    const leaf = this.#keys.leaves.at(-1)
    ensure(leaf !== undefined, 'BAD_KEY')
    const body = this.#acquaintances.helloBody(this.#keys, this.active, {
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

  /** Opens a sealed epoch record and adopts it when it follows the active epoch; null when it was known or is refused (PROTOCOL.md §4). */
  takeEpoch(entry: Uint8Array): TakenEpoch | null {
    const signed = telling(this.#listener, () => {
      const parent = this.#epochs.byTag(epochEntryTag(entry))
      ensure(parent !== undefined, 'EPOCH_UNKNOWN_PARENT')
      return openEpochEntry(parent, entry)
    })
    return signed && this.takeChain([signed])
  }

  /** Adopts signed epoch records one after the other, as far as they follow the active one; null when none does (PROTOCOL.md §4.6). */
  takeChain(chain: readonly Uint8Array[]): TakenEpoch | null {
    let last: TakenEpoch | null = null
    telling(this.#listener, () => {
      for (const signed of chain) {
        const taken = judgeEpoch(signed, this.#epochs, this.#keys)
        if (taken?.type === 'turned') this.adopt(taken.epoch)
        last = taken ?? last
      }
    })
    return last
  }

  /** Makes a verified epoch the active one (PROTOCOL.md §4). The hello, and with it a new leaf, is the caller's next step. */
  adopt(epoch: Epoch): void {
    this.#epochs.add(epoch)
    this.#leafIsUsed = true
  }
}
