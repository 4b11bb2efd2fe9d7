import { ensure, errorCodeOf } from '../bytes/protocolError.ts'
import type { VaultFiles } from '../ports/store.ts'
import { decodeVaultFile, encodeVaultFile, type VaultFile } from './vaultFile.ts'

/** The vault as it stands, and whether it is the newest file; false where that is damaged and the one before it was taken (PROTOCOL.md §11.1). */
export type StandingVault = { readonly vault: VaultFile; readonly isNewest: boolean }

/** Reads the newest whole vault file. PROFILE_MISSING, PROFILE_DAMAGED when none is whole, PROFILE_NEWER (PROTOCOL.md §11.1). */
export async function readVault(files: VaultFiles): Promise<StandingVault> {
  const generations = await files.load()
  const [newest, before] = generations
  ensure(newest !== undefined, 'PROFILE_MISSING')
  try {
    return { vault: decodeVaultFile(newest), isNewest: true }
  } catch (error) {
    if (errorCodeOf(error) !== 'PROFILE_DAMAGED' || before === undefined) throw error
    return { vault: decodeVaultFile(before), isNewest: false }
  }
}

/**
 * Puts a vault in the place of both generations, so that nothing older opens and either alone is enough. At every moment of it a
 * whole file is there; afterwards two. PROFILE_WRITE (PROTOCOL.md §11.1).
 */
export async function replaceVault(files: VaultFiles, vault: VaultFile, isNewest: boolean): Promise<void> {
  const bytes = encodeVaultFile(vault)
  // a damaged newest file must not take the place of the whole one before it
  await files.save(bytes, isNewest)
  try {
    await files.save(bytes, true)
  } catch (error) {
    if (errorCodeOf(error) !== 'PROFILE_WRITE') throw error
    // the newest is in place and counts: what was before it goes all the same
    await files.dropPrevious()
  }
}
