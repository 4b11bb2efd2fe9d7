import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { vaultFiles } from '../../electron/core/vaultFiles.ts'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import { VAULT_BYTES } from '../../shared/vault/vaultFile.ts'
import { kolmogorovSmirnov } from '../support/vault/kolmogorovSmirnov.ts'
import { DECOY, ERASE, REAL, testVault } from '../support/vault/testVault.ts'

const TRIES = Number(process.env.ROWAN_TRIES ?? 40)
/** Of six comparisons, one in a thousand runs finds a difference where there is none. */
const ALPHA = 0.001 / 6
const WAYS = { real: REAL, decoy: DECOY, erase: ERASE, wrong: 'another passphrase' }
type Way = keyof typeof WAYS
const ways: readonly Way[] = ['real', 'decoy', 'erase', 'wrong']

let folder = ''
beforeAll(async () => {
  await cryptoReady()
  folder = mkdtempSync(join(tmpdir(), 'rowan-times-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const median = (times: readonly number[]) => [...times].sort((a, b) => a - b)[times.length >> 1] ?? 0

/** The ms of one unlock of the same vault on a real disk, and the sizes of its files afterwards. */
async function timed(whole: Uint8Array, passphrase: string) {
  for (const name of ['keys', 'keys.old']) writeFileSync(join(folder, name), whole)
  const { vault } = testVault(vaultFiles(folder))
  const began = performance.now()
  await vault.unlock(passphrase).catch(() => undefined)
  const time = performance.now() - began
  return { time, sizes: ['keys', 'keys.old'].map(name => readFileSync(join(folder, name)).length) }
}

/** Rounds of all ways, of which the first is to warm up; each begins with another, so that none always comes after the same. */
function schedule(): readonly { readonly way: Way; readonly counts: boolean }[] {
  return Array.from({ length: TRIES + 1 }, (_, round) => {
    const turned = round % 2 === 0 ? ways : ways.toReversed()
    return [...turned.slice(round % 4), ...turned.slice(0, round % 4)].map(way => ({
      way,
      counts: round > 0,
    }))
  }).flat()
}

describe('unlock times', () => {
  it('of a profile, a decoy, an erasing and a wrong passphrase cannot be told apart', {
    timeout: 120_000 + TRIES * 4 * 3000,
  }, async () => {
    const unlocked = await testVault(vaultFiles(folder)).vault.create(REAL)
    await unlocked.setDecoy(REAL, DECOY)
    await unlocked.setErase(REAL, ERASE)
    const whole = readFileSync(join(folder, 'keys'))
    const times: Record<Way, number[]> = { real: [], decoy: [], erase: [], wrong: [] }
    const sizes = new Set<number>()
    for (const { way, counts } of schedule()) {
      const tried = await timed(whole, WAYS[way])
      for (const size of tried.sizes) sizes.add(size)
      if (counts) times[way].push(tried.time)
    }
    const lines = ways.map(
      way => `${way}: ${times[way].length} tries, median ${median(times[way]).toFixed(1)} ms`,
    )
    const pairs = ways.flatMap((a, at) => ways.slice(at + 1).map(b => [a, b] as const))
    const compared = pairs.map(([a, b]) => ({ a, b, ...kolmogorovSmirnov(times[a], times[b], ALPHA) }))
    for (const { a, b, distance, critical } of compared)
      lines.push(`${a} and ${b}: D = ${distance.toFixed(3)}, told apart from ${critical.toFixed(3)}`)
    process.stdout.write(`${lines.join('\n')}\nsizes: ${[...sizes].join(', ')} bytes\n`)
    expect([...sizes]).toEqual([VAULT_BYTES])
    for (const { a, b, distance, critical } of compared)
      expect(distance, `${a} and ${b}`).toBeLessThan(critical)
  })

  it('would be told apart by the test if one way took a tenth longer', () => {
    const noisy = (base: number) => Array.from({ length: 40 }, (_, at) => base + ((at * 7) % 40) / 8)
    const { distance, critical } = kolmogorovSmirnov(noisy(200), noisy(220), ALPHA)
    expect(distance).toBeGreaterThan(critical)
    expect(kolmogorovSmirnov(noisy(200), noisy(200), ALPHA).distance).toBe(0)
  })
})
