import { randomInt } from 'node:crypto'
import { buildApp } from '../bundle/buildApp.mjs'
import { networkTestPackages, serverTestPackages } from '../setup/debianPackages.mjs'
import { ensureDebianPackages } from '../setup/ensureDebianPackages.mjs'
import { runTask, say } from '../setup/say.mjs'
import { setUpApp, setUpNode } from '../setup/setUp.mjs'
import { runPlaywright, runVitest } from './runTests.mjs'
import { sumCounts } from './testCounts.mjs'
import { needsServers, testParts } from './testParts.mjs'

/** @param {import('./testCounts.mjs').Counts[]} runs @param {number} started */
function report(runs, started) {
  const { passed, failed, skipped } = sumCounts(runs)
  const seconds = Math.round((performance.now() - started) / 1000)
  say(`Took ${seconds} s; the same random choices again: ROWAN_SEED=${process.env.ROWAN_SEED} npm test`)
  if (skipped > 0) say(`${skipped} skipped`)
  process.stdout.write(`${passed} passed, ${failed} failed\n`)
  return failed === 0 && passed > 0 ? 0 : 1
}

await runTask(async () => {
  const started = performance.now()
  const parts = testParts(process.argv.slice(2))
  process.env.ROWAN_SEED ??= String(randomInt(2 ** 31))
  if (parts.playwright) {
    await setUpApp({ virtualDisplay: true })
    say('Building the app')
    await buildApp()
  } else await setUpNode()
  if (needsServers(parts)) await ensureDebianPackages(serverTestPackages)
  if (parts.playwright) await ensureDebianPackages(networkTestPackages)
  const runs = []
  if (parts.vitest) runs.push(await runVitest(parts.vitest))
  if (parts.playwright) runs.push(await runPlaywright(parts.playwright))
  return report(runs, started)
})
