import { beforeAll, describe, expect, it } from 'vitest'
import { ProtocolError } from '../../../shared/bytes/protocolError.ts'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import { Vault } from '../../../shared/vault/vault.ts'
import { laterRefusal } from '../../support/refusals.ts'
import { MemoryVaultFiles } from '../../support/vault/memoryVaultFiles.ts'
import {
  CHEAPEST,
  DECOY,
  ERASE,
  fullVault,
  keyOf,
  newVault,
  REAL,
  testVault,
} from '../../support/vault/testVault.ts'

beforeAll(cryptoReady)

/** Files that stop taking anything when they are told to. */
class FullFiles extends MemoryVaultFiles {
  /** How many more writes succeed. */
  room = Number.POSITIVE_INFINITY

  override async save(bytes: Uint8Array, keepPrevious: boolean): Promise<void> {
    if (this.room-- <= 0) throw new ProtocolError('PROFILE_WRITE')
    await super.save(bytes, keepPrevious)
  }
}

/** What a passphrase opens in every generation alone. */
async function opensInAny(files: MemoryVaultFiles, passphrase: string): Promise<boolean> {
  const tries = files.generations.map(bytes =>
    testVault(new MemoryVaultFiles(bytes)).vault.unlock(passphrase),
  )
  return (await Promise.allSettled(tries)).some(({ status }) => status === 'fulfilled')
}

describe('the passphrase of an open vault', () => {
  it('is asked for before every change, and no other of the same vault is taken for it', async () => {
    const { unlocked, files } = await fullVault()
    const before = files.generations
    for (const wrong of ['wrong', DECOY, ERASE]) {
      expect(await laterRefusal(() => unlocked.check(wrong))).toBe('PASSPHRASE_WRONG')
      expect(await laterRefusal(() => unlocked.changePassphrase(wrong, 'next'))).toBe('PASSPHRASE_WRONG')
    }
    for (const change of [
      () => unlocked.setDecoy('wrong', 'x'),
      () => unlocked.setErase('wrong', 'x'),
      () => unlocked.clearOthers('wrong'),
      () => unlocked.destroy('wrong'),
    ])
      expect(await laterRefusal(change)).toBe('PASSPHRASE_WRONG')
    await unlocked.check(REAL)
    expect(files.generations).toEqual(before)
  })

  it('is replaced: the old one opens neither generation, and the key and the others stay', async () => {
    const { unlocked, files, vault, key } = await fullVault()
    await unlocked.changePassphrase(REAL, 'a new one')
    expect(await opensInAny(files, REAL)).toBe(false)
    expect(keyOf(await vault.unlock('a new one'))).toBe(key)
    expect((await vault.unlock(DECOY)).wasErased).toBe(false)
    await unlocked.check('a new one')
    expect(await laterRefusal(() => unlocked.check(REAL))).toBe('PASSPHRASE_WRONG')
    await unlocked.changePassphrase('a new one', 'a new one')
    expect(keyOf(await vault.unlock('a new one'))).toBe(key)
  })

  it('is never one that opens something already', async () => {
    const { unlocked, files } = await fullVault()
    const before = files.generations
    for (const taken of [
      () => unlocked.changePassphrase(REAL, DECOY),
      () => unlocked.changePassphrase(REAL, ERASE),
      () => unlocked.setDecoy(REAL, REAL),
      () => unlocked.setDecoy(REAL, ERASE),
      () => unlocked.setErase(REAL, DECOY),
    ])
      expect(await laterRefusal(taken)).toBe('PASSPHRASE_TAKEN')
    expect(files.generations).toEqual(before)
    await unlocked.check(REAL)
    await unlocked.setDecoy(REAL, DECOY)
  })
})

describe('a new key', () => {
  it('is handed over before it counts, and then the old one is in neither generation', async () => {
    const { unlocked, files, vault, key } = await fullVault()
    const before = files.generations
    let installed = ''
    await unlocked.rotateKey(async next => {
      installed = Buffer.from(next.expose()).toString('hex')
      expect(files.generations).toEqual(before)
      expect(keyOf(unlocked)).toBe(key)
    })
    expect(keyOf(unlocked)).toBe(installed)
    expect(installed).not.toBe(key)
    for (const bytes of files.generations)
      expect(keyOf(await testVault(new MemoryVaultFiles(bytes)).vault.unlock(REAL))).toBe(installed)
    expect(keyOf(await vault.unlock(DECOY))).not.toBe(installed)
  })

  it('does not come when what hangs on it cannot be written', async () => {
    const { unlocked, vault, key } = await newVault()
    const refused = unlocked.rotateKey(() => Promise.reject(new ProtocolError('PROFILE_WRITE')))
    expect(await laterRefusal(() => refused)).toBe('PROFILE_WRITE')
    expect([keyOf(unlocked), keyOf(await vault.unlock(REAL))]).toEqual([key, key])
  })

  it('comes one after the other when several are asked for at once', async () => {
    const { unlocked, vault } = await newVault()
    const order: string[] = []
    const install = (name: string) => async () => {
      order.push(`${name} begins`)
      await Promise.resolve()
      order.push(`${name} ends`)
    }
    await Promise.all([unlocked.rotateKey(install('one')), unlocked.rotateKey(install('two'))])
    expect(order).toEqual(['one begins', 'one ends', 'two begins', 'two ends'])
    expect(keyOf(await vault.unlock(REAL))).toBe(keyOf(unlocked))
  })
})

