import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { levelStore } from '../../../electron/core/levelStore.ts'

let root = ''
let folder = ''

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'rowan-level-'))
})
beforeEach(() => {
  folder = mkdtempSync(join(root, 'profile-'))
})
afterAll(() => rmSync(root, { recursive: true }))

const key = (fill: number) => new Uint8Array(32).fill(fill)
const filesWith = (words: string) =>
  readdirSync(join(folder, 'store')).filter(name => readFileSync(join(folder, 'store', name)).includes(words))

describe('values on disk', () => {
  it('come back in the order they are asked for, and after a restart', async () => {
    const store = await levelStore(folder)()
    await store.write([
      { key: key(1), value: Uint8Array.of(1) },
      { key: key(2), value: Uint8Array.of(2) },
    ])
    await store.write([{ key: key(1), value: null }])
    await store.close()
    const again = await levelStore(folder)()
    expect(again.wasRepaired).toBe(false)
    expect((await again.getMany([key(2), key(1)])).map(value => value && [...value])).toEqual([
      [2],
      undefined,
    ])
    await again.clear()
    expect(await again.getMany([key(2)])).toEqual([undefined])
    await again.close()
  })

  it('are one process’s at a time', async () => {
    const store = await levelStore(folder)()
    await expect(levelStore(folder)()).rejects.toThrow('PROFILE_BUSY')
    await store.close()
    await (await levelStore(folder)()).close()
  })

  it('that were removed or overwritten are nowhere in its files once it was compacted', async () => {
    const store = await levelStore(folder)()
    const words = (text: string) => new TextEncoder().encode(text.repeat(100))
    await store.write([1, 2, 3].map(at => ({ key: key(at), value: words(`word${at}`) })))
    await store.compact()
    await store.write([
      { key: key(1), value: null },
      { key: key(2), value: words('husk') },
    ])
    expect(filesWith('word1')).not.toEqual([])
    await store.compact()
    expect([filesWith('word1'), filesWith('word2')]).toEqual([[], []])
    expect(filesWith('word3')).not.toEqual([])
    await store.close()
  })

  it('without the file that says which they are can be read all the same, and that is told', async () => {
    const store = await levelStore(folder)()
    await store.write([{ key: key(1), value: Uint8Array.of(1) }])
    await store.close()
    rmSync(join(folder, 'store', 'CURRENT'))
    const again = await levelStore(folder)()
    const [value] = await again.getMany([key(1)])
    expect([again.wasRepaired, [...(value ?? [])]]).toEqual([true, [1]])
    await again.close()
  })
})
