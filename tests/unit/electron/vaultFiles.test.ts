import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { vaultFiles } from '../../../electron/core/vaultFiles.ts'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'

let root = ''
let folder = ''

beforeAll(async () => {
  await cryptoReady()
  root = mkdtempSync(join(tmpdir(), 'rowan-vault-'))
})
beforeEach(() => {
  folder = mkdtempSync(join(root, 'profile-'))
})
afterAll(() => rmSync(root, { recursive: true }))

const bytesOf = (fill: number) => new Uint8Array(1254).fill(fill)

describe('the vault on disk', () => {
  it('is not there at first, and nothing is written by looking', async () => {
    const files = vaultFiles(join(folder, 'new'))
    expect(await files.load()).toEqual([])
    await files.dropPrevious()
    await files.remove()
    expect(readdirSync(folder)).toEqual([])
  })

  it('comes back as it was written, readable by its owner alone', async () => {
    const files = vaultFiles(join(folder, 'new'))
    await files.save(bytesOf(7), true)
    expect(await files.load()).toEqual([bytesOf(7)])
    expect(readdirSync(join(folder, 'new'))).toEqual(['keys'])
    if (process.platform !== 'win32') expect(statSync(join(folder, 'new', 'keys')).mode & 0o777).toBe(0o600)
  })

  it('keeps the one before where it is told to, and no third', async () => {
    const files = vaultFiles(folder)
    for (const fill of [1, 2, 3]) await files.save(bytesOf(fill), true)
    expect(await files.load()).toEqual([bytesOf(3), bytesOf(2)])
    await files.save(bytesOf(4), false)
    expect(await files.load()).toEqual([bytesOf(4)])
    await files.save(bytesOf(5), true)
    await files.dropPrevious()
    expect(await files.load()).toEqual([bytesOf(5)])
    expect(readdirSync(folder)).toEqual(['keys'])
  })

  it('is the last one of several writes at once, each taken as it was when it was asked for', async () => {
    const files = vaultFiles(folder)
    const bytes = bytesOf(1)
    const writes = [files.save(bytes, true), files.save(bytesOf(2), true), files.save(bytes.fill(3), true)]
    bytes.fill(4)
    await Promise.all(writes)
    expect(await files.load()).toEqual([bytesOf(3), bytesOf(2)])
  })

  it('is gone when it is removed, with what a cut-off write has left', async () => {
    const files = vaultFiles(folder)
    for (const fill of [1, 2]) await files.save(bytesOf(fill), true)
    writeFileSync(join(folder, 'keys.part'), 'left')
    await files.remove()
    expect(readdirSync(folder)).toEqual([])
    expect(await files.load()).toEqual([])
  })

  it('writes noise over what goes, before its name goes', async () => {
    const seen: boolean[] = []
    const files = vaultFiles(folder, step => {
      if (step === 'overwritten' && readdirSync(folder).includes('keys.old'))
        seen.push(readFileSync(join(folder, 'keys.old')).includes(Buffer.alloc(64, 1)))
    })
    for (const fill of [1, 1, 2]) await files.save(bytesOf(fill), true)
    expect(seen).toEqual([false])
  })

  it('gives no bytes for a file that cannot be read or is far too large, and the one before it all the same', async () => {
    const files = vaultFiles(folder)
    for (const fill of [1, 2]) await files.save(bytesOf(fill), true)
    truncateSync(join(folder, 'keys'), 100_000_000)
    expect(await files.load()).toEqual([new Uint8Array(), bytesOf(1)])
    rmSync(join(folder, 'keys'))
    mkdirSync(join(folder, 'keys'))
    expect(await files.load()).toEqual([new Uint8Array(), bytesOf(1)])
    rmSync(join(folder, 'keys.old'))
    await expect(files.load()).rejects.toThrow('PROFILE_DAMAGED')
  })

  it('says PROFILE_WRITE when it cannot be written, and can be written afterwards', async () => {
    const place = join(folder, 'taken')
    writeFileSync(place, 'a file where the folder should be')
    const files = vaultFiles(place)
    await expect(files.save(bytesOf(1), true)).rejects.toThrow('PROFILE_WRITE')
    rmSync(place)
    await files.save(bytesOf(2), true)
    expect(await files.load()).toEqual([bytesOf(2)])
  })
})