describe('a disk that takes no more', () => {
  const full = async () => {
    const files = new FullFiles()
    const made = testVault(files)
    const unlocked = await made.vault.create(REAL)
    return { ...made, files, unlocked, key: keyOf(unlocked) }
  }

  it('leaves the old passphrase and the old key where they were', async () => {
    const { files, vault, unlocked, key } = await full()
    files.room = 0
    expect(await laterRefusal(() => unlocked.changePassphrase(REAL, 'next'))).toBe('PROFILE_WRITE')
    expect(await laterRefusal(() => unlocked.rotateKey(async () => undefined))).toBe('PROFILE_WRITE')
    expect(await laterRefusal(() => unlocked.setErase(REAL, ERASE))).toBe('PROFILE_WRITE')
    expect(await laterRefusal(() => vault.unlock(REAL))).toBe('PROFILE_WRITE')
    expect(await laterRefusal(() => vault.unlock('wrong'))).toBe('PROFILE_WRITE')
    files.room = 100
    await unlocked.check(REAL)
    expect(keyOf(await vault.unlock(REAL))).toBe(key)
    await unlocked.changePassphrase(REAL, 'next')
    expect(keyOf(await vault.unlock('next'))).toBe(key)
  })

  it('after the first of two writes: what was before is dropped, and the change stands', async () => {
    const { files, unlocked, key } = await full()
    files.room = 1
    await unlocked.changePassphrase(REAL, 'next')
    expect(files.generations.length).toBe(1)
    expect(await opensInAny(files, REAL)).toBe(false)
    files.room = 100
    expect(
      keyOf(await new Vault(files, { now: () => 0, after: () => () => undefined }, CHEAPEST).unlock('next')),
    ).toBe(key)
    expect(files.generations.length).toBe(2)
  })

  it('lets itself be emptied all the same', async () => {
    const { files, vault, unlocked } = await full()
    files.room = 0
    await unlocked.destroy(REAL)
    expect([await vault.exists(), files.generations.length]).toEqual([false, 0])
  })
})

describe('the end of an open vault', () => {
  it('destroyed, no file is left, its noise opened nothing, and its keys are zeros', async () => {
    const { unlocked, vault, files } = await fullVault()
    const { key } = unlocked
    const saved: Uint8Array[] = []
    const save = files.save.bind(files)
    files.save = (bytes, keepPrevious) => {
      saved.push(bytes)
      return save(bytes, keepPrevious)
    }
    await unlocked.destroy(REAL)
    expect([await vault.exists(), files.generations.length, saved.length]).toEqual([false, 0, 2])
    for (const passphrase of [REAL, DECOY, ERASE])
      expect(await opensInAny(new MemoryVaultFiles(...saved), passphrase)).toBe(false)
    expect(key.expose()).toEqual(new Uint8Array(32))
    expect(await laterRefusal(() => unlocked.check(REAL))).toBe('LOCKED')
    await vault.create('begun anew')
  })

  it('forgotten, its keys are zeros, every change is LOCKED, and the file is as it was', async () => {
    const { unlocked, vault, key } = await newVault()
    unlocked.forget()
    expect(unlocked.key.expose()).toEqual(new Uint8Array(32))
    for (const change of [
      () => unlocked.check(REAL),
      () => unlocked.changePassphrase(REAL, 'x'),
      () => unlocked.setDecoy(REAL, 'x'),
      () => unlocked.rotateKey(async () => undefined),
      () => unlocked.destroy(REAL),
    ])
      expect(await laterRefusal(change)).toBe('LOCKED')
    expect(keyOf(await vault.unlock(REAL))).toBe(key)
  })

  it('forgotten while a change waits, the change does not come', async () => {
    const { unlocked, vault, key } = await newVault()
    const change = unlocked.rotateKey(async () => undefined)
    unlocked.forget()
    expect(await laterRefusal(() => change)).toBe('LOCKED')
    expect(keyOf(await vault.unlock(REAL))).toBe(key)
  })
})
