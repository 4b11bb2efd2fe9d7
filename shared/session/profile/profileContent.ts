import { type BytesReader, readExactly } from '../../bytes/bytesReader.ts'
import { BytesWriter } from '../../bytes/bytesWriter.ts'
import { fromHex, hex } from '../../bytes/hex.ts'
import { ensure } from '../../bytes/protocolError.ts'
import { readMany } from '../../bytes/readMany.ts'
import { type Secret, secretOf } from '../../crypto/secret.ts'
import type { DeviceKeys } from '../../room/device/deviceKeys.ts'
import { EPOCH_MAX } from '../../room/epoch/epochPublic.ts'
import type { RoomId } from '../../room/ids.ts'
import { RECORD_WIRE_MAX } from '../../room/record/sealRecord.ts'
import type { RelayAccess } from '../../room/relay/relayAccess.ts'
import { readKeys, readOffset, writeKeys, writeOffset } from './keptKeys.ts'

/** Most rooms of a profile (PROTOCOL.md §11). */
export const ROOMS_MAX = 100
const EPOCHS_MAX = 65_535
const RECORDS_MAX = 1_000_000

/** A signed epoch record and its secret, as a profile keeps them (PROTOCOL.md §11). */
export type KeptEpoch = { readonly signed: Uint8Array; readonly secret: Secret<'epoch'> }

/** One room of a profile: keys, epochs and records in the order they were verified, never a strand's key (PROTOCOL.md §11). */
export type KeptRoom = {
  readonly keys: DeviceKeys
  /** How far the room's time is ahead of this computer's, in ms. */
  readonly offset: number
  readonly epochs: readonly KeptEpoch[]
  /** Signed epoch records that this device has no key of: they tell who removed whom. */
  readonly outside: readonly Uint8Array[]
  readonly wires: readonly Uint8Array[]
  /** What this device may ask for a relay with: kept on this computer, and in no backup. */
  readonly relay?: RelayAccess | null
}

/** Encodes the rooms of a backup; TOO_LARGE for more than decodeProfile reads (PROTOCOL.md §11). The bytes hold secret keys: they go into sealBackup and nowhere else. */
export function encodeProfile(rooms: readonly KeptRoom[]): Uint8Array {
  ensure(rooms.length <= ROOMS_MAX, 'TOO_LARGE')
  const writer = new BytesWriter().u8(1).u8(rooms.length)
  for (const room of rooms) writeRoom(writer, room)
  return writer.finish()
}

/** Decodes the rooms of a backup; BAD_VERSION or a decoding code for anything else (PROTOCOL.md §11). */
export function decodeProfile(content: Uint8Array): KeptRoom[] {
  return readExactly(content, reader => {
    ensure(reader.u8() === 1, 'BAD_VERSION')
    return readMany(reader.u8(), ROOMS_MAX, () => readRoom(reader))
  })
}

function writeRoom(writer: BytesWriter, { keys, offset, epochs, outside, wires }: KeptRoom): void {
  ensure(epochs.length + outside.length <= EPOCHS_MAX && wires.length <= RECORDS_MAX, 'TOO_LARGE')
  writer.raw(fromHex(keys.room))
  writeOffset(writer, offset)
  writeKeys(writer, keys)
  writer.u32(epochs.length)
  for (const { signed, secret } of epochs) writer.lp(signed).raw(secret.expose())
  writer.u32(outside.length)
  for (const signed of outside) writer.lp(signed)
  writer.u32(wires.length)
  for (const wire of wires) writer.lp(wire)
}

function readRoom(reader: BytesReader): KeptRoom {
  const room = hex(reader.raw(16)) as RoomId
  const offset = readOffset(reader)
  const keys = readKeys(reader, room)
  const epochs = readMany(reader.u32(), EPOCHS_MAX, () => ({
    signed: reader.lp(2 * EPOCH_MAX),
    secret: secretOf<'epoch'>(reader.raw(32)),
  }))
  ensure(epochs.length > 0, 'BAD_VALUE')
  const outside = readMany(reader.u32(), EPOCHS_MAX, () => reader.lp(2 * EPOCH_MAX))
  return {
    keys,
    offset,
    epochs,
    outside,
    wires: readMany(reader.u32(), RECORDS_MAX, () => reader.lp(RECORD_WIRE_MAX)),
  }
}
