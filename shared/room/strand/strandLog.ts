import { type ErrorCode, ensure, ProtocolError } from '../../bytes/protocolError.ts'
import { LABELS } from '../../crypto/labels.ts'
import { type SignPublicKey, verify } from '../../crypto/sign.ts'
import type { DeviceId, EpochId, RecordId, StrandId } from '../ids.ts'
import type { OpenedRecord } from '../record/record.ts'
import { NO_RECORD } from '../record/recordHeader.ts'
import { strandIdOf, yjsClientOf } from './strandIdentity.ts'

/** Most records kept aside for a strand while earlier ones are missing (PROTOCOL.md §13). */
export const GAP_MAX = 256

/** The verified row of one strand's records, and those that wait for earlier ones (PROTOCOL.md §5). */
export class StrandLog {
  readonly strand: StrandId
  readonly author: DeviceId
  readonly key: SignPublicKey
  readonly client: number
  /** Seq of the first record this device can know: above 0 for who came later. */
  readonly base: number
  readonly #ids: RecordId[] = []
  readonly #waiting = new Map<number, OpenedRecord>()
  readonly #refused: (code: ErrorCode) => void
  #lastHello: EpochId | null = null
  #twin: OpenedRecord | null = null

  /**
   * Starts from a hello whose tag was checked; its key must be the strand's, else RECORD_STRAND (PROTOCOL.md §5.1).
   * `refused` hears of records that waited and turned out not to fit: RECORD_SEQUENCE, RECORD_EPOCH.
   */
  constructor(hello: OpenedRecord, key: SignPublicKey, refused: (code: ErrorCode) => void = () => undefined) {
    ensure(strandIdOf(key) === hello.header.strand, 'RECORD_STRAND')
    this.strand = hello.header.strand
    this.author = hello.header.author
    this.key = key
    this.client = yjsClientOf(key)
    this.base = hello.header.seq
    this.#refused = refused
  }

  /** Seq of the next record to come. */
  get next(): number {
    return this.base + this.#ids.length
  }

  /** Id of the newest verified record. */
  get head(): RecordId {
    return this.#ids.at(-1) ?? NO_RECORD
  }

  /** Epoch of the strand's newest hello. */
  get lastHello(): EpochId | null {
    return this.#lastHello
  }

  /** True once two records claimed one place: nothing more is accepted (PROTOCOL.md §5). */
  get frozen(): boolean {
    return this.#twin !== null
  }

  /** The second record that claimed a place, kept beside the first as evidence; it changes nothing else (PROTOCOL.md §5). */
  get twin(): OpenedRecord | null {
    return this.#twin
  }

  /** Id of the verified record at a seq, if there is one. */
  idAt(seq: number): RecordId | undefined {
    return this.#ids[seq - this.base]
  }

  /**
   * Takes a record of this strand and gives back all that are verified by it, in order: none when earlier ones are
   * missing (PROTOCOL.md §5). Raises RECORD_AUTHOR, RECORD_STRAND, BAD_SIGNATURE, RECORD_SEQUENCE, RECORD_EPOCH, or
   * RECORD_EQUIVOCATION, which freezes the strand; every other refused record leaves it as it was.
   */
  take(record: OpenedRecord): OpenedRecord[] {
    ensure(record.header.author === this.author, 'RECORD_AUTHOR')
    ensure(!this.frozen, 'RECORD_STRAND')
    ensure(record.header.seq >= this.base, 'RECORD_SEQUENCE')
    ensure(verify(this.key, LABELS.recordSignature, record.headerBytes, record.signature), 'BAD_SIGNATURE')
    this.#checkTwin(record)
    if (record.header.seq < this.next) return []
    this.#wait(record)
    return this.#drain()
  }

  #checkTwin(record: OpenedRecord): void {
    const twin = this.idAt(record.header.seq) ?? this.#waiting.get(record.header.seq)?.id
    if (twin === undefined || twin === record.id) return
    this.#twin = record
    throw new ProtocolError('RECORD_EQUIVOCATION')
  }

  #wait(record: OpenedRecord): void {
    const { seq } = record.header
    const fits = this.#waiting.size < GAP_MAX || seq === this.next || this.#waiting.has(seq)
    ensure(fits, 'RECORD_SEQUENCE')
    this.#waiting.set(seq, record)
  }

  #drain(): OpenedRecord[] {
    const verified: OpenedRecord[] = []
    for (;;) {
      const record = this.#waiting.get(this.next)
      if (record === undefined) return verified
      this.#waiting.delete(this.next)
      const fault = this.#placeFault(record)
      if (fault !== null) return this.#drop(fault, verified)
      this.#ids.push(record.id)
      if (record.header.type === 'hello') this.#lastHello = record.header.epoch
      verified.push(record)
    }
  }

  /** A record that does not fit its place is dropped, and the place stays free for the one that does. */
  #drop(fault: ErrorCode, verified: OpenedRecord[]): OpenedRecord[] {
    if (verified.length === 0) throw new ProtocolError(fault)
    this.#refused(fault)
    return verified
  }

  /** Links to the record before; the first record of a strand in every epoch is a hello. */
  #placeFault(record: OpenedRecord): ErrorCode | null {
    const first = this.#ids.length === 0
    if ((!first || this.base === 0) && record.header.prev !== this.head) return 'RECORD_SEQUENCE'
    if (record.header.type !== 'hello' && record.header.epoch !== this.#lastHello) return 'RECORD_EPOCH'
    return null
  }
}
