import { readExactly } from '../../bytes/bytesReader.ts'
import { BytesWriter } from '../../bytes/bytesWriter.ts'
import { fromHex, hex } from '../../bytes/hex.ts'
import { ensure, ProtocolError } from '../../bytes/protocolError.ts'
import { readMany } from '../../bytes/readMany.ts'
import { type Secret, secretOf } from '../../crypto/secret.ts'
import type { KeyValueChange } from '../../ports/store.ts'
import type { RoomId } from '../../room/ids.ts'
import type { SealedStore } from '../../vault/sealedStore.ts'
import { ROOMS_MAX } from './profileContent.ts'

/** A kept room, and the key that everything of it hangs on (PROTOCOL.md §11.3). */
export type ListedRoom = { readonly room: RoomId; readonly key: Secret<'store'> }

/** One step from a version of the store to the next: the content of the list in the next version, and what else changes (PROTOCOL.md §11.3). */
export type StoreStep = (
  content: Uint8Array,
  store: SealedStore,
) => Promise<{ readonly content: Uint8Array; readonly changes: readonly KeyValueChange[] }>

/** The list as it was found, and what has to be written because it was in an older version or one of its copies was bad. */
export type FoundList = { readonly rooms: readonly ListedRoom[]; readonly changes: readonly KeyValueChange[] }

/** The step from version n stands at place n - 1: version 1 is the first, so there is none yet (PROTOCOL.md §11.3). */
const STEPS: readonly StoreStep[] = []
/** The list stands twice: without it nothing of the profile could be read. */
const COPIES = ['rooms/0', 'rooms/1'] as const
/** The list is as long for one room as for as many as there may be, in bytes. */
const LIST_BYTES = 2 + 1 + ROOMS_MAX * 48

/** The changes that write the list of rooms, in both copies (PROTOCOL.md §11.3). */
export function putRooms(store: SealedStore, rooms: readonly ListedRoom[], version = 1): KeyValueChange[] {
  ensure(rooms.length <= ROOMS_MAX, 'TOO_LARGE')
  const writer = new BytesWriter().u16(version).u8(rooms.length)
  for (const { room, key } of rooms) writer.raw(fromHex(room)).raw(key.expose())
  writer.raw(new Uint8Array((ROOMS_MAX - rooms.length) * 48))
  return putContent(store, writer.finish())
}

/** The changes that remove it. */
export function removeRooms(store: SealedStore): KeyValueChange[] {
  return COPIES.map(name => store.remove(name))
}

/**
 * Reads the list of rooms, from its second copy where the first is bad; null when there is none. PROFILE_DAMAGED when no copy
 * can be read, PROFILE_NEWER for a version that is not known (PROTOCOL.md §11.3).
 */
export async function readRooms(store: SealedStore, steps = STEPS): Promise<FoundList | null> {
  const copies = await store.getMany(COPIES)
  const found = copies.find(copy => copy !== null && copy !== undefined)
  if (found === undefined || found === null) {
    ensure(!copies.includes(null), 'PROFILE_DAMAGED')
    return null
  }
  const { content, changes } = await migrated(found, store, steps)
  const isWhole = copies.every(copy => copy !== null && copy !== undefined) && content === found
  return {
    rooms: decodeRooms(content),
    changes: isWhole ? [] : [...changes, ...putContent(store, content)],
  }
}

async function migrated(found: Uint8Array, store: SealedStore, steps: readonly StoreStep[]) {
  const changes: KeyValueChange[] = []
  let content = found
  const version = versionOf(found)
  ensure(version <= steps.length + 1, 'PROFILE_NEWER')
  for (const step of steps.slice(version - 1)) {
    const next = await step(content, store)
    content = next.content
    changes.push(...next.changes)
  }
  return { content, changes }
}

function versionOf(content: Uint8Array): number {
  const [high, low] = content
  ensure(high !== undefined && low !== undefined && high + low > 0, 'PROFILE_DAMAGED')
  return high * 256 + low
}

function decodeRooms(content: Uint8Array): ListedRoom[] {
  if (content.length !== LIST_BYTES) throw new ProtocolError('PROFILE_DAMAGED')
  return readExactly(content, reader => {
    reader.u16()
    const rooms = readMany(reader.u8(), ROOMS_MAX, () => ({
      room: hex(reader.raw(16)) as RoomId,
      key: secretOf<'store'>(reader.raw(32)),
    }))
    reader.rest()
    return rooms
  })
}

function putContent(store: SealedStore, content: Uint8Array): KeyValueChange[] {
  return COPIES.map(name => store.put(name, content))
}
