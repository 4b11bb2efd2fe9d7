import { BytesReader } from '../bytes/bytesReader.ts'
import { BytesWriter } from '../bytes/bytesWriter.ts'
import { fromHex, hex } from '../bytes/hex.ts'
import { ensure } from '../bytes/protocolError.ts'
import { equalBytes, hash } from '../crypto/hash.ts'
import { LABELS } from '../crypto/labels.ts'
import { isPasswordCost, type PasswordCost, SALT_BYTES } from '../crypto/password.ts'
import { randomBytes } from '../crypto/random.ts'
import { SLOT_BYTES, SLOTS } from './vaultSlot.ts'

const MAGIC = '52575631'
const VERSION = 1
const CHECKSUM = 32
const HEADER = 4 + 1 + 1 + 4 + SALT_BYTES
/** Length of every vault file in bytes, whatever is in it (PROTOCOL.md §11.1). */
export const VAULT_BYTES = HEADER + 4 + 8 + SLOTS * SLOT_BYTES + CHECKSUM

/** How many wrong passphrases were tried since the last right one, and when the last was, in ms since 1970 (PROTOCOL.md §11.1). */
export type Tries = { readonly count: number; readonly at: number }

/** No wrong try since the last right one (PROTOCOL.md §11.1). */
export const NO_TRIES: Tries = { count: 0, at: 0 }

/** A vault file taken apart; `header` is what every slot's seal authenticates (PROTOCOL.md §11.1). */
export type VaultFile = {
  readonly header: Uint8Array
  readonly cost: PasswordCost
  readonly salt: Uint8Array
  readonly tries: Tries
  readonly slots: readonly Uint8Array[]
}

/** The header of a new vault file of this cost, with a fresh salt (PROTOCOL.md §11.1). */
export function createVaultHeader(cost: PasswordCost): Pick<VaultFile, 'header' | 'cost' | 'salt'> {
  const salt = randomBytes(SALT_BYTES)
  const writer = new BytesWriter().raw(fromHex(MAGIC)).u8(VERSION).u8(cost.passes).u32(cost.memoryKiB)
  return { header: writer.raw(salt).finish(), cost, salt }
}

/** The bytes of a vault file, always {@link VAULT_BYTES} (PROTOCOL.md §11.1). */
export function encodeVaultFile({ header, tries, slots }: VaultFile): Uint8Array {
  const writer = new BytesWriter().raw(header).u32(tries.count).u64(tries.at)
  for (const slot of slots) writer.raw(slot)
  return writer.raw(hash(LABELS.vaultChecksum, writer.finish())).finish()
}

/**
 * Takes a vault file apart (PROTOCOL.md §11.1). PROFILE_DAMAGED for bytes that are not ours, do not agree with their checksum, or name
 * a cost out of bounds, before any work; PROFILE_NEWER for a whole file of a later version.
 */
export function decodeVaultFile(bytes: Uint8Array): VaultFile {
  ensure(bytes.length > HEADER + CHECKSUM && hex(bytes.subarray(0, 4)) === MAGIC, 'PROFILE_DAMAGED')
  const content = bytes.subarray(0, -CHECKSUM)
  ensure(equalBytes(hash(LABELS.vaultChecksum, content), bytes.subarray(-CHECKSUM)), 'PROFILE_DAMAGED')
  const reader = new BytesReader(content)
  reader.raw(4)
  const version = reader.u8()
  ensure(version <= VERSION, 'PROFILE_NEWER')
  ensure(version === VERSION && bytes.length === VAULT_BYTES, 'PROFILE_DAMAGED')
  const cost = { passes: reader.u8(), memoryKiB: reader.u32() }
  ensure(isPasswordCost(cost), 'PROFILE_DAMAGED')
  const salt = reader.raw(SALT_BYTES)
  const tries = readTries(reader)
  const slots = Array.from({ length: SLOTS }, () => reader.raw(SLOT_BYTES))
  return { header: content.slice(0, HEADER), cost, salt, tries, slots }
}

function readTries(reader: BytesReader): Tries {
  const count = reader.u32()
  const [high, low] = [reader.u32(), reader.u32()]
  ensure(high < 2 ** 21, 'PROFILE_DAMAGED')
  return { count, at: high * 2 ** 32 + low }
}
