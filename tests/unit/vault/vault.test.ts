import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import { decodeVaultFile, encodeVaultFile, VAULT_BYTES } from '../../../shared/vault/vaultFile.ts'
import { laterRefusal, there } from '../../support/refusals.ts'
import { MemoryVaultFiles } from '../../support/vault/memoryVaultFiles.ts'
import { DECOY, ERASE, fullVault, keyOf, newVault, REAL, testVault } from '../../support/vault/testVault.ts'

beforeAll(cryptoReady)

describe('a vault', () => {
  it('is not there at first, and opens for its passphrase alone once it is made', async () => {
    const { vault, clock } = testVault(new MemoryVaultFiles())
    expect([await vault.exists(), await vault.wait()]).toEqual([false, 0])
    expect(await laterRefusal(() => vault.unlock(REAL))).toBe('PROFILE_MISSING')
    const made = await vault.create(REAL)
    expect(made.wasErased).toBe(false)
    expect(made.key.length).toBe(32)
    expect(await vault.exists()).toBe(true)
    expect(await laterRefusal(() => vault.create('another'))).toBe('PROFILE_EXISTS')
    expect(await laterRefusal(() => vault.unlock('another'))).toBe('PASSPHRASE_WRONG')
    clock.time += 1000
    const opened = await vault.unlock(REAL)
    expect(keyOf(opened)).toBe(keyOf(made))
    expect(opened.wasErased).toBe(false)
  })

  it('takes another form of the same characters, and makes another key each time it is made', async () => {
    const [one, two] = [testVault(new MemoryVaultFiles()), testVault(new MemoryVaultFiles())]
    const made = await one.vault.create('quiet ﬁsh Zoe\u0308')
    expect(keyOf(await one.vault.unlock('quiet fish Zo\u00eb'))).toBe(keyOf(made))
    expect(keyOf(await two.vault.create('quiet fish Zo\u00eb'))).not.toBe(keyOf(made))
  })

  it('has one size and two equal generations, whatever is in it and whatever was tried', async () => {
    const { vault, files, unlocked, clock } = await newVault()
    const seen: Uint8Array[] = []
    const look = () => {
      const [newest, previous, ...more] = files.generations
      expect(more).toEqual([])
      expect(previous).toEqual(newest)
      seen.push(there(newest))
    }
    look()
    await unlocked.setDecoy(REAL, DECOY)
    look()
    await unlocked.setErase(REAL, ERASE)
    look()
    await laterRefusal(() => vault.unlock('wrong'))
    look()
    clock.time += 1000
    await vault.unlock(ERASE)
    look()
    expect(new Set(seen.map(bytes => bytes.length))).toEqual(new Set([VAULT_BYTES]))
  })

  it('draws the place of its profile and of what it adds at random', async () => {
    const places = new Set<string>()
    for (let made = 0; made < 12; made++) {
      const { files, unlocked } = await newVault()
      const before = decodeVaultFile(there(files.generations[0])).slots
      await unlocked.clearOthers(REAL)
      const after = decodeVaultFile(there(files.generations[0])).slots
      places.add(
        after.map((slot, at) => (Buffer.compare(slot, there(before[at])) === 0 ? '-' : 'x')).join(''),
      )
    }
    // of six ways to draw two of four, three at least come up in twelve; fewer has a chance below one in a million
    expect(places.size).toBeGreaterThan(2)
  })

  it('is read once and written twice on every way through, and says afterwards how it went', async () => {
    const ways = [REAL, DECOY, 'wrong', ERASE]
    const { vault, files } = await fullVault()
    const works = []
    for (const way of ways) {
      files.loads = 0
      files.saves = []
      await vault.unlock(way).catch(() => undefined)
      works.push([files.loads, ...files.saves])
      await vault.wait()
      files.generations = files.generations.map(bytes =>
        encodeVaultFile({ ...decodeVaultFile(bytes), tries: { count: 0, at: 0 } }),
      )
    }
    expect(works).toEqual(ways.map(() => [1, true, true]))
  })

  it('lets nobody try twice at once', async () => {
    const { vault } = await newVault()
    const codes = await Promise.all([1, 2, 3].map(() => laterRefusal(() => vault.unlock('wrong'))))
    expect(codes).toEqual(['PASSPHRASE_WRONG', 'PASSPHRASE_WAIT', 'PASSPHRASE_WAIT'])
  })
})

