import { type BytesReader, readExactly } from '../../bytes/bytesReader.ts'
import { BytesWriter } from '../../bytes/bytesWriter.ts'
import { fromHex, hex } from '../../bytes/hex.ts'
import { ensure } from '../../bytes/protocolError.ts'
import { readMany } from '../../bytes/readMany.ts'
import type { AgreePublicKey } from '../../crypto/agree.ts'
import { type Secret, secretOf } from '../../crypto/secret.ts'
import type { SignKeyPair, SignPublicKey } from '../../crypto/sign.ts'
import type { DeviceKeys, Leaf } from '../../room/device/deviceKeys.ts'
import { deviceIdOf } from '../../room/device/roomIdentity.ts'
import { EPOCH_MAX } from '../../room/epoch/epochPublic.ts'
import type { RoomId } from '../../room/ids.ts'
import { RECORD_WIRE_MAX } from '../../room/record/sealRecord.ts'

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
}

/** Encodes the rooms of a profile; TOO_LARGE for more than decodeProfile reads (PROTOCOL.md §11). The bytes hold secret keys: they go into sealProfile and nowhere else. */
export function encodeProfile(rooms: readonly KeptRoom[]): Uint8Array {
  ensure(rooms.length <= ROOMS_MAX, 'TOO_LARGE')
  const writer = new BytesWriter().u8(1).u8(rooms.length)
  for (const room of rooms) writeRoom(writer, room)
  return writer.finish()
}

/** Decodes the rooms of a profile; BAD_VERSION or a decoding code for anything else (PROTOCOL.md §11). */
export function decodeProfile(content: Uint8Array): KeptRoom[] {
  return readExactly(content, reader => {
    ensure(reader.u8() === 1, 'BAD_VERSION')
    return readMany(reader.u8(), ROOMS_MAX, () => readRoom(reader))
  })
}

function writeRoom(writer: BytesWriter, { keys, offset, epochs, outside, wires }: KeptRoom): void {
  ensure(epochs.length + outside.length <= EPOCHS_MAX && wires.length <= RECORDS_MAX, 'TOO_LARGE')
  writer
    .raw(fromHex(keys.room))
    .u8(offset < 0 ? 1 : 0)
    .u64(Math.abs(offset))
  writePair(writer, keys.identity.publicKey, keys.identity.secretKey)
  writePair(writer, keys.control.publicKey, keys.control.secretKey)
  writer.u8(keys.leaves.length)
  for (const { counter, pair } of keys.leaves) writePair(writer.u32(counter), pair.publicKey, pair.secretKey)
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

function readOffset(reader: BytesReader): number {
  const [sign, milliseconds] = [reader.u8(), reader.u64()]
  ensure(sign === 0 || (sign === 1 && milliseconds > 0), 'BAD_VALUE')
  return sign === 0 ? milliseconds : -milliseconds
}

function readKeys(reader: BytesReader, room: RoomId): DeviceKeys {
  const identity = readAgreePair(reader)
  const control = readSignPair(reader)
  const leaves = readMany(
    reader.u8(),
    2,
    (): Leaf => ({ counter: reader.u32(), pair: readAgreePair(reader) }),
  )
  const device = deviceIdOf(room, identity.publicKey, control.publicKey)
  return { room, device, identity, control, leaves }
}

function writePair(
  writer: BytesWriter,
  publicKey: string,
  secretKey: Secret<'agree'> | Secret<'sign'>,
): void {
  writer.raw(fromHex(publicKey)).lp(secretKey.expose())
}

function readAgreePair(reader: BytesReader): DeviceKeys['identity'] {
  return { publicKey: hex(reader.raw(32)) as AgreePublicKey, secretKey: secretOf<'agree'>(reader.lp(32)) }
}

function readSignPair(reader: BytesReader): SignKeyPair {
  return { publicKey: hex(reader.raw(32)) as SignPublicKey, secretKey: secretOf<'sign'>(reader.lp(64), 64) }
}
