import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundleScript } from '../../build/bundle/bundleScript.mjs'
import { vaultFiles } from '../../electron/core/vaultFiles.ts'
import { errorCodeOf } from '../../shared/bytes/protocolError.ts'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import { decodeVaultFile } from '../../shared/vault/vaultFile.ts'
import { readVault } from '../../shared/vault/vaultGenerations.ts'
import { DECOY, ERASE, keyOf, REAL, testVault } from '../support/vault/testVault.ts'

/** created, written, synced, overwritten, kept, renamed, folder-synced: of two writes. */
const STEPS = 14
let root = ''
let origin = ''
let script = ''
let key = ''
let made = 0

beforeAll(async () => {
  await cryptoReady()
  root = mkdtempSync(join(tmpdir(), 'rowan-h27-'))
  origin = join(root, 'origin')
  script = await bundleScript('tests/hostile/vaultProcess.ts', 'test-output/vaultProcess.mjs')
  const unlocked = await testVault(vaultFiles(origin)).vault.create(REAL)
  await unlocked.setDecoy(REAL, DECOY)
  await unlocked.setErase(REAL, ERASE)
  key = keyOf(unlocked)
})
afterAll(() => rmSync(root, { recursive: true }))

/** Changes a copy of the vault in a process that is killed at this step, and gives the folder. */
async function changeAndDie(change: string, step: number) {
  made += 1
  const folder = join(root, String(made))
  const notes = join(root, `notes${made}`)
  mkdirSync(folder)
  cpSync(origin, folder, { recursive: true })
  const child = spawn(process.execPath, [script, folder, change, String(step), notes], { stdio: 'inherit' })
  const [, signal] = await once(child, 'exit')
  expect([change, step, signal]).toEqual([change, step, 'SIGKILL'])
  return { folder, installed: existsSync(notes) ? readFileSync(notes, 'utf8') : '' }
}

/** What this passphrase opens there: the key, or the code. */
async function open(folder: string, passphrase: string): Promise<string> {
  try {
    return keyOf(await testVault(vaultFiles(folder)).vault.unlock(passphrase))
  } catch (error) {
    return errorCodeOf(error)
  }
}

async function twoAtOnce<T>(all: readonly T[], run: (one: T) => Promise<void>): Promise<void> {
  const left = [...all]
  const work = async () => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) await run(one)
  }
  await Promise.all([work(), work()])
}

const steps = (count = STEPS) => Array.from({ length: count }, (_, at) => at + 1)
/** From here on the first of the two writes stands. */
const isNew = (step: number) => step >= 6

describe('27: SIGKILL at every step of a write, 200 times', () => {
  it('140 times: the old or the new slots, never others and never neither', {
    timeout: 300_000,
  }, async () => {
    const old = decodeVaultFile(readFileSync(join(origin, 'keys'))).slots.map(String)
    const kills = steps().flatMap(step => Array<number>(10).fill(step))
    expect(kills.length).toBe(140)
    await twoAtOnce(kills, async step => {
      const { folder } = await changeAndDie('noise', step)
      const { vault } = await readVault(vaultFiles(folder))
      const kept = vault.slots.filter(slot => old.includes(String(slot))).length
      expect([step, kept]).toEqual([step, isNew(step) ? 0 : 4])
    })
  })

  it(
    '14 times in a change of the passphrase: one of the two opens, with the same key',
    { timeout: 120_000 },
    () =>
      twoAtOnce(steps(), async step => {
        const { folder } = await changeAndDie('passphrase', step)
        expect([step, await open(folder, isNew(step) ? 'next' : REAL)]).toEqual([step, key])
      }),
  )

  it(
    '14 times in a change of the key: the old one, or the one that was installed',
    { timeout: 120_000 },
    () =>
      twoAtOnce(steps(), async step => {
        const { folder, installed } = await changeAndDie('key', step)
        expect(installed).toMatch(/^[0-9a-f]{64}$/)
        expect([step, await open(folder, REAL)]).toEqual([step, isNew(step) ? installed : key])
      }),
  )

  it('14 times while erasing: nothing is erased, or everything', { timeout: 120_000 }, () =>
    twoAtOnce(steps(), async step => {
      const { folder } = await changeAndDie('erase', step)
      const found = await open(folder, REAL)
      expect([step, found]).toEqual([step, isNew(step) ? 'PASSPHRASE_WRONG' : key])
    }),
  )

  it('18 times while all is destroyed: it opens as before, or not at all', { timeout: 120_000 }, () =>
    twoAtOnce([...steps(), 6, 7, 13, 14], async step => {
      const { folder } = await changeAndDie('destroy', step)
      const found = await open(folder, REAL)
      expect([step, found]).toEqual([step, isNew(step) ? 'PASSPHRASE_WRONG' : key])
    }),
  )
})
