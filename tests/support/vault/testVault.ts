import type { VaultFiles } from '../../../shared/ports/store.ts'
import type { UnlockedVault } from '../../../shared/vault/unlockedVault.ts'
import { Vault } from '../../../shared/vault/vault.ts'
import { MemoryVaultFiles } from './memoryVaultFiles.ts'
import { SetClock } from './setClock.ts'

/** The least that is allowed, so that tests are quick. */
export const CHEAPEST = { passes: 2, memoryKiB: 64 * 1024 }
export const REAL = 'quiet river stone'
export const DECOY = 'shopping and garden'
export const ERASE = 'nothing to see'

/** A key as text, to compare it after it is wiped. */
export const keyOf = (vault: UnlockedVault): string => Buffer.from(vault.key.expose()).toString('hex')

/** A vault of the cheapest kind, with its clock. */
export function testVault<Files extends VaultFiles = MemoryVaultFiles>(files: Files, clock = new SetClock()) {
  return { files, clock, vault: new Vault(files, clock, CHEAPEST) }
}

/** A vault with the passphrase REAL that was just made. */
export async function newVault() {
  const made = testVault(new MemoryVaultFiles())
  const unlocked = await made.vault.create(REAL)
  return { ...made, unlocked, key: keyOf(unlocked) }
}

/** A vault with a decoy and an erase passphrase too. */
export async function fullVault() {
  const made = await newVault()
  await made.unlocked.setDecoy(REAL, DECOY)
  await made.unlocked.setErase(REAL, ERASE)
  return made
}
