import { ContentBinary, Doc, getState, Item, type Transaction } from 'yjs'
import { base64url } from '../../../shared/bytes/base64url.ts'
import { BytesReader } from '../../../shared/bytes/bytesReader.ts'
import { hash } from '../../../shared/crypto/hash.ts'
import { LABELS } from '../../../shared/crypto/labels.ts'
import { randomBytes } from '../../../shared/crypto/random.ts'
import { ENTRY_MAX } from '../../../shared/ports/netPort.ts'
import type { Refuse } from '../bounds/boundedRefusals.ts'
import { SeenCache } from '../bounds/seenCache.ts'
import type { Affords } from '../channelGuard/carrierTraffic.ts'
import { checkUpdate } from '../channelGuard/updateCheck.ts'
import { CLIENTS_MAX, rootOf, STRUCTS_MAX } from '../channelGuard/updateShape.ts'

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

/** The grow-only log of one carrier: a Y.Doc with one root array for each client, whose own client id is fresh (PROTOCOL.md §7). */
export class CarrierLog {
  readonly doc = new Doc()
  readonly #options: CarrierLogOptions
  readonly #seen = new SeenCache(2 * STRUCTS_MAX)
  #bytes = 0
  #entries = 0

  constructor(options: CarrierLogOptions) {
    this.#options = options
    this.doc.on('afterTransaction', transaction => this.#grown(transaction))
  }

  /** How many entries are in it, its own and those of others. */
  get length(): number {
    return this.#entries
  }

  append(entry: Uint8Array): void {
    const { refuse } = this.#options
    if (entry.length > ENTRY_MAX) refuse('TOO_LARGE')
    else if (this.#bytes + entry.length > LOG_SOFT_MAX || this.#entries >= STRUCTS_MAX) refuse('CARRIER_FULL')
    else if (!this.#hasPlaceFor([])) refuse('CARRIER_FULL')
    else {
      this.#isNew(entry)
      this.doc.getArray(rootOf(this.doc.clientID)).push([new Uint8Array(entry)])
    }
  }

  /**
   * Judges a peer's update, which raises CARRIER_UPDATE or tells its entries; true when it may also be applied. What would
   * have to wait for something else is not: it comes again, complete, in the answer to the first sync step. What no longer
   * fits is not either: core has it, and can pass it on by itself.
   */
  judge(update: Uint8Array, affords: Affords = () => true): boolean {
    const { refuse, onEntry } = this.#options
    const { store, clientID } = this.doc
    const next = (client: number) => getState(store, client)
    const { entries, clients, complete, takesOwn } = checkUpdate(update, { own: clientID, next })
    if (!affords(entries)) {
      refuse('BUDGET')
      return false
    }
    for (const entry of entries) if (this.#isNew(entry)) onEntry(entry)
    if (takesOwn) this.#goElsewhere(clients)
    const fits =
      this.#bytes + update.length <= LOG_HARD_MAX &&
      this.#entries + entries.length <= STRUCTS_MAX &&
      this.#hasPlaceFor(clients)
    if (complete && !fits) refuse('CARRIER_FULL')
    return complete && fits
  }

  close(): void {
    this.doc.destroy()
  }

  /**
   * Somebody wrote under this device's client id, as any member can. Who passed it on may be honest, and closing that link is
   * what the forger wants: this device goes on under another id.
   */
  #goElsewhere(clients: readonly number[]): void {
    this.#options.refuse('CARRIER_UPDATE')
    do this.doc.clientID = new BytesReader(randomBytes(4)).u32()
    while (this.doc.store.clients.has(this.doc.clientID) || clients.includes(this.doc.clientID))
  }

  /** This device's own client has a place of its own, or what it writes would be too much for everybody else. */
  #hasPlaceFor(clients: readonly number[]): boolean {
    const all = new Set([...this.doc.store.clients.keys(), ...clients, this.doc.clientID])
    return all.size <= CLIENTS_MAX
  }

  #grown({ beforeState, afterState, doc }: Transaction): void {
    for (const [client, end] of afterState) {
      const start = beforeState.get(client) ?? 0
      const added = end > start ? (doc.store.clients.get(client) ?? []).slice(start) : []
      for (const struct of added)
        if (struct instanceof Item && struct.content instanceof ContentBinary) {
          this.#bytes += struct.content.content.length
          this.#entries++
        }
    }
  }

  #isNew(entry: Uint8Array): boolean {
    return this.#seen.add(base64url(hash(LABELS.seen, entry)))
  }
}
