import { ensure, errorCodeOf } from '../../bytes/protocolError.ts'
import { type DeviceKeys, rotateLeaf } from '../../room/device/deviceKeys.ts'
import type { PairKeys } from '../../room/device/pairKeys.ts'
import type { Epoch } from '../../room/epoch/epoch.ts'
import { epochEntryTag, openEpochEntry } from '../../room/epoch/epochEntry.ts'
import { CHAT_DOC, type DeviceId, type EpochId, type RecordId, type StrandId } from '../../room/ids.ts'
import type { OpenedRecord } from '../../room/record/record.ts'
import type { RecordHeader } from '../../room/record/recordHeader.ts'
import { claimedRecordId, openRecord, recordTagOf } from '../../room/record/sealRecord.ts'
import { StrandLog } from '../../room/strand/strandLog.ts'
import { type Draft, StrandWriter } from '../../room/strand/strandWriter.ts'
import { Acquaintances } from './acquaintances.ts'
import { EpochBook } from './epochBook.ts'
import { Heads } from './heads.ts'
import { judgeEpoch } from './judgeEpoch.ts'
import { type LedgerListener, type Taken, type TakenEpoch, telling } from './ledgerListener.ts'
import { Orphans } from './orphans.ts'

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
  readonly #strands = new Map<StrandId, StrandLog>()
  readonly #records = new Map<RecordId, OpenedRecord>()
  readonly #orphans = new Orphans()
  readonly #heads = new Heads()
  readonly writer: StrandWriter

  constructor(keys: DeviceKeys, epochs: readonly [Epoch, ...Epoch[]], listener: LedgerListener) {
    this.#keys = keys
    this.#listener = listener
    this.#epochs = new EpochBook(epochs)
    this.#acquaintances = new Acquaintances(this.#epochs)
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
    return this.#strands.values()
  }

  /** Every verified record, in that order. */
  get records(): IterableIterator<OpenedRecord> {
    return this.#records.values()
  }

  /** The strand with this id, if its hello was verified. */
  strand(id: StrandId): StrandLog | undefined {
    return this.#strands.get(id)
  }

  /** The verified record with this id. */
  record(id: RecordId): OpenedRecord | undefined {
    return this.#records.get(id)
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
    const record = this.writer.write(this.active, { ...draft, deps: this.#heads.list() })
    this.#take(record)
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
    try {
      if (this.#records.has(claimedRecordId(wire))) return 'known'
      const epoch = this.#epochs.byTag(recordTagOf(wire))
      ensure(epoch !== undefined, 'RECORD_EPOCH')
      const record = openRecord(wire, epoch)
      ensure(asked(record.header), 'FRAME_UNASKED')
      this.#epochs.check(record, epoch)
      return this.#take(record) ? 'new' : 'kept'
    } catch (error) {
      const code = errorCodeOf(error)
      if (code === 'FRAME_UNASKED') throw error
      this.#listener.refused(code)
      return 'refused'
    }
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

  #take(record: OpenedRecord): boolean {
    const known = this.#strands.get(record.header.strand)
    const log = known ?? this.#startStrand(record)
    if (log === null) {
      ensure(this.#orphans.keep(record), 'RECORD_SEQUENCE')
      return false
    }
    if (known !== undefined) this.#acquaintances.checkLaterHello(this.#keys, record, known)
    const verified = log.take(record)
    // not before its signature: a member could lay down where another's strand begins, with a copy of her hello
    this.#strands.set(log.strand, log)
    for (const next of verified) this.#accept(next, log)
    return verified.length > 0
  }

  #startStrand(record: OpenedRecord): StrandLog | null {
    const hello = this.#acquaintances.readFirstHello(this.#keys, record)
    return hello && new StrandLog(record, hello.key, code => this.#listener.refused(code))
  }

  #accept(record: OpenedRecord, log: StrandLog): void {
    this.#records.set(record.id, record)
    this.#heads.add(record)
    this.#acquaintances.learnLeaf(record)
    this.#listener.accepted(record, log)
    if (record.id === log.head) this.#takeOrphans(log.strand)
  }

  /** They were kept unchecked: whoever put a wrong one among them must not take the others away. */
  #takeOrphans(strand: StrandId): void {
    for (const orphan of this.#orphans.claim(strand)) telling(this.#listener, () => this.#take(orphan))
  }
}
