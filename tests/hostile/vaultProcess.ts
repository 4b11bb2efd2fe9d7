import { appendFileSync } from 'node:fs'
import { vaultFiles } from '../../electron/core/vaultFiles.ts'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import type { UnlockedVault } from '../../shared/vault/unlockedVault.ts'
import { NO_TRIES } from '../../shared/vault/vaultFile.ts'
import { readVault, replaceVault } from '../../shared/vault/vaultGenerations.ts'
import { emptySlot } from '../../shared/vault/vaultSlot.ts'
import { ERASE, REAL, testVault } from '../support/vault/testVault.ts'

// Run as a process of its own: changes a vault and is killed at the named step of it, as by a power cut.
const [, , folder = '', change = '', killAt = '0', notes = ''] = process.argv
let left = Number.POSITIVE_INFINITY
const files = vaultFiles(folder, () => {
  left -= 1
  if (left === 0) process.kill(process.pid, 'SIGKILL')
})
const arm = () => {
  left = Number(killAt)
}

/** All four slots anew, without the work of a passphrase. */
async function noise(): Promise<void> {
  const { vault, isNewest } = await readVault(files)
  arm()
  await replaceVault(files, { ...vault, tries: NO_TRIES, slots: vault.slots.map(emptySlot) }, isNewest)
}

async function opened(work: (unlocked: UnlockedVault) => Promise<void>): Promise<void> {
  const unlocked = await testVault(files).vault.unlock(REAL)
  arm()
  await work(unlocked)
}

async function erase(): Promise<void> {
  arm()
  await testVault(files).vault.unlock(ERASE)
}

const changes: Record<string, () => Promise<void>> = {
  noise,
  erase,
  passphrase: () => opened(unlocked => unlocked.changePassphrase(REAL, 'next')),
  key: () =>
    opened(unlocked =>
      unlocked.rotateKey(async next => appendFileSync(notes, Buffer.from(next.expose()).toString('hex'))),
    ),
  destroy: () => opened(unlocked => unlocked.destroy(REAL)),
}

await cryptoReady()
await changes[change]?.()