describe('a decoy', () => {
  it('opens another profile with another key, and both go on beside each other', async () => {
    const { vault, key } = await fullVault()
    const decoy = await vault.unlock(DECOY)
    expect(keyOf(decoy)).not.toBe(key)
    expect(decoy.wasErased).toBe(false)
    expect(keyOf(await vault.unlock(REAL))).toBe(key)
    expect(keyOf(await vault.unlock(DECOY))).toBe(keyOf(decoy))
  })

  it('may set and take away others of its own and change its passphrase, and the real one is still there', async () => {
    const { vault, key } = await fullVault()
    const decoy = await vault.unlock(DECOY)
    await decoy.setDecoy(DECOY, 'a decoy of the decoy')
    await decoy.setErase(DECOY, 'an erase of the decoy')
    expect(keyOf(await vault.unlock(REAL))).toBe(key)
    await decoy.clearOthers(DECOY)
    await decoy.changePassphrase(DECOY, 'another decoy')
    await decoy.rotateKey(async () => undefined)
    expect(keyOf(await vault.unlock(REAL))).toBe(key)
    expect(keyOf(await vault.unlock('another decoy'))).toBe(keyOf(decoy))
  })

  it('is replaced by a later one, which leaves the erase passphrase where it is', async () => {
    const { vault, unlocked, key, clock } = await fullVault()
    await unlocked.setDecoy(REAL, 'another decoy')
    expect(await laterRefusal(() => vault.unlock(DECOY))).toBe('PASSPHRASE_WRONG')
    clock.time += 1000
    expect(keyOf(await vault.unlock(REAL))).toBe(key)
    expect(keyOf(await vault.unlock('another decoy'))).not.toBe(key)
    expect((await vault.unlock(ERASE)).wasErased).toBe(true)
  })
})

describe('an erase passphrase', () => {
  it('opens an empty profile, and nothing else opens in either generation', async () => {
    const { vault, files, key } = await fullVault()
    const before = files.generations
    const erased = await vault.unlock(ERASE)
    expect(erased.wasErased).toBe(true)
    expect(keyOf(erased)).not.toBe(key)
    const old = new Set(before.flatMap(bytes => decodeVaultFile(bytes).slots.map(String)))
    for (const bytes of files.generations)
      for (const passphrase of [REAL, DECOY]) {
        const alone = testVault(new MemoryVaultFiles(bytes))
        expect(await laterRefusal(() => alone.vault.unlock(passphrase))).toBe('PASSPHRASE_WRONG')
        expect(decodeVaultFile(bytes).slots.some(slot => old.has(String(slot)))).toBe(false)
      }
  })

  it('is then the passphrase of an ordinary profile', async () => {
    const { vault } = await fullVault()
    const erased = await vault.unlock(ERASE)
    await erased.setDecoy(ERASE, DECOY)
    const again = await vault.unlock(ERASE)
    expect([again.wasErased, keyOf(again)]).toEqual([false, keyOf(erased)])
    expect(keyOf(await vault.unlock(DECOY))).not.toBe(keyOf(erased))
  })

  it('is taken away with the decoy', async () => {
    const { vault, unlocked, clock, key } = await fullVault()
    await unlocked.clearOthers(REAL)
    for (const gone of [DECOY, ERASE]) {
      expect(await laterRefusal(() => vault.unlock(gone))).toBe('PASSPHRASE_WRONG')
      clock.time += 10_000
    }
    expect(keyOf(await vault.unlock(REAL))).toBe(key)
  })
})
