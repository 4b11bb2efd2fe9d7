import { readFile, writeFile } from 'node:fs/promises'
import { readExactly } from '../../shared/bytes/bytesReader.ts'
import { BytesWriter } from '../../shared/bytes/bytesWriter.ts'
import { fromHex, hex } from '../../shared/bytes/hex.ts'
import { ensure, errorCodeOf, ProtocolError } from '../../shared/bytes/protocolError.ts'
import { utf8 } from '../../shared/bytes/utf8.ts'
import type { PasswordCost } from '../../shared/crypto/password.ts'
import { secretOf } from '../../shared/crypto/secret.ts'
import type { SignKeyPair, SignPublicKey } from '../../shared/crypto/sign.ts'
import { openBackup, sealBackup } from '../../shared/vault/backupFile.ts'

/** What tells the content from that of a profile's backup, which is sealed in the same way. */
const MARK = hex(utf8('org1'))

/** Seals an organisation's key under a passphrase into a new file that only its owner reads; an existing file is never replaced (EEXIST). */
export async function writeKeyFile(
  file: string,
  passphrase: string,
  { publicKey, secretKey }: SignKeyPair,
  cost?: PasswordCost,
): Promise<void> {
  const content = new BytesWriter()
    .raw(fromHex(MARK))
    .raw(fromHex(publicKey))
    .raw(secretKey.expose())
    .finish()
  const sealed = sealBackup(passphrase, content, cost)
  content.fill(0)
  await writeFile(file, sealed, { flag: 'wx', mode: 0o600, flush: true })
}

/** The key of a file that {@link writeKeyFile} wrote. PASSPHRASE_WRONG, BACKUP_DAMAGED. */
export async function readKeyFile(file: string, passphrase: string): Promise<SignKeyPair> {
  const content = openBackup(await readFile(file), passphrase)
  try {
    return readExactly(content, reader => {
      ensure(hex(reader.raw(4)) === MARK, 'BAD_VERSION')
      const publicKey = hex(reader.raw(32)) as SignPublicKey
      return { publicKey, secretKey: secretOf<'sign'>(reader.raw(64), 64) }
    })
  } catch (error) {
    throw new ProtocolError(errorCodeOf(error) === 'INTERNAL' ? 'INTERNAL' : 'BACKUP_DAMAGED')
  }
}
