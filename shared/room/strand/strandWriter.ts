import { concatBytes } from '../../bytes/concatBytes.ts'
import { ensure } from '../../bytes/protocolError.ts'
import { LABELS } from '../../crypto/labels.ts'
import { randomBytes } from '../../crypto/random.ts'
import { createSignKeyPair, type SignKeyPair, sign } from '../../crypto/sign.ts'
import type { Epoch } from '../epoch/epoch.ts'
import type { DeviceId, DocId, RecordId, StrandId } from '../ids.ts'
import type { OpenedRecord } from '../record/record.ts'
import {
  BODY_MAX,
  encodeRecordHeader,
  MAX_DEPS,
  NO_RECORD,
  payloadHashOf,
  recordIdOf,
  SALT_BYTES,
} from '../record/recordHeader.ts'
import type { RecordType } from '../record/recordType.ts'
import { sealRecord } from '../record/sealRecord.ts'
import { strandIdOf, yjsClientOf } from './strandIdentity.ts'

/** What a new record says (PROTOCOL.md §5). `at` is the author's clock in ms since 1970; `deps` are the current heads. */
export type Draft = {
  readonly type: RecordType
  readonly doc: DocId
  readonly body: Uint8Array
  readonly at: number
  readonly deps: readonly RecordId[]
}

/** Writes the records of this device for one unlock. Its key lives here alone, in memory, and is never stored (PROTOCOL.md §3, §5). */
export class StrandWriter {
  readonly #key: SignKeyPair = createSignKeyPair()
  readonly #author: DeviceId
  #seq = 0
  #prev: RecordId = NO_RECORD
  readonly strand: StrandId = strandIdOf(this.#key.publicKey)
  /** The Yjs clientID bound to this strand. */
  readonly client: number = yjsClientOf(this.#key.publicKey)

  constructor(author: DeviceId) {
    this.#author = author
  }

  /** Wipes the strand's key: nothing more is written. */
  destroyKey(): void {
    this.#key.secretKey.wipe()
  }

  /** E_str, the public key of this strand. */
  get publicKey() {
    return this.#key.publicKey
  }

  /** How many records were written: the seq of the next. */
  get next(): number {
    return this.#seq
  }

  /** Signs and seals the next record of this strand in the given epoch; a body over 64 KiB raises TOO_LARGE (PROTOCOL.md §5). */
  write(epoch: Epoch, draft: Draft): OpenedRecord {
    ensure(draft.body.length <= BODY_MAX, 'TOO_LARGE')
    const payload = concatBytes(randomBytes(SALT_BYTES), draft.body)
    const header = {
      type: draft.type,
      room: epoch.room,
      epoch: epoch.id,
      author: this.#author,
      strand: this.strand,
      seq: this.#seq,
      prev: this.#prev,
      doc: draft.doc,
      payloadHash: payloadHashOf(payload),
      payloadLength: payload.length,
      at: draft.at,
      deps: draft.deps.slice(0, MAX_DEPS),
    }
    const headerBytes = encodeRecordHeader(header)
    const signature = sign(this.#key.secretKey, LABELS.recordSignature, headerBytes)
    const wire = sealRecord(epoch, headerBytes, signature, payload)
    const id = recordIdOf(headerBytes)
    this.#seq += 1
    this.#prev = id
    return { id, header, headerBytes, signature, body: draft.body, wire }
  }

  /** Overwrites the secret key; nothing can be written afterwards. */
  wipe(): void {
    this.#key.secretKey.wipe()
  }
}
