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
  #lastHello: EpochId | null = null
  #frozen = false

  /** Starts from a hello whose tag was checked; its key must be the strand's, else RECORD_STRAND (PROTOCOL.md §5.1). */
  constructor(hello: OpenedRecord, key: SignPublicKey) {
    ensure(strandIdOf(key) === hello.header.strand, 'RECORD_STRAND')
    this.strand = hello.header.strand
    this.author = hello.header.author
    this.key = key
    this.client = yjsClientOf(key)
    this.base = hello.header.seq
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
    return this.#frozen
  }

  /** Id of the verified record at a seq, if there is one. */
  idAt(seq: number): RecordId | undefined {
    return this.#ids[seq - this.base]
  }

  /**
   * Takes a record of this strand and gives back all that are verified by it, in order: none when earlier ones are
   * missing (PROTOCOL.md §5). Raises RECORD_AUTHOR, BAD_SIGNATURE, RECORD_SEQUENCE, RECORD_EPOCH, or
   * RECORD_EQUIVOCATION, which freezes the strand.
   */
  take(record: OpenedRecord): OpenedRecord[] {
    ensure(record.header.author === this.author, 'RECORD_AUTHOR')
    ensure(!this.#frozen, 'RECORD_STRAND')
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
    this.#frozen = true
    ensure(false, 'RECORD_EQUIVOCATION')
  }

  #wait(record: OpenedRecord): void {
    ensure(record.header.seq < this.next + GAP_MAX, 'RECORD_SEQUENCE')
    this.#waiting.set(record.header.seq, record)
  }

  #drain(): OpenedRecord[] {
    const verified: OpenedRecord[] = []
    for (;;) {
      const record = this.#waiting.get(this.next)
      if (record === undefined) return verified
      this.#waiting.delete(this.next)
      const fault = this.#placeFault(record)
      if (fault !== null) return this.#stopAt(fault, verified)
      this.#ids.push(record.id)
      if (record.header.type === 'hello') this.#lastHello = record.header.epoch
      verified.push(record)
    }
  }

  /** A signed record that does not follow the one before: the author forked her own strand. What was verified stays. */
  #stopAt(fault: ErrorCode, verified: OpenedRecord[]): OpenedRecord[] {
    this.#frozen = true
    if (verified.length === 0) throw new ProtocolError(fault)
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
