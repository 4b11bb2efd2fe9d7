import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { runTask, SetupProblem, say } from '../setup/say.mjs'
import { setUpNode } from '../setup/setUp.mjs'
import { runLong } from './runTests.mjs'
import { seedSummary } from './seedCounts.mjs'

/** `--seeds <n>` and names of files. @param {string[]} args */
function wanted(args) {
  const { values, positionals } = parseArgs({
    args,
    options: { seeds: { type: 'string', default: '200' } },
    allowPositionals: true,
  })
  if (!/^[1-9]\d{0,5}$/.test(values.seeds))
    throw new SetupProblem('Say how many seeds, as a whole number.', 'npm run test:long -- --seeds 1000')
  return { seeds: values.seeds, filters: positionals }
}

await runTask(async () => {
  const started = performance.now()
  const { seeds, filters } = wanted(process.argv.slice(2))
  process.env.ROWAN_SEED ??= String(randomInt(2 ** 31))
  process.env.ROWAN_SCHEDULES = seeds
  await setUpNode()
  const { counts, seeded } = await runLong(filters)
  const seconds = Math.round((performance.now() - started) / 1000)
  say(`Took ${seconds} s with ${seeds} seeds a schedule`)
  process.stdout.write(`${seedSummary(seeded)}\n${counts.passed} passed, ${counts.failed} failed\n`)
  return counts.failed === 0 && counts.passed > 0 ? 0 : 1
})
