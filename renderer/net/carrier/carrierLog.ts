import { Doc, getState, type YArrayEvent } from 'yjs'
import { base64url } from '../../../shared/bytes/base64url.ts'
import { hash } from '../../../shared/crypto/hash.ts'
import { LABELS } from '../../../shared/crypto/labels.ts'
import { ENTRY_MAX } from '../../../shared/ports/netPort.ts'
import type { Refuse } from '../bounds/boundedRefusals.ts'
import { SeenCache } from '../bounds/seenCache.ts'
import { checkUpdate } from '../channelGuard/updateCheck.ts'
import { CLIENTS_MAX, LOG_ROOT, STRUCTS_MAX } from '../channelGuard/updateShape.ts'

const MiB = 1024 * 1024
/** Bytes of entries above which this device writes no more of its own. */
export const LOG_SOFT_MAX = 6 * MiB
/** Bytes of entries above which nothing more is taken in; the answer to a first sync step must still fit in 8 MiB. */
export const LOG_HARD_MAX = 7 * MiB

/** Whom a log tells. */
export type CarrierLogOptions = {
  readonly refuse: Refuse
  /** An entry of another device, told once however often it comes. */
  readonly onEntry: (entry: Uint8Array) => void
}

/** The grow-only log of one carrier: a Y.Doc with the root array `log`, whose client id is fresh (PROTOCOL.md §7). */
export class CarrierLog {
  readonly doc = new Doc()
  readonly #options: CarrierLogOptions
  readonly #seen = new SeenCache(2 * STRUCTS_MAX)
  #bytes = 0

  constructor(options: CarrierLogOptions) {
    this.#options = options
    this.#log.observe(event => this.#grown(event))
    this.doc.on('afterTransaction', () => this.#dropPending())
  }

  append(entry: Uint8Array): void {
    const { refuse } = this.#options
    if (entry.length > ENTRY_MAX) refuse('TOO_LARGE')
    else if (this.#bytes + entry.length > LOG_SOFT_MAX || this.#log.length >= STRUCTS_MAX)
      refuse('CARRIER_FULL')
    else {
      this.#isNew(entry)
      this.#log.push([new Uint8Array(entry)])
    }
  }

  /**
   * Judges a peer's update, which raises CARRIER_UPDATE or tells its entries; true when it may also be applied. What would
   * have to wait for something else is not: it comes again, complete, in the answer to the first sync step. What no longer
   * fits is not either: core has it, and can pass it on by itself.
   */
  judge(update: Uint8Array): boolean {
    const { store, clientID } = this.doc
    const next = (client: number) => getState(store, client)
    const { entries, clients, complete } = checkUpdate(update, { own: clientID, next })
    for (const entry of entries) if (this.#isNew(entry)) this.#options.onEntry(entry)
    const newClients = clients.filter(client => !store.clients.has(client)).length
    const fits =
      this.#bytes + update.length <= LOG_HARD_MAX &&
      this.#log.length + entries.length <= STRUCTS_MAX &&
      store.clients.size + newClients <= CLIENTS_MAX
    if (complete && !fits) this.#options.refuse('CARRIER_FULL')
    return complete && fits
  }

  close(): void {
    this.doc.destroy()
  }

  get #log() {
    return this.doc.getArray<Uint8Array>(LOG_ROOT)
  }

  #grown(event: YArrayEvent<Uint8Array>): void {
    for (const { content } of event.changes.added)
      for (const entry of content.getContent() as Uint8Array[]) this.#bytes += entry.length
  }

  /** Entries that stand beside each other in a circle pass the check, and would wait for ever and be passed on. */
  #dropPending(): void {
    if (!this.doc.store.pendingStructs) return
    this.doc.store.pendingStructs = null
    this.#options.refuse('CARRIER_UPDATE')
  }

  #isNew(entry: Uint8Array): boolean {
    return this.#seen.add(base64url(hash(LABELS.seen, entry)))
  }
}
