import { type ErrorCode, ensure, errorCodeOf } from '../../bytes/protocolError.ts'
import type { AgreePublicKey } from '../../crypto/agree.ts'
import { type DeviceKeys, rotateLeaf } from '../../room/device/deviceKeys.ts'
import { type PairKeys, pairKeys } from '../../room/device/pairKeys.ts'
import type { Epoch } from '../../room/epoch/epoch.ts'
import { epochEntryTag, openEpochEntry } from '../../room/epoch/epochEntry.ts'
import { memberOf } from '../../room/epoch/epochState.ts'
import { verifyEpoch } from '../../room/epoch/verifyEpoch.ts'
import type { DeviceId, EpochId, RecordId, StrandId } from '../../room/ids.ts'
import { CHAT_DOC } from '../../room/ids.ts'
import type { OpenedRecord } from '../../room/record/record.ts'
import type { RecordHeader } from '../../room/record/recordHeader.ts'
import { claimedRecordId, openRecord, recordTagOf } from '../../room/record/sealRecord.ts'
import {
  checkHelloTag,
  decodeHello,
  encodeHello,
  type HelloClaim,
  helloTag,
} from '../../room/strand/hello.ts'
import { StrandLog } from '../../room/strand/strandLog.ts'
import { type Draft, StrandWriter } from '../../room/strand/strandWriter.ts'
import { Heads } from './heads.ts'
import { Orphans } from './orphans.ts'

/** The newest leaf of a device that a hello announced (PROTOCOL.md §5.1). */
export type KnownLeaf = { readonly leaf: AgreePublicKey; readonly counter: number }

/** What became of a record that came in. */
export type Taken = 'new' | 'known' | 'kept' | 'refused'

/** What the ledger tells of each record it has verified, in order. */
export type LedgerListener = {
  accepted(record: OpenedRecord, log: StrandLog): void
  refused(code: ErrorCode): void
}

/**
 * The verified truth of one room: its epochs, strands and records, and this device's own strand (PROTOCOL.md §4, §5).
 * It knows no network, no clock and no documents.
 */
export class Ledger {
  #keys: DeviceKeys
  #active: Epoch
  readonly #listener: LedgerListener
  readonly #epochs = new Map<EpochId, Epoch>()
  readonly #byTag = new Map<string, Epoch>()
  readonly #strands = new Map<StrandId, StrandLog>()
  readonly #records = new Map<RecordId, OpenedRecord>()
  readonly #pairs = new Map<DeviceId, PairKeys>()
  readonly #leaves = new Map<DeviceId, KnownLeaf>()
  readonly #orphans = new Orphans()
  readonly #heads = new Heads()
  readonly writer: StrandWriter

  constructor(keys: DeviceKeys, epochs: readonly [Epoch, ...Epoch[]], listener: LedgerListener) {
    this.#keys = keys
    this.#listener = listener
    this.writer = new StrandWriter(keys.device)
    this.#active = epochs[0]
    for (const epoch of epochs) this.#know(epoch)
  }

  /** This device's keys in the room. */
  get keys(): DeviceKeys {
    return this.#keys
  }

  /** The epoch that new records are written in. */
  get active(): Epoch {
    return this.#active
  }

