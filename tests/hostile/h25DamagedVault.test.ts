import { beforeAll, describe, expect, it } from 'vitest'
import { ProtocolError } from '../../shared/bytes/protocolError.ts'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import { decodeVaultFile } from '../../shared/vault/vaultFile.ts'
import { cpuTime } from '../support/cpuTime.ts'
import { laterRefusal, there } from '../support/refusals.ts'
import { flipped } from '../support/room/primitives.ts'
import { MemoryVaultFiles } from '../support/vault/memoryVaultFiles.ts'
import { keyOf, newVault, REAL, testVault } from '../support/vault/testVault.ts'

let whole = new Uint8Array()
let key = ''

beforeAll(async () => {
  await cryptoReady()
  const made = await newVault()
  whole = Uint8Array.from(there(made.files.generations[0]))
  key = made.key
})

/** What an unlock says of each of these files alone, and the ms of work for all of them. */
async function codesOf(damaged: readonly Uint8Array[]) {
  const spent = cpuTime()
  const codes = new Set<string>()
  for (const bytes of damaged)
    codes.add(await laterRefusal(() => testVault(new MemoryVaultFiles(bytes)).vault.unlock(REAL)))
  return { codes: [...codes], spent: spent() }
}

describe('25: a vault that is damaged', () => {
  it('truncated at every byte, empty too, is PROFILE_DAMAGED before any work', async () => {
    const cuts = Array.from({ length: whole.length }, (_, length) => whole.slice(0, length))
    const { codes, spent } = await codesOf(cuts)
    expect(codes).toEqual(['PROFILE_DAMAGED'])
    // one passphrase takes a fifth of a second
    expect(spent).toBeLessThan(10_000)
  })

  it('with any bit flipped is PROFILE_DAMAGED before any work, and never a wrong passphrase', async () => {
    const flips = Array.from({ length: whole.length * 8 }, (_, bit) => flipped(whole, bit))
    const { codes, spent } = await codesOf(flips)
    expect(codes).toEqual(['PROFILE_DAMAGED'])
    expect(spent).toBeLessThan(30_000)
  })

  it('that is another file is PROFILE_DAMAGED, and is not written over by making a profile', async () => {
    for (const foreign of [
      new TextEncoder().encode('RWP1'),
      new Uint8Array(1254),
      new Uint8Array(60_000).fill(82),
    ]) {
      const { vault, files } = testVault(new MemoryVaultFiles(foreign))
      expect(await laterRefusal(() => vault.unlock(REAL))).toBe('PROFILE_DAMAGED')
      expect(await vault.wait()).toBe(0)
      expect(await laterRefusal(() => vault.create(REAL))).toBe('PROFILE_EXISTS')
      expect(files.generations).toEqual([foreign])
    }
  })

  it('falls back to the generation before it, and is whole again after the next opening', async () => {
    for (const bad of [new Uint8Array(), whole.slice(0, 700), flipped(whole, 5000), new Uint8Array(1254)]) {
      const { vault, files } = testVault(new MemoryVaultFiles(bad, whole))
      expect(keyOf(await vault.unlock(REAL))).toBe(key)
      expect(files.saves).toEqual([false, true])
      for (const bytes of files.generations)
        expect(decodeVaultFile(bytes).slots).toEqual(decodeVaultFile(whole).slots)
      expect(files.generations.length).toBe(2)
    }
  })

  it('in both generations is PROFILE_DAMAGED', async () => {
    const { vault } = testVault(new MemoryVaultFiles(flipped(whole, 99), whole.slice(1)))
    expect(await laterRefusal(() => vault.unlock(REAL))).toBe('PROFILE_DAMAGED')
    expect(await vault.exists()).toBe(true)
  })

  it('that cannot be read at all is there, and PROFILE_DAMAGED', async () => {
    const files = new MemoryVaultFiles()
    files.load = () => Promise.reject(new ProtocolError('PROFILE_DAMAGED'))
    const { vault } = testVault(files)
    expect([await vault.exists(), await vault.wait()]).toEqual([true, 0])
    expect(await laterRefusal(() => vault.unlock(REAL))).toBe('PROFILE_DAMAGED')
    expect(await laterRefusal(() => vault.create(REAL))).toBe('PROFILE_EXISTS')
  })
})
