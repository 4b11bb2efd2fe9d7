import { runTask } from '../setup/say.mjs'
import { setUpNode } from '../setup/setUp.mjs'

const atOnce = 2

/** @param {import('./checkParts.mjs').Part} part */
async function runPart({ name, run, warns = false }) {
  const started = performance.now()
  const { ok, output } = await run()
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  const shown = ok && !warns ? '' : output.trimEnd()
  process.stdout.write(`${ok ? '✓' : '✗'} ${name} (${seconds} s)\n${shown === '' ? '' : `${shown}\n\n`}`)
  return ok
}

/** @param {import('./checkParts.mjs').Part[]} parts */
async function runParts(parts) {
  const waiting = [...parts]
  let failed = 0
  const worker = async () => {
    for (let part = waiting.shift(); part; part = waiting.shift()) if (!(await runPart(part))) failed += 1
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return failed
}

await runTask(async () => {
  await setUpNode()
  const { checkParts } = await import('./checkParts.mjs')
  const failed = await runParts(checkParts())
  process.stdout.write(failed === 0 ? 'All checks passed\n' : `${failed} checks failed\n`)
  return failed === 0 ? 0 : 1
})
