import { spawn } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundleScript } from '../../build/bundle/bundleScript.mjs'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import { keptOnDisk } from '../support/session/diskSession.ts'
import { knownStretched } from '../support/session/rememberStretched.ts'
import { type SeededRandom, seededRandom } from '../support/simulation/seededRandom.ts'

/** Processes killed in all: each folder sees so many, one after the other; `ROWAN_KILLS` asks for more. */
const RUNS = Number(process.env.ROWAN_KILLS ?? 15)
const FOLDERS = [1, 2, 3, 4]

let root = ''
let script = ''

beforeAll(async () => {
  await cryptoReady()
  root = mkdtempSync(join(tmpdir(), 'rowan-killed-'))
  script = await bundleScript('tests/support/session/writeMessages.ts', 'test-output/writeMessages.mjs')
})
afterAll(() => rmSync(root, { recursive: true }))

/** When a process dies: at a step of one of its writes, or so many ms after it was ready. */
type Death = { readonly step: string } | { readonly after: number }

function drawDeath(random: SeededRandom): Death {
  if (random.chance(0.5)) return { after: random.below(40) }
  return { step: `${random.pick(['before', 'during', 'after'])} ${1 + random.below(25)}` }
}

/** Runs a process until it is dead; gives what it has said until then. */
async function runAndDie(folder: string, run: number, death: Death): Promise<string[]> {
  const step = 'step' in death ? death.step : 'never 0'
  const output = join(root, 'output')
  const file = openSync(output, 'w')
  const child = spawn(
    process.execPath,
    [script, folder, String(run), step, JSON.stringify(knownStretched())],
    { stdio: ['ignore', file, 'pipe', 'ipc'] },
  )
  let wrong = ''
  child.stderr?.on('data', data => {
    wrong += data
  })
  child.on('message', message => {
    if (message === 'done') child.kill('SIGKILL')
    else if ('after' in death) setTimeout(() => child.kill('SIGKILL'), death.after)
  })
  const signal = await new Promise(resolve => child.on('close', (_, by) => resolve(by)))
  closeSync(file)
  expect([signal, wrong]).toEqual(['SIGKILL', ''])
  return readFileSync(output, 'utf8').split('\n')
}

const wordsAfter = (lines: readonly string[], word: string) =>
  lines.filter(line => line.startsWith(`${word} `)).map(line => line.split(' ')[1] ?? '')

describe('a process that writes and is killed', { timeout: 600_000 }, () => {
  it.each(FOLDERS)(`has lost nothing that it showed as saved, ${RUNS} times in folder %i`, async folder => {
    const random = seededRandom(folder * 7919)
    const place = join(root, String(folder))
    const { session } = await keptOnDisk(place, 1, ['first'])
    await session.close()
    const saved = new Set(['first'])
    let killedEarly = 0
    for (let run = 0; run <= RUNS; run++) {
      const lines = await runAndDie(place, run, drawDeath(random))
      const found = wordsAfter(lines, 'found')
      // a process that died while it opened the profile has said nothing
      if (lines[0]?.startsWith('damaged') && found.length > 0) {
        expect(lines[0]).toBe('damaged 0')
        expect([...saved].filter(text => !found.includes(text))).toEqual([])
        expect(lines.filter(line => line.startsWith('found') && line.endsWith('false'))).toEqual([])
        expectWhole(found)
      }
      if (!lines.includes('done')) killedEarly += 1
      for (const text of wordsAfter(lines, 'saved')) saved.add(text)
    }
    expect(saved.size).toBeGreaterThan(RUNS)
    expect(killedEarly).toBeGreaterThan(RUNS / 2)
  })
})

/** Of each process what it wrote first is there, with no gap and nothing twice. */
function expectWhole(found: readonly string[]): void {
  expect(new Set(found).size).toBe(found.length)
  const runs = new Map<string, number[]>()
  for (const text of found.slice(1)) {
    const [run = '', at = ''] = text.split(':')
    runs.set(run, [...(runs.get(run) ?? []), Number(at)])
  }
  for (const places of runs.values()) expect(places).toEqual(places.map((_, at) => at))
}
