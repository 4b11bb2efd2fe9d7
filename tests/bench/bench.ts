import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { projectRoot } from '../../build/setup/projectRoot.mjs'
import { measureEmpty, measureHide, measureLock, measureStart, measureUnlock } from './measures.ts'

const MEASURES: Readonly<
  Record<string, (runs: number) => Promise<Readonly<Record<string, readonly number[]>>>>
> = {
  start: measureStart,
  unlock: measureUnlock,
  lock: measureLock,
  hide: measureHide,
}

function line(name: string, values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (part: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0).toFixed(0)
  return `${name.padEnd(34)} median ${at(0.5).padStart(6)} ms   p95 ${at(0.95).padStart(6)} ms   (${values.length} runs)\n`
}

/** Prints how long the named steps of the app take, beside an empty window of the same runtime. */
async function run(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { runs: { type: 'string', default: '10' } },
    allowPositionals: true,
  })
  const names = positionals.length > 0 ? positionals : Object.keys(MEASURES)
  const runs = Number(values.runs)
  const empty = await measureEmpty(join(projectRoot, 'tests', 'bench', 'emptyApp'), runs)
  for (const [name, times] of Object.entries(empty)) process.stdout.write(line(name, times))
  for (const name of names) {
    const measured = await MEASURES[name]?.(runs)
    if (!measured) throw new Error(`known are: ${Object.keys(MEASURES).join(', ')}`)
    for (const [step, times] of Object.entries(measured)) process.stdout.write(line(step, times))
  }
}

await run()
