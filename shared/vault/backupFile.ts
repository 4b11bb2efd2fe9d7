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
/** The content is padded to a multiple of this many bytes, so that the file's size says little (PROTOCOL.md §11.4). */
const BLOCK = 64 * 1024

/**
 * Seals the content of a backup under a passphrase, with a fresh salt: header, then SEAL(key, header, content); takes a second or two
 * (PROTOCOL.md §11.4).
 */
export function sealBackup(
  passphrase: string,
  content: Uint8Array,
  cost: PasswordCost = PASSWORD_COST,
): Uint8Array {
  const salt = randomBytes(SALT_BYTES)
  const header = new BytesWriter().raw(fromHex(MAGIC)).u8(cost.passes).u32(cost.memoryKiB).raw(salt).finish()
  const key = backupSecret(passphrase, salt, cost)
  const file = concatBytes(header, seal(key, header, content, BLOCK))
  key.wipe()
  return file
}

/**
 * The content of a backup file (PROTOCOL.md §11.4). BACKUP_DAMAGED for a header that is not ours or whose cost is out of bounds,
 * before any work; PASSPHRASE_WRONG when it does not open: a wrong passphrase or changed bytes.
 */
export function openBackup(file: Uint8Array, passphrase: string): Uint8Array {
  ensure(file.length > HEADER && hex(file.subarray(0, 4)) === MAGIC, 'BACKUP_DAMAGED')
  const header = file.slice(0, HEADER)
  const reader = new BytesReader(header.subarray(4))
  const cost = { passes: reader.u8(), memoryKiB: reader.u32() }
  const key = checkedSecret(passphrase, reader.rest(), cost)
  try {
    return unseal(key, header, file.subarray(HEADER), BLOCK)
  } catch {
    throw new ProtocolError('PASSPHRASE_WRONG')
  } finally {
    key.wipe()
  }
}

function checkedSecret(passphrase: string, salt: Uint8Array, cost: PasswordCost): Secret<'backup'> {
  try {
    return backupSecret(passphrase, salt, cost)
  } catch (error) {
    throw new ProtocolError(errorCodeOf(error) === 'BAD_VALUE' ? 'BACKUP_DAMAGED' : 'INTERNAL')
  }
}

function backupSecret(passphrase: string, salt: Uint8Array, cost: PasswordCost): Secret<'backup'> {
  const stretched = stretchPassphrase(passphrase, salt, cost)
  const key = deriveSecret<'backup'>(stretched, LABELS.keyEncryption)
  stretched.wipe()
  return key
}