  /** Every epoch whose keys are here, oldest first. */
  get epochs(): Epoch[] {
    return [...this.#epochs.values()]
  }

  /** Every verified strand. */
  get strands(): IterableIterator<StrandLog> {
    return this.#strands.values()
  }

  /** Every verified record, in the order of its arrival. */
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
    const known = this.#pairs.get(device)
    if (known !== undefined) return known
    const epoch = this.epochs.reverse().find(({ state }) => memberOf(state, device) !== undefined)
    const member = epoch && memberOf(epoch.state, device)
    ensure(member !== undefined, 'RECORD_AUTHOR')
    const keys = pairKeys(this.#keys, device, member.identity)
    this.#pairs.set(device, keys)
    return keys
  }

  /** The newest leaf a device announced, or the one its epoch lists (PROTOCOL.md §4). */
  leafOf(device: DeviceId): KnownLeaf | undefined {
    const member = memberOf(this.#active.state, device)
    if (member === undefined) return undefined
    const announced = this.#leaves.get(device)
    const listed = { leaf: member.leaf, counter: member.leafCounter }
    return announced !== undefined && announced.counter > listed.counter ? announced : listed
  }

  /** Writes, verifies and keeps the next record of this device in the active epoch. */
  write(draft: Omit<Draft, 'deps'>): OpenedRecord {
    const record = this.writer.write(this.#active, { ...draft, deps: this.#heads.list() })
    this.#take(record)
    return record
  }

  /** Writes the hello that opens this device's strand in the active epoch (PROTOCOL.md §5.1). */
  writeHello(at: number): OpenedRecord {
    const { active } = this
    const leaf = this.#keys.leaves.at(-1)
    ensure(leaf !== undefined, 'BAD_KEY')
    const claim: HelloClaim = {
      key: this.writer.publicKey,
      leaf: leaf.pair.publicKey,
      leafCounter: leaf.counter,
      before: this.#strands.get(this.writer.strand)?.lastHello ?? null,
    }
    const scope = { room: active.room, epoch: active.id, author: this.#keys.device }
    const tags = new Map(
      active.state.members.map(({ device }) => [device, helloTag(this.pair(device).hello, scope, claim)]),
    )
    return this.write({ type: 'hello', doc: CHAT_DOC, body: encodeHello({ ...claim, tags }), at })
  }

  /**
   * Takes a record as it came from the wire (PROTOCOL.md §5): "new" when something was verified by it, "kept" when
   * earlier ones are missing. `asked` tells whether it was asked for; a record that was not raises FRAME_UNASKED,
   * every other fault is told to the listener.
   */
  takeRecord(wire: Uint8Array, asked: (header: RecordHeader) => boolean = () => true): Taken {
    try {
      if (this.#records.has(claimedRecordId(wire))) return 'known'
      const epoch = this.#byTag.get(recordTagOf(wire))
      ensure(epoch !== undefined, 'RECORD_EPOCH')
      const record = openRecord(wire, epoch)
      ensure(asked(record.header), 'FRAME_UNASKED')
      return this.#take(record) ? 'new' : 'kept'
    } catch (error) {
      const code = errorCodeOf(error)
      if (code === 'FRAME_UNASKED') throw error
      this.#listener.refused(code)
      return 'refused'
    }
  }

  /** Opens a sealed epoch record and adopts it when it follows the active epoch; null when it was known or is refused (PROTOCOL.md §4). */
  takeEpoch(entry: Uint8Array): Epoch | null {
    try {
      const parent = this.#byTag.get(epochEntryTag(entry))
      ensure(parent !== undefined, 'EPOCH_UNKNOWN_PARENT')
      if (parent !== this.#active) return null
      const epoch = verifyEpoch(openEpochEntry(parent, entry), parent, this.#keys)
      this.adopt(epoch)
      return epoch
    } catch (error) {
      this.#listener.refused(errorCodeOf(error))
      return null
    }
  }

  /** Makes a verified epoch the active one and turns to a new leaf (PROTOCOL.md §4). The hello is written by the caller. */
  adopt(epoch: Epoch): void {
    this.#know(epoch)
    this.#keys = rotateLeaf(this.#keys)
  }

  #know(epoch: Epoch): void {
    this.#epochs.set(epoch.id, epoch)
    this.#byTag.set(epoch.keys.tag, epoch)
    this.#active = epoch
  }

  #take(record: OpenedRecord): boolean {
    const log = this.#strands.get(record.header.strand) ?? this.#startStrand(record)
    if (log === null) {
      ensure(this.#orphans.keep(record), 'RECORD_SEQUENCE')
      return false
    }
    const verified = log.take(record)
    for (const next of verified) this.#accept(next, log)
    return verified.length > 0
  }

  /** A strand starts at seq 0, or at the hello of an epoch before which this device was not in the room. */
  #startStrand(record: OpenedRecord): StrandLog | null {
    if (record.header.type !== 'hello' || record.body === null) return null
    const hello = decodeHello(record.body)
    if (record.header.seq > 0 && hello.before !== null && this.#epochs.has(hello.before)) return null
    this.#checkHello(record)
    const log = new StrandLog(record, hello.key)
    this.#strands.set(log.strand, log)
    return log
  }

  #checkHello(record: OpenedRecord): void {
    const { author, epoch: id } = record.header
    const epoch = this.#epochs.get(id)
    ensure(epoch !== undefined && memberOf(epoch.state, author) !== undefined, 'RECORD_AUTHOR')
    ensure(record.body !== null, 'RECORD_BODY')
    const scope = { room: epoch.room, epoch: id, author }
    checkHelloTag(decodeHello(record.body), scope, this.#keys.device, this.pair(author).hello)
  }

  #accept(record: OpenedRecord, log: StrandLog): void {
    this.#records.set(record.id, record)
    this.#heads.add(record)
    if (record.header.type === 'hello') this.#learnLeaf(record)
    this.#listener.accepted(record, log)
    if (record.id !== log.head) return
    for (const orphan of this.#orphans.claim(log.strand)) this.#take(orphan)
  }

  /** Every hello, not only the first of a strand, must carry our tag before its leaf is believed. */
  #learnLeaf(record: OpenedRecord): void {
    try {
      this.#checkHello(record)
      ensure(record.body !== null, 'RECORD_BODY')
      const { leaf, leafCounter } = decodeHello(record.body)
      const known = this.#leaves.get(record.header.author)
      if (known === undefined || leafCounter > known.counter)
        this.#leaves.set(record.header.author, { leaf, counter: leafCounter })
    } catch (error) {
      this.#listener.refused(errorCodeOf(error))
    }
  }
}
