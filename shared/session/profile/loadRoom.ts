import { ensure } from '../../bytes/protocolError.ts'
import type { KeyValueStore } from '../../ports/store.ts'
import { decodeSignedEpoch, epochIdOf } from '../../room/epoch/epochPublic.ts'
import type { EpochId } from '../../room/ids.ts'
import { claimedRecordId } from '../../room/record/sealRecord.ts'
import { decodeRelayAccess, type RelayAccess } from '../../room/relay/relayAccess.ts'
import { type ReadValue, SealedStore } from '../../vault/sealedStore.ts'
import type { KeptEpoch, KeptRoom } from './profileContent.ts'
import type { ListedRoom } from './roomList.ts'
import { RoomShelf } from './roomShelf.ts'
import { decodeEpoch, decodeHead, type EpochValue, NAMES, type RoomHead } from './roomValues.ts'

/** So many values are asked for at once. */
const PAGE = 1000

/** A room as it was found: what could be read of it, where it stands, and how many of its epochs and records are lost. */
export type LoadedRoom = { readonly kept: KeptRoom; readonly shelf: RoomShelf; readonly damaged: number }

type Found<T> = { readonly values: readonly (T | null)[]; readonly lost: number }

/** Reads a kept room; what cannot be read of it is left out and counted. Null when nothing of it can be read (PROTOCOL.md §11.3). */
export async function loadRoom(kv: KeyValueStore, { room, key }: ListedRoom): Promise<LoadedRoom | null> {
  const store = new SealedStore(kv, key)
  const head = await readHead(store)
  if (head === null || head.keys.room !== room) return null
  const epochs = await readEpochs(store, head.epochs)
  const records = await readRecords(store, head.records)
  const relay = await readRelay(store)
  store.forget()
  const held = epochs.values.flatMap(epoch => (isHeld(epoch) ? [epoch] : []))
  if (held.length === 0) return null
  const outside = epochs.values.flatMap(epoch => (epoch?.secret === null ? [epoch.signed] : []))
  const wires = records.values.flatMap(wire => wire ?? [])
  return {
    kept: { keys: head.keys, offset: head.offset, epochs: held, outside, wires, relay },
    shelf: new RoomShelf(kv, room, key, {
      records: new Map(
        records.values.flatMap((wire, at) => (wire === null ? [] : [[claimedRecordId(wire), at]])),
      ),
      epochs: placesOf(epochs.values),
      recordCount: head.records,
      epochCount: head.epochs,
      free: records.values.flatMap((wire, at) => (wire === null ? [at] : [])),
    }),
    damaged: epochs.lost + records.lost,
  }
}

const isHeld = (epoch: EpochValue | null): epoch is KeptEpoch => epoch !== null && epoch.secret !== null

function placesOf(epochs: readonly (EpochValue | null)[]) {
  const places = new Map<EpochId, { place: number; held: boolean }>()
  for (const [place, epoch] of epochs.entries())
    if (epoch !== null)
      places.set(epochIdOf(decodeSignedEpoch(epoch.signed).pub), { place, held: epoch.secret !== null })
  return places
}

async function readHead(store: SealedStore): Promise<RoomHead | null> {
  const copies = await store.getMany(NAMES.head)
  const [whole] = copies.flatMap(copy => copy ?? [])
  return whole === undefined ? null : decodeHead(whole)
}

/** One that cannot be read is one that is not there: it is typed again. */
async function readRelay(store: SealedStore): Promise<RelayAccess | null> {
  const [value] = await store.getMany([NAMES.relay])
  return isThere(value) ? decodeRelayAccess(value) : null
}

async function readEpochs(store: SealedStore, count: number): Promise<Found<EpochValue>> {
  const [first, second] = [0, 1] as const
  const found = await readAll(
    store,
    count,
    place => NAMES.epoch(place)[first],
    place => NAMES.epoch(place)[second],
  )
  return { ...found, values: found.values.map(bytes => bytes && decodeEpoch(bytes)) }
}

function readRecords(store: SealedStore, count: number): Promise<Found<Uint8Array>> {
  return readAll(store, count, NAMES.record, NAMES.hello)
}

/** Reads a row of values; where one is bad, its second copy, if it has one. */
async function readAll(
  store: SealedStore,
  count: number,
  first: (place: number) => string,
  second: (place: number) => string,
): Promise<Found<Uint8Array>> {
  const values: (Uint8Array | null)[] = []
  for (let from = 0; from < count; from += PAGE) {
    const places = Array.from({ length: Math.min(PAGE, count - from) }, (_, at) => from + at)
    const page = await store.getMany(places.map(first))
    const bad = places.filter((_, at) => !isThere(page[at]))
    const again = new Map((await store.getMany(bad.map(second))).map((value, at) => [bad[at], value]))
    values.push(...places.map((place, at) => page[at] ?? again.get(place) ?? null))
  }
  ensure(values.length === count, 'INTERNAL')
  return { values, lost: values.filter(value => value === null).length }
}

const isThere = (value: ReadValue): value is Uint8Array => value !== null && value !== undefined
