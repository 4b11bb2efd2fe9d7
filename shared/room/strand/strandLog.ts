import { type ErrorCode, ensure, errorCodeOf, ProtocolError } from '../../bytes/protocolError.ts'
import { LABELS } from '../../crypto/labels.ts'
import { type SignPublicKey, verify } from '../../crypto/sign.ts'
import type { DeviceId, EpochId, RecordId, StrandId } from '../ids.ts'
import type { OpenedRecord } from '../record/record.ts'
import { NO_RECORD } from '../record/recordHeader.ts'
import { epochBefore } from './hello.ts'
import { strandIdOf, yjsClientOf } from './strandIdentity.ts'
import { type Places, StrandPlaces } from './strandPlaces.ts'
import { BOUNDED, runsOf } from './strandRuns.ts'
import { WaitingRecords } from './waitingRecords.ts'

/** Hears which record was refused, and why: RECORD_AUTHOR, RECORD_STRAND, BAD_SIGNATURE, RECORD_SEQUENCE, RECORD_EPOCH, RECORD_EQUIVOCATION. */
export type RecordRefused = (code: ErrorCode, record: OpenedRecord) => void

/** The verified row of one strand's records, and those that wait for earlier ones (PROTOCOL.md §5). */
export class StrandLog {
  readonly strand: StrandId
  readonly author: DeviceId
  readonly key: SignPublicKey
  readonly client: number
  readonly #places: StrandPlaces
  readonly #waiting = new WaitingRecords()
  readonly #refused: RecordRefused
  readonly #reads: (epoch: EpochId) => boolean
  #twin: OpenedRecord | null = null

  /**
   * Starts from a hello whose tag was checked; its key must be the strand's, else RECORD_STRAND (PROTOCOL.md §5.1).
   * `refused` hears of records that waited or came in a run and turned out not to fit; `reads` tells whether this device has the keys of an epoch.
   */
  constructor(
    hello: OpenedRecord,
    key: SignPublicKey,
    refused: RecordRefused = () => undefined,
    reads: (epoch: EpochId) => boolean = () => true,
  ) {
    ensure(strandIdOf(key) === hello.header.strand, 'RECORD_STRAND')
    this.strand = hello.header.strand
    this.author = hello.header.author
    this.key = key
    this.client = yjsClientOf(key)
    this.#places = new StrandPlaces(hello.header.seq)
    this.#refused = refused
    this.#reads = reads
  }

  /** Seq of the first record this device knows: above 0 for who came later. */
  get base(): number {
    return this.#places.base
  }

  /** Seq of the next record to come. */
  get next(): number {
    return this.#places.next
  }

  /** Id of the newest verified record. */
  get head(): RecordId {
    return this.idAt(this.next - 1) ?? NO_RECORD
  }

  /** Epoch of the strand's newest hello. */
  get lastHello(): EpochId | null {
    return this.#places.lastHello
  }

  /** True once two records claimed one place: nothing more is accepted (PROTOCOL.md §5). */
  get frozen(): boolean {
    return this.#twin !== null
  }

  /** The second record that claimed a place, kept as evidence; it changes nothing else (PROTOCOL.md §5). */
  get twin(): OpenedRecord | null {
    return this.#twin
  }

  /** Places before the newest record that hold none: the strand was there in epochs whose keys were not here (PROTOCOL.md §5.1). */
  get gaps(): Places[] {
    return this.#places.gaps
  }

  /** Id of the verified record at a seq, if there is one. */
  idAt(seq: number): RecordId | undefined {
    return this.#places.idAt(seq)
  }

  /** True when a record's own signature is the strand's (PROTOCOL.md §5). */
  isSigned({ headerBytes, signature }: OpenedRecord): boolean {
    return verify(this.key, LABELS.recordSignature, headerBytes, signature)
  }

  /**
   * Takes a record of this strand and gives back all that are verified by it, in order: none when earlier ones are
   * missing (PROTOCOL.md §5). Raises RECORD_AUTHOR, RECORD_STRAND, BAD_SIGNATURE, RECORD_SEQUENCE, RECORD_EPOCH, or
   * RECORD_EQUIVOCATION, which freezes the strand; every other refused record leaves it as it was.
   */
  take(record: OpenedRecord): OpenedRecord[] {
    this.#checkAuthor(record)
    this.#checkBase(record)
    ensure(this.isSigned(record), 'BAD_SIGNATURE')
    return this.#settle(record)
  }

