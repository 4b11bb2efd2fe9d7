import { BytesReader } from '../bytes/bytesReader.ts'
import { BytesWriter } from '../bytes/bytesWriter.ts'
import { concatBytes } from '../bytes/concatBytes.ts'
import { fromHex, hex } from '../bytes/hex.ts'
import { ensure, errorCodeOf, ProtocolError } from '../bytes/protocolError.ts'
import { deriveSecret } from '../crypto/hash.ts'
import { LABELS } from '../crypto/labels.ts'
import { PASSWORD_COST, type PasswordCost, SALT_BYTES, stretchPassphrase } from '../crypto/password.ts'
import { randomBytes } from '../crypto/random.ts'
import { seal, unseal } from '../crypto/seal.ts'
import type { Secret } from '../crypto/secret.ts'

const MAGIC = '52575031'
const HEADER = 4 + 1 + 4 + SALT_BYTES
/** The file's content is padded to a multiple of this many bytes, so that its size says little (PROTOCOL.md §11). */
const BLOCK = 64 * 1024

/** What an open profile keeps in memory: the authenticated header of its file, and the key that seals it (PROTOCOL.md §11). */
export type ProfileKey = { readonly header: Uint8Array; readonly key: Secret<'profile'> }

/** A new profile key from a passphrase, with a fresh salt; takes a second or two (PROTOCOL.md §11). */
export function createProfileKey(passphrase: string, cost: PasswordCost = PASSWORD_COST): ProfileKey {
  const salt = randomBytes(SALT_BYTES)
  const header = new BytesWriter().raw(fromHex(MAGIC)).u8(cost.passes).u32(cost.memoryKiB).raw(salt).finish()
  return { header, key: profileSecret(passphrase, salt, cost) }
}

/** Seals the content of a profile into the bytes of its file: header, then SEAL(key, header, content) (PROTOCOL.md §11). */
export function sealProfile({ header, key }: ProfileKey, content: Uint8Array): Uint8Array {
  return concatBytes(header, seal(key, header, content, BLOCK))
}

/**
 * Opens a profile file with a passphrase (PROTOCOL.md §11). PROFILE_DAMAGED for a header that is not ours or whose cost
 * is out of bounds, before any work; PASSPHRASE_WRONG when it does not open: a wrong passphrase or changed bytes.
 */
export function openProfileFile(
  file: Uint8Array,
  passphrase: string,
): { readonly key: ProfileKey; readonly content: Uint8Array } {
  ensure(file.length > HEADER && hex(file.subarray(0, 4)) === MAGIC, 'PROFILE_DAMAGED')
  const header = file.slice(0, HEADER)
  const reader = new BytesReader(header.subarray(4))
  const cost = { passes: reader.u8(), memoryKiB: reader.u32() }
  const key = { header, key: checkedSecret(passphrase, reader.rest(), cost) }
  return { key, content: contentOf(key, file) }
}

function contentOf({ header, key }: ProfileKey, file: Uint8Array): Uint8Array {
  try {
    return unseal(key, header, file.subarray(HEADER), BLOCK)
  } catch {
    throw new ProtocolError('PASSPHRASE_WRONG')
  }
}

function checkedSecret(passphrase: string, salt: Uint8Array, cost: PasswordCost): Secret<'profile'> {
  try {
    return profileSecret(passphrase, salt, cost)
  } catch (error) {
    throw new ProtocolError(errorCodeOf(error) === 'BAD_VALUE' ? 'PROFILE_DAMAGED' : 'INTERNAL')
  }
}

function profileSecret(passphrase: string, salt: Uint8Array, cost: PasswordCost): Secret<'profile'> {
  const stretched = stretchPassphrase(passphrase, salt, cost)
  const key = deriveSecret<'profile'>(stretched, LABELS.keyEncryption)
  stretched.wipe()
  return key
}
