import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import { cpuTime } from '../support/cpuTime.ts'
import { laterRefusal, there } from '../support/refusals.ts'
import { cat, H, int } from '../support/room/primitives.ts'
import { MemoryVaultFiles } from '../support/vault/memoryVaultFiles.ts'
import { keyOf, newVault, REAL, testVault } from '../support/vault/testVault.ts'

beforeAll(cryptoReady)

/** The vault with another cost in its header and the checksum that belongs to it. */
function withCost(whole: Uint8Array, passes: number, memoryKiB: number): Uint8Array {
  const body = cat(whole.slice(0, 5), int(1, passes), int(4, memoryKiB), whole.slice(10, -32))
  return cat(body, H('vault-check', body))
}

describe('26: a header that asks for another cost', () => {
  it.each([
    ['no pass', 0, 65_536],
    ['one pass', 1, 65_536],
    ['nine passes', 9, 65_536],
    ['255 passes', 255, 1_048_576],
    ['no memory', 2, 0],
    ['8 KiB', 2, 8],
    ['64 MiB less 1 KiB', 2, 65_535],
    ['1 GiB and 1 KiB', 3, 1_048_577],
    ['4 GiB', 3, 4_194_304],
    ['4 TiB and 255 passes', 255, 2 ** 32 - 1],
  ])('%s is PROFILE_DAMAGED before any work, and the one before it opens', async (_, passes, memoryKiB) => {
    const { files, key } = await newVault()
    const whole = there(files.generations[0])
    const bad = withCost(whole, passes, memoryKiB)
    const spent = cpuTime()
    const { vault } = testVault(new MemoryVaultFiles(bad))
    expect(await laterRefusal(() => vault.unlock(REAL))).toBe('PROFILE_DAMAGED')
    expect(spent()).toBeLessThan(100)
    expect(keyOf(await testVault(new MemoryVaultFiles(bad, whole)).vault.unlock(REAL))).toBe(key)
  })

  it('that is allowed opens nothing: the cost is authenticated', async () => {
    const { files } = await newVault()
    const dearer = withCost(there(files.generations[0]), 3, 65_536)
    const { vault } = testVault(new MemoryVaultFiles(dearer))
    expect(await laterRefusal(() => vault.unlock(REAL))).toBe('PASSPHRASE_WRONG')
  })
})
