import { readExactly } from '../../bytes/bytesReader.ts'
import { BytesWriter } from '../../bytes/bytesWriter.ts'
import { fromHex, hex } from '../../bytes/hex.ts'
import { ensure } from '../../bytes/protocolError.ts'
import { type Secret, secretOf } from '../../crypto/secret.ts'
import type { DeviceKeys } from '../../room/device/deviceKeys.ts'
import { EPOCH_MAX } from '../../room/epoch/epochPublic.ts'
import type { RoomId } from '../../room/ids.ts'
import { readKeys, readOffset, writeKeys, writeOffset } from './keptKeys.ts'

/** What of a room is not an epoch and not a record, and how many there are of both (PROTOCOL.md §11.3). */
export type RoomHead = {
  readonly keys: DeviceKeys
  readonly offset: number
  readonly epochs: number
  readonly records: number
}

/** A kept epoch; without a secret where this device has no key of it (PROTOCOL.md §11.3). */
export type EpochValue = { readonly signed: Uint8Array; readonly secret: Secret<'epoch'> | null }

/** The names of a room's values. What much else hangs on stands twice (PROTOCOL.md §11.3). */
export const NAMES = {
  head: ['head/0', 'head/1'],
  relay: 'relay',
  epoch: (place: number) => [`epoch/0/${place}`, `epoch/1/${place}`] as const,
  record: (place: number) => `record/0/${place}`,
  /** The second copy of a hello: without it a whole strand could not be read. */
  hello: (place: number) => `record/1/${place}`,
} as const

/** Encodes the head of a room; the bytes are secret (PROTOCOL.md §11.3). */
export function encodeHead({ keys, offset, epochs, records }: RoomHead): Uint8Array {
  const writer = new BytesWriter().raw(fromHex(keys.room)).u32(epochs).u32(records)
  writeOffset(writer, offset)
  writeKeys(writer, keys)
  return writer.finish()
}

/** Decodes the head of a room; a decoding code for anything else (PROTOCOL.md §11.3). */
export function decodeHead(bytes: Uint8Array): RoomHead {
  return readExactly(bytes, reader => {
    const room = hex(reader.raw(16)) as RoomId
    const [epochs, records] = [reader.u32(), reader.u32()]
    const offset = readOffset(reader)
    return { keys: readKeys(reader, room), offset, epochs, records }
  })
}

/** Encodes an epoch; the bytes are secret (PROTOCOL.md §11.3). */
export function encodeEpoch({ signed, secret }: EpochValue): Uint8Array {
  const writer = new BytesWriter().u8(secret === null ? 0 : 1).lp(signed)
  return (secret === null ? writer : writer.raw(secret.expose())).finish()
}

/** Decodes an epoch; a decoding code for anything else (PROTOCOL.md §11.3). */
export function decodeEpoch(bytes: Uint8Array): EpochValue {
  return readExactly(bytes, reader => {
    const isHeld = reader.u8()
    ensure(isHeld <= 1, 'BAD_VALUE')
    const signed = reader.lp(2 * EPOCH_MAX)
    return { signed, secret: isHeld === 1 ? secretOf<'epoch'>(reader.raw(32)) : null }
  })
}
