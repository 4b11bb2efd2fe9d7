import { buildApp } from '../bundle/buildApp.mjs'
import { isTarget, targets } from '../bundle/targets.mjs'
import { runTask, SetupProblem, say } from '../setup/say.mjs'
import { setUpNode } from '../setup/setUp.mjs'

await runTask(async () => {
  const wanted = process.argv.slice(2)
  const names = wanted.filter(isTarget)
  if (names.length < wanted.length)
    throw new SetupProblem(`Known parts are: ${Object.keys(targets).join(', ')}.`)
  await setUpNode()
  const started = performance.now()
  await buildApp(names.length > 0 ? { names } : {})
  say(`Built ${names.join(', ') || 'the app'} into dist/ in ${Math.round(performance.now() - started)} ms`)
  return 0
})
