import { mkdirSync, writeFileSync } from 'node:fs'
import { constants, setPriority } from 'node:os'
import { join } from 'node:path'
import { chosenParts } from '../mutation/parts.mjs'
import { summary } from '../mutation/summary.mjs'
import { projectRoot } from '../setup/projectRoot.mjs'
import { runTask, SetupProblem, say } from '../setup/say.mjs'
import { setUpNode } from '../setup/setUp.mjs'

/** @param {string[]} args */
function wantedFiles(args) {
  if (args.length === 0) return []
  if (args[0] === '--files' && args.length > 1) return args.slice(1)
  throw new SetupProblem('Say which folders or files.', 'npm run test:mutation -- --files shared/crypto')
}

await runTask(async () => {
  process.chdir(projectRoot)
  const chosen = chosenParts(wantedFiles(process.argv.slice(2)))
  if (chosen.length === 0)
    throw new SetupProblem('Mutants are made of shared/bytes, shared/crypto and shared/room.')
  await setUpNode()
  setPriority(constants.priority.PRIORITY_LOW)
  const { runStryker } = await import('../mutation/runStryker.mjs')
  const folder = join(projectRoot, 'test-output', 'mutation')
  mkdirSync(folder, { recursive: true })
  const results = []
  for (const part of chosen) {
    say(`Mutants of ${part.sources.join(', ')}`)
    const mutants = await runStryker(part)
    writeFileSync(join(folder, `${part.name}.txt`), `${summary(part.name, mutants)}\n`)
    results.push(...mutants)
  }
  process.stdout.write(`\n${summary('all', results)}\n`)
  return 0
})
// After a failure Stryker's clock of progress goes on for ever.
process.exit()
