import { Doc, type YArrayEvent } from 'yjs'
import { base64url } from '../../../shared/bytes/base64url.ts'
import { hash } from '../../../shared/crypto/hash.ts'
import { LABELS } from '../../../shared/crypto/labels.ts'
import { ENTRY_MAX } from '../../../shared/ports/netPort.ts'
import type { Refuse } from '../bounds/boundedRefusals.ts'
import { SeenCache } from '../bounds/seenCache.ts'
import { checkUpdate } from '../channelGuard/updateCheck.ts'
import { LOG_ROOT, STRUCTS_MAX } from '../channelGuard/updateShape.ts'

const MiB = 1024 * 1024
/** Bytes of entries above which this device writes no more of its own. */
export const LOG_SOFT_MAX = 6 * MiB
/** Bytes of entries above which nothing more is taken in; the answer to a first sync step must still fit in 8 MiB. */
export const LOG_HARD_MAX = 7 * MiB
/** Bytes of structs that wait for others, above which the document is made anew. */
export const PENDING_MAX = MiB

/** Whom a log tells. */
export type CarrierLogOptions = {
  readonly refuse: Refuse
  readonly onEntry: (entry: Uint8Array) => void
  /** Too much waits in the document for what may never come. */
  readonly onClogged: () => void
}

/** The grow-only log of one carrier: a Y.Doc with the root array `log`, whose client id is fresh (PROTOCOL.md §7). */
export class CarrierLog {
  #doc = new Doc()
  readonly #options: CarrierLogOptions
  readonly #seen = new SeenCache(2 * STRUCTS_MAX)
  #bytes = 0

  constructor(options: CarrierLogOptions) {
    this.#options = options
    this.#watch()
  }

  get doc(): Doc {
    return this.#doc
  }

  append(entry: Uint8Array): void {
    const { refuse } = this.#options
    const log = this.#doc.getArray<Uint8Array>(LOG_ROOT)
    if (entry.length > ENTRY_MAX) refuse('TOO_LARGE')
    else if (this.#bytes + entry.length > LOG_SOFT_MAX || log.length >= STRUCTS_MAX) refuse('CARRIER_FULL')
    else {
      this.#isNew(entry)
      log.push([new Uint8Array(entry)])
    }
  }

  /** Judges a peer's update: true when it may be applied. Raises CARRIER_UPDATE. */
  judge(update: Uint8Array): boolean {
    const client = this.#doc.clientID
    const own = this.#doc.store.clients.get(client)?.length ?? 0
    const entries = checkUpdate(update, { client, clock: own })
    const log = this.#doc.getArray(LOG_ROOT)
    const fits = this.#bytes + update.length <= LOG_HARD_MAX && log.length + entries.length <= STRUCTS_MAX
    if (fits || entries.length === 0) return true
    // What no longer fits in the document still reaches core, which verifies it and can pass it on by itself
    for (const entry of entries) this.#tell(entry)
    this.#options.refuse('CARRIER_FULL')
    return false
  }

  /** Starts over with the same entries in a new document under a new client id. */
  renew(): void {
    const entries = this.#doc.getArray<Uint8Array>(LOG_ROOT).toArray()
    this.#doc.destroy()
    this.#doc = new Doc()
    this.#bytes = 0
    this.#doc.getArray<Uint8Array>(LOG_ROOT).push(entries)
    this.#bytes = entries.reduce((sum, entry) => sum + entry.length, 0)
    this.#watch()
  }

  close(): void {
    this.#doc.destroy()
  }

  #watch(): void {
    const doc = this.#doc
    doc.getArray<Uint8Array>(LOG_ROOT).observe(event => this.#changed(event))
    doc.on('afterTransaction', () => {
      if ((doc.store.pendingStructs?.update.length ?? 0) > PENDING_MAX) this.#options.onClogged()
    })
  }

  #changed(event: YArrayEvent<Uint8Array>): void {
    for (const item of event.changes.added)
      for (const entry of item.content.getContent() as Uint8Array[]) {
        this.#bytes += entry.length
        if (!event.transaction.local) this.#tell(entry)
      }
  }

  #tell(entry: Uint8Array): void {
    if (this.#isNew(entry)) this.#options.onEntry(entry)
  }

  #isNew(entry: Uint8Array): boolean {
    return this.#seen.add(base64url(hash(LABELS.seen, entry)))
  }
}
