import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { vaultFiles } from '../../electron/core/vaultFiles.ts'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import { laterRefusal } from '../support/refusals.ts'
import { MemoryVaultFiles } from '../support/vault/memoryVaultFiles.ts'
import { SetClock } from '../support/vault/setClock.ts'
import { keyOf, newVault, REAL, testVault } from '../support/vault/testVault.ts'

const DAY = 86_400_000
const LONGEST = 5 * 60_000
let folder = ''
let isMounted = false

const mount = (...args: string[]) => spawnSync('mount', [...args, folder]).status === 0

beforeAll(cryptoReady)
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rowan-h28-'))
  isMounted = process.getuid?.() === 0 && mount('-t', 'tmpfs', '-o', 'size=64k', 'tmpfs')
})
afterEach(() => {
  if (isMounted) spawnSync('umount', [folder])
  else chmodSync(folder, 0o700)
  rmSync(folder, { recursive: true })
})

/** Takes all room of the small disk, to the last byte. */
function fill(): void {
  for (const [name, size] of [
    ['big', 4096],
    ['small', 1],
  ] as const)
    try {
      for (let count = 0; ; count++) writeFileSync(join(folder, `${name}${count}`), new Uint8Array(size))
    } catch (error) {
      expect(String(error)).toMatch(/ENOSPC/)
    }
}

describe('28: a disk that cannot be written', () => {
  it('full: PROFILE_WRITE, nothing lost, and everything works when there is room again', async context => {
    if (!isMounted) context.skip('a small disk of its own takes the right to mount one')
    const { vault } = testVault(vaultFiles(folder))
    const unlocked = await vault.create(REAL)
    const key = keyOf(unlocked)
    const before = readFileSync(join(folder, 'keys'))
    fill()
    expect(await laterRefusal(() => unlocked.changePassphrase(REAL, 'next'))).toBe('PROFILE_WRITE')
    expect(await laterRefusal(() => unlocked.rotateKey(async () => undefined))).toBe('PROFILE_WRITE')
    expect(await laterRefusal(() => vault.unlock(REAL))).toBe('PROFILE_WRITE')
    expect(readFileSync(join(folder, 'keys'))).toEqual(before)
    rmSync(join(folder, 'big0'))
    expect(keyOf(await vault.unlock(REAL))).toBe(key)
    fill()
    await unlocked.destroy(REAL)
    expect(await vault.exists()).toBe(false)
  })

  it('read-only: PROFILE_WRITE, and nothing lost', async context => {
    if (!isMounted && process.getuid?.() === 0)
      context.skip('root writes everywhere but on a disk mounted to be read')
    const { vault } = testVault(vaultFiles(folder))
    const key = keyOf(await vault.create(REAL))
    const lock = (isLocked: boolean) =>
      isMounted
        ? mount('-o', `remount,${isLocked ? 'ro' : 'rw'}`)
        : chmodSync(folder, isLocked ? 0o500 : 0o700)
    lock(true)
    expect(await laterRefusal(() => vault.unlock(REAL))).toBe('PROFILE_WRITE')
    expect(await laterRefusal(() => vault.unlock('wrong'))).toBe('PROFILE_WRITE')
    expect(await vault.wait()).toBe(0)
    lock(false)
    expect(keyOf(await vault.unlock(REAL))).toBe(key)
  })
})

describe('28: the wait after wrong passphrases', () => {
  it('doubles from a second to five minutes, survives a restart, and ends with the right one', async () => {
    const { files, clock } = await newVault()
    const waits: number[] = []
    for (let tries = 0; tries < 11; tries++) {
      const { vault } = testVault(files, clock)
      expect(await laterRefusal(() => vault.unlock('wrong'))).toBe('PASSPHRASE_WRONG')
      const restarted = testVault(files, clock).vault
      const wait = await restarted.wait()
      waits.push(wait / 1000)
      clock.time += wait - 1
      expect(await laterRefusal(() => restarted.unlock(REAL))).toBe('PASSPHRASE_WAIT')
      clock.time += 1
      expect(await restarted.wait()).toBe(0)
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300])
    const { vault } = testVault(files, clock)
    await vault.unlock(REAL)
    await laterRefusal(() => vault.unlock('wrong'))
    expect(await vault.wait()).toBe(1000)
  })

  it.each([
    ['set back five years', -5 * 365 * DAY],
    ['set on 400 days', 400 * DAY],
    ['set to 1970', Number.NEGATIVE_INFINITY],
  ])('is never longer than it was when the clock was %s', async (_, step) => {
    const { files, clock, vault, key } = await newVault()
    for (let tries = 0; tries < 9; tries++) {
      await laterRefusal(() => vault.unlock('wrong'))
      clock.time += LONGEST
    }
    await laterRefusal(() => vault.unlock('wrong'))
    clock.time = Math.max(0, clock.time + step)
    const restarted = testVault(files, clock).vault
    for (const one of [vault, restarted]) {
      const wait = await one.wait()
      expect(wait).toBeLessThanOrEqual(LONGEST)
      clock.time += wait
      expect(await one.wait()).toBe(0)
    }
    expect(keyOf(await restarted.unlock(REAL))).toBe(key)
  })

  it('that began while the clock was a year ahead is over five minutes after it was set right', async () => {
    const { files, vault, key } = await newVault()
    const ahead = new SetClock()
    ahead.time += 365 * DAY
    for (let tries = 0; tries < 10; tries++) {
      await laterRefusal(() => testVault(files, ahead).vault.unlock('wrong'))
      ahead.time += LONGEST
    }
    const right = new SetClock()
    const restarted = testVault(files, right).vault
    expect(await restarted.wait()).toBe(LONGEST)
    right.time += LONGEST
    expect(keyOf(await restarted.unlock(REAL))).toBe(key)
    expect(await vault.wait()).toBe(0)
  })
})

describe('29: a restored older vault', () => {
  it('opens with the passphrase and the key of its time, and with nothing of later', async () => {
    const { files, clock, unlocked, key } = await newVault()
    const older = files.generations
    await unlocked.changePassphrase(REAL, 'next')
    await unlocked.rotateKey(async () => undefined)
    const restored = testVault(new MemoryVaultFiles(...older), clock).vault
    expect(await laterRefusal(() => restored.unlock('next'))).toBe('PASSPHRASE_WRONG')
    clock.time += 1000
    const opened = keyOf(await restored.unlock(REAL))
    expect(opened).toBe(key)
    expect(opened).not.toBe(keyOf(unlocked))
  })
})
