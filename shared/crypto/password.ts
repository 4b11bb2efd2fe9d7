import { ensure } from '../bytes/protocolError.ts'
import { Secret } from './secret.ts'
import { sodium } from './sodium.ts'

/** Cost of one passphrase try: passes, and memory in KiB (PROTOCOL.md §11). */
export type PasswordCost = { readonly passes: number; readonly memoryKiB: number }

/** The cost of new profiles: 3 passes over 256 MiB (PROTOCOL.md §11). */
export const PASSWORD_COST: PasswordCost = { passes: 3, memoryKiB: 256 * 1024 }

/** Length of the salt in bytes (PROTOCOL.md §11). */
export const SALT_BYTES = 16

/** Whether a cost is one that a reader accepts: 2 to 8 passes, 64 MiB to 1 GiB (PROTOCOL.md §11). */
export function isPasswordCost({ passes, memoryKiB }: PasswordCost): boolean {
  return passes >= 2 && passes <= 8 && memoryKiB >= 64 * 1024 && memoryKiB <= 1024 * 1024
}

/** Argon2id of NFKC(passphrase) to 32 bytes (PROTOCOL.md §11); costs outside 2..8 passes and 64 MiB..1 GiB raise BAD_VALUE before any work. */
export function stretchPassphrase(
  passphrase: string,
  salt: Uint8Array,
  cost: PasswordCost,
): Secret<'stretched'> {
  ensure(salt.length === SALT_BYTES, 'BAD_LENGTH')
  ensure(isPasswordCost(cost), 'BAD_VALUE')
  return new Secret<'stretched'>(
    sodium.crypto_pwhash(
      32,
      passphrase.normalize('NFKC'),
      salt,
      cost.passes,
      cost.memoryKiB * 1024,
      sodium.crypto_pwhash_ALG_ARGON2ID13,
    ),
  )
}