  /**
   * Takes records of this strand in the order of their seq and gives back all that are verified by them: one signature vouches
   * for a whole run (PROTOCOL.md §5.2). `refused` hears of each that is not accepted, under the codes of {@link take}.
   */
  takeRuns(records: readonly OpenedRecord[], bounds = BOUNDED): OpenedRecord[] {
    const verified: OpenedRecord[] = []
    const hers = records.filter(record => this.#told(record, () => this.#checkAuthor(record)) !== null)
    for (const run of runsOf(hers, bounds)) {
      if (bounds.wereVerified === true) this.#resume(run)
      if (!this.frozen && run.some(record => this.#fits(record))) this.#takeRun(run, verified)
    }
    return verified
  }

  /** Records that were verified before go on behind one that was lost from the disk; it can still come again (PROTOCOL.md §11.3). */
  #resume([first]: readonly OpenedRecord[]): void {
    if (first === undefined || this.#places.isNext(first.header.seq) || this.frozen) return
    if (this.isSigned(first)) this.#places.resume(first)
  }

  /** The last signature of a run that holds vouches for everything before it; the record after that is the first of whom nobody says she wrote it. */
  #takeRun(run: readonly OpenedRecord[], verified: OpenedRecord[]): void {
    const vouched = run.findLastIndex(record => this.isSigned(record)) + 1
    for (const record of run.slice(0, vouched)) {
      // behind too large a gap: nothing is wrong with it, and it is asked for again
      if (!this.#fits(record)) return
      const settled = this.#told(record, () => this.#settle(record))
      if (settled === null) return
      verified.push(...settled)
    }
    const forged = run[vouched]
    if (forged !== undefined) this.#refused('BAD_SIGNATURE', forged)
  }

  #told<T>(record: OpenedRecord, act: () => T): T | null {
    try {
      return act()
    } catch (error) {
      this.#refused(errorCodeOf(error), record)
      return null
    }
  }

  #checkAuthor(record: OpenedRecord): void {
    ensure(record.header.author === this.author, 'RECORD_AUTHOR')
    ensure(!this.frozen, 'RECORD_STRAND')
  }

  #checkBase(record: OpenedRecord): void {
    ensure(record.header.seq >= this.base || this.#beginsAnew(record), 'RECORD_SEQUENCE')
  }

  /** Puts an authentic record where it belongs, or lets it wait. */
  #settle(record: OpenedRecord): OpenedRecord[] {
    this.#checkBase(record)
    this.#checkTwin(record)
    if (this.idAt(record.header.seq) !== undefined) return []
    ensure(this.#fits(record), 'RECORD_SEQUENCE')
    this.#waiting.keep(record)
    return this.#drain(record.header.seq)
  }

  /** Only what is signed itself is evidence that an author wrote two. */
  #checkTwin(record: OpenedRecord): void {
    const twin = this.idAt(record.header.seq) ?? this.#waiting.at(record.header.seq)?.id
    if (twin === undefined || twin === record.id) return
    ensure(this.isSigned(record), 'BAD_SIGNATURE')
    this.#twin = record
    throw new ProtocolError('RECORD_EQUIVOCATION')
  }

  #drain(seq: number): OpenedRecord[] {
    const verified: OpenedRecord[] = []
    for (let at = seq; ; ) {
      const record = this.#waiting.at(at)
      if (record === undefined || !this.#canStand(record)) return verified
      this.#waiting.drop(at)
      const fault = this.#places.faultOf(record)
      // one that does not fit its place is dropped, and the place stays free for the one that does
      if (fault !== null && verified.length === 0) throw new ProtocolError(fault)
      if (fault !== null) this.#refused(fault, record)
      if (fault !== null) return verified
      at = this.#places.add(record)
      verified.push(record)
    }
  }

  #fits(record: OpenedRecord): boolean {
    const { seq } = record.header
    return this.#waiting.hasRoom(seq) || this.idAt(seq) !== undefined || this.#canStand(record)
  }

  #canStand(record: OpenedRecord): boolean {
    return this.#places.isNext(record.header.seq) || this.#beginsAnew(record)
  }

  /** A hello that follows an epoch whose keys are not here: what lies before it cannot be read, and is not waited for (PROTOCOL.md §5.1). */
  #beginsAnew({ header, body }: OpenedRecord): boolean {
    if (header.type !== 'hello' || body === null || !this.#places.hasRoom) return false
    const before = epochBefore(body)
    return before === null ? header.seq === 0 : !this.#reads(before)
  }
}
