import { deriveSecret } from '../crypto/hash.ts'
import { LABELS } from '../crypto/labels.ts'
import { stretchPassphrase } from '../crypto/password.ts'
import type { Secret } from '../crypto/secret.ts'
import type { VaultFile } from './vaultFile.ts'

/** The key with which a passphrase opens a slot of this vault; takes a second or two (PROTOCOL.md §11.1). */
export function slotKey(
  passphrase: string,
  { salt, cost }: Pick<VaultFile, 'salt' | 'cost'>,
): Secret<'slot'> {
  const stretched = stretchPassphrase(passphrase, salt, cost)
  const encryption = deriveSecret<'key encryption'>(stretched, LABELS.keyEncryption)
  const key = deriveSecret<'slot'>(encryption, LABELS.vaultSlot)
  stretched.wipe()
  encryption.wipe()
  return key
}
