import type { BytesReader } from '../../bytes/bytesReader.ts'
import type { BytesWriter } from '../../bytes/bytesWriter.ts'
import { fromHex, hex } from '../../bytes/hex.ts'
import { ensure } from '../../bytes/protocolError.ts'
import { readMany } from '../../bytes/readMany.ts'
import type { AgreePublicKey } from '../../crypto/agree.ts'
import { type Secret, secretOf } from '../../crypto/secret.ts'
import type { SignKeyPair, SignPublicKey } from '../../crypto/sign.ts'
import type { DeviceKeys, Leaf } from '../../room/device/deviceKeys.ts'
import { deviceIdOf } from '../../room/device/roomIdentity.ts'
import type { RoomId } from '../../room/ids.ts'

/** Appends a device's keys in a room: identity, control, leaves (PROTOCOL.md §11). The bytes are secret. */
export function writeKeys(writer: BytesWriter, { identity, control, leaves }: DeviceKeys): void {
  writePair(writer, identity.publicKey, identity.secretKey)
  writePair(writer, control.publicKey, control.secretKey)
  writer.u8(leaves.length)
  for (const { counter, pair } of leaves) writePair(writer.u32(counter), pair.publicKey, pair.secretKey)
}

/** Reads what {@link writeKeys} wrote; a decoding code or BAD_KEY for anything else (PROTOCOL.md §11). */
export function readKeys(reader: BytesReader, room: RoomId): DeviceKeys {
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

/** Appends how far a room's time is ahead of this computer's, in ms, as a sign and a number (PROTOCOL.md §11). */
export function writeOffset(writer: BytesWriter, offset: number): void {
  writer.u8(offset < 0 ? 1 : 0).u64(Math.abs(offset))
}

/** Reads what {@link writeOffset} wrote; BAD_VALUE for anything else (PROTOCOL.md §11). */
export function readOffset(reader: BytesReader): number {
  const [sign, milliseconds] = [reader.u8(), reader.u64()]
  ensure(sign === 0 || (sign === 1 && milliseconds > 0), 'BAD_VALUE')
  return sign === 0 ? milliseconds : -milliseconds
}

/** Appends a key pair: public32 | LP(secret) (PROTOCOL.md §11). The bytes are secret. */
export function writePair(
  writer: BytesWriter,
  publicKey: string,
  secretKey: Secret<'agree'> | Secret<'sign'>,
): void {
  writer.raw(fromHex(publicKey)).lp(secretKey.expose())
}

function readAgreePair(reader: BytesReader): DeviceKeys['identity'] {
  return { publicKey: hex(reader.raw(32)) as AgreePublicKey, secretKey: secretOf<'agree'>(reader.lp(32)) }
}

/** Reads an Ed25519 pair that {@link writePair} wrote; BAD_KEY or a decoding code for anything else (PROTOCOL.md §11). */
export function readSignPair(reader: BytesReader): SignKeyPair {
  return { publicKey: hex(reader.raw(32)) as SignPublicKey, secretKey: secretOf<'sign'>(reader.lp(64), 64) }
}
