import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { bundleScript } from '../../../build/bundle/bundleScript.mjs'
import { fileProfileStore } from '../../../electron/core/fileProfileStore.ts'

let root = ''
let folder = ''
let script = ''

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'rowan-store-'))
  script = await bundleScript('tests/unit/electron/writeProfile.ts', 'test-output/writeProfile.mjs')
})
beforeEach(() => {
  folder = mkdtempSync(join(root, 'profile-'))
})
afterAll(() => rmSync(root, { recursive: true }))

/** Writes a profile in a process of its own that is killed at this step. */
function writeAndDie(step: string, fill: number) {
  return spawnSync(process.execPath, [script, folder, step, String(fill)], { stdio: 'inherit' })
}

const profileOf = (fill: number) => new Uint8Array(300_000).fill(fill)

describe('the profile on disk', () => {
  it('is not there at first, and nothing is written before it is kept', async () => {
    expect(await fileProfileStore(join(folder, 'new')).load()).toBeNull()
    expect(existsSync(join(folder, 'new'))).toBe(false)
  })

  it('comes back as it was kept, readable by its owner alone', async () => {
    const store = fileProfileStore(join(folder, 'new'))
    await store.save(profileOf(7))
    expect(await store.load()).toEqual(profileOf(7))
    expect(readdirSync(join(folder, 'new'))).toEqual(['profile'])
    if (process.platform !== 'win32')
      expect(statSync(join(folder, 'new', 'profile')).mode & 0o777).toBe(0o600)
  })

  it('is the last one of several writes at once, each taken as it was when it was asked for', async () => {
    const store = fileProfileStore(folder)
    const bytes = profileOf(1)
    const writes = [store.save(bytes), store.save(profileOf(2)), store.save(bytes.fill(3))]
    bytes.fill(4)
    await Promise.all(writes)
    expect(await store.load()).toEqual(profileOf(3))
  })

  it.each([
    ['created', 1],
    ['written', 1],
    ['synced', 1],
    ['renamed', 2],
    ['folder-synced', 2],
  ])('is the old or the new one when the process is killed as the file is %s', async (step, expected) => {
    await fileProfileStore(folder).save(profileOf(1))
    expect(writeAndDie(step, 2).signal).toBe('SIGKILL')
    const store = fileProfileStore(folder)
    expect(await store.load()).toEqual(profileOf(expected))
    await store.save(profileOf(3))
    expect(await store.load()).toEqual(profileOf(3))
    expect(readdirSync(folder)).toEqual(['profile'])
  })

  it.each(['created', 'written', 'synced'])(
    'is still not there when the first write is killed as the file is %s',
    async step => {
      expect(writeAndDie(step, 2).signal).toBe('SIGKILL')
      expect(await fileProfileStore(folder).load()).toBeNull()
    },
  )

  it('says PROFILE_WRITE when it cannot be written, and can be written afterwards', async () => {
    const place = join(folder, 'taken')
    writeFileSync(place, 'a file where the folder should be')
    const store = fileProfileStore(place)
    await expect(store.save(profileOf(1))).rejects.toThrow('PROFILE_WRITE')
    rmSync(place)
    await store.save(profileOf(2))
    expect(await store.load()).toEqual(profileOf(2))
  })

  it('says PROFILE_DAMAGED when something else is in its place', async () => {
    mkdirSync(join(folder, 'profile'))
    await expect(fileProfileStore(folder).load()).rejects.toThrow('PROFILE_DAMAGED')
  })
})
