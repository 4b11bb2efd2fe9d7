import type { Secret } from '../../crypto/secret.ts'
import type { KeyValueChange, KeyValueStore } from '../../ports/store.ts'
import type { DeviceKeys } from '../../room/device/deviceKeys.ts'
import type { EpochId, RecordId, RoomId } from '../../room/ids.ts'
import { encodeRelayAccess, type RelayAccess } from '../../room/relay/relayAccess.ts'
import { SealedStore } from '../../vault/sealedStore.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { encodeEpoch, encodeHead, NAMES } from './roomValues.ts'

/** Most records and bytes of them that are written at once. */
const BATCH_RECORDS = 512
const BATCH_BYTES = 4 * 1024 * 1024

/** Where the values of a room stand, as they were found. */
export type ShelfPlaces = {
  readonly records: ReadonlyMap<RecordId, number>
  readonly epochs: ReadonlyMap<EpochId, { readonly place: number; readonly held: boolean }>
  readonly recordCount: number
  readonly epochCount: number
  /** Places of records that were lost: others may stand there. */
  readonly free: readonly number[]
}

/** Changes to write together, and what to say when they are written or could not be. */
export type ShelfBatch = {
  readonly changes: KeyValueChange[]
  written(): void
  failed(): void
}

/** The values of one kept room: which record stands where, and which are not written yet (PROTOCOL.md §11.3). */
export class RoomShelf {
  readonly room: RoomId
  readonly key: Secret<'store'>
  readonly #store: SealedStore
  readonly #records = new Map<RecordId, number>()
  readonly #epochs = new Map<EpochId, { readonly place: number; readonly held: boolean }>()
  readonly #unwritten = new Set<RecordId>()
  readonly #writing = new Set<RecordId>()
  readonly #free: number[] = []
  #recordCount = 0
  #epochCount = 0
  #ledger: Ledger | null = null
  #offset = 0
  /** The keys as they were written last. */
  #keys: DeviceKeys | null = null
  #hasHusks = false
  /** What is to be written of the relay; undefined where nothing is. */
  #relay: RelayAccess | null | undefined
  /** True once the room stands in the list of rooms: before that nobody could find it again. */
  isListed = false

  constructor(kv: KeyValueStore, room: RoomId, key: Secret<'store'>, found: ShelfPlaces | null = null) {
    this.room = room
    this.key = key
    this.#store = new SealedStore(kv, key)
    if (found === null) return
    for (const [id, place] of found.records) this.#records.set(id, place)
    for (const [id, epoch] of found.epochs) this.#epochs.set(id, epoch)
    this.#free.push(...found.free)
    this.#recordCount = found.recordCount
    this.#epochCount = found.epochCount
    this.isListed = true
  }

  /** The ledger that is to be kept here from now on. `asFound` says that its keys are those that were read. */
  attach(ledger: Ledger, offset: number, asFound: boolean): void {
    this.#ledger = ledger
    this.#offset = offset
    if (asFound) this.#keys = ledger.keys
  }

  /** The room has this token now, or none. */
  setRelay(relay: RelayAccess | null): void {
    this.#relay = relay
  }

  /** A record is new, or is another now: it became a husk, or its payload came. `isFound` says that it stands here as it is. */
  note(id: RecordId, isHusk: boolean, isFound: boolean): void {
    if (isFound && this.#records.has(id)) return
    if (!this.#records.has(id)) this.#records.set(id, this.#free.pop() ?? this.#recordCount++)
    else if (isHusk) this.#hasHusks = true
    this.#unwritten.add(id)
  }

  /** True once this record is written for good, as it is now. */
  isSaved(id: RecordId): boolean {
    return this.isListed && this.#records.has(id) && !this.#unwritten.has(id) && !this.#writing.has(id)
  }

  /** What is to be written next; null when everything is written. */
  nextBatch(): ShelfBatch | null {
    const ledger = this.#ledger
    if (ledger === null) return null
    const epochs = this.#newEpochs(ledger)
    const keys = ledger.keys
    const relay = this.#relay
    if (epochs.length === 0 && this.#unwritten.size === 0 && keys === this.#keys && relay === undefined)
      return null
    const records = this.#takeRecords(ledger)
    const counts = { epochs: this.#epochCount + epochs.filter(({ isNew }) => isNew).length }
    const head = encodeHead({ keys, offset: this.#offset, records: this.#recordCount, ...counts })
    const changes = [
      ...NAMES.head.map(name => this.#store.put(name, head)),
      ...epochs.flatMap(({ place, value }) => NAMES.epoch(place).map(name => this.#store.put(name, value))),
      ...records.changes,
      ...(relay === undefined ? [] : [this.#store.put(NAMES.relay, encodeRelayAccess(relay))]),
    ]
    const settle = () => {
      for (const id of records.ids) this.#writing.delete(id)
    }
    return {
      changes,
      written: () => {
        settle()
        this.#keys = keys
        if (this.#relay === relay) this.#relay = undefined
        this.#epochCount = counts.epochs
        for (const { id, place, held } of epochs) this.#epochs.set(id, { place, held })
      },
      failed: () => {
        settle()
        for (const id of records.ids) this.#unwritten.add(id)
      },
    }
  }

  /** True once after words were destroyed here: what is on the disk of them is still to be overwritten. */
  takeHusks(): boolean {
    const had = this.#hasHusks
    this.#hasHusks = false
    return had
  }

  /** The changes that remove everything of this room. */
  removals(): KeyValueChange[] {
    const range = (count: number) => Array.from({ length: count }, (_, place) => place)
    const names = [
      ...NAMES.head,
      NAMES.relay,
      // one more than is known: a write may be under way
      ...range(this.#epochCount + 1).flatMap(place => [...NAMES.epoch(place)]),
      ...range(this.#recordCount + 1).flatMap(place => [NAMES.record(place), NAMES.hello(place)]),
    ]
    return names.map(name => this.#store.remove(name))
  }

  /** Wipes the key of the room: nothing can be read or written here afterwards. */
  forget(): void {
    this.#ledger = null
    this.isListed = false
    this.key.wipe()
    this.#store.forget()
  }

  #newEpochs(ledger: Ledger) {
    let next = this.#epochCount
    return ledger.epochBook.nodes.flatMap(({ id, signed, epoch }) => {
      const known = this.#epochs.get(id)
      const held = epoch !== null
      if (known !== undefined && known.held === held) return []
      const place = known?.place ?? next++
      const value = encodeEpoch({ signed, secret: epoch?.keys.secret ?? null })
      return [{ id, place, held, value, isNew: known === undefined }]
    })
  }

  #takeRecords(ledger: Ledger): { ids: RecordId[]; changes: KeyValueChange[] } {
    const ids: RecordId[] = []
    const changes: KeyValueChange[] = []
    let bytes = 0
    for (const id of this.#unwritten) {
      if (ids.length >= BATCH_RECORDS || bytes >= BATCH_BYTES) break
      const [record, place] = [ledger.record(id), this.#records.get(id)]
      ids.push(id)
      if (record === undefined || place === undefined) continue
      changes.push(this.#store.put(NAMES.record(place), record.wire))
      if (record.header.type === 'hello') changes.push(this.#store.put(NAMES.hello(place), record.wire))
      bytes += record.wire.length
    }
    for (const id of ids) {
      this.#unwritten.delete(id)
      this.#writing.add(id)
    }
    return { ids, changes }
  }
}
