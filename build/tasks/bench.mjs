import { pathToFileURL } from 'node:url'
import { buildApp } from '../bundle/buildApp.mjs'
import { bundleScript } from '../bundle/bundleScript.mjs'
import { withDisplay } from '../runtime/virtualDisplay.mjs'
import { serverTestPackages } from '../setup/debianPackages.mjs'
import { ensureDebianPackages } from '../setup/ensureDebianPackages.mjs'
import { projectRoot } from '../setup/projectRoot.mjs'
import { runCommand } from '../setup/runCommand.mjs'
import { runTask, say } from '../setup/say.mjs'
import { hasDisplay, setUpApp, setUpNode } from '../setup/setUp.mjs'

/** The signalling server needs no app. */
async function benchSignaling() {
  await setUpNode()
  await ensureDebianPackages(serverTestPackages)
  const script = await bundleScript('tests/bench/signaling.ts', 'test-output/bench/signaling.mjs')
  await (await import(pathToFileURL(script).href)).benchSignaling()
  return 0
}

/** `npm run bench -- start unlock lock hide [--runs <n>]`, or `npm run bench -- signaling` */
await runTask(async () => {
  if (process.argv[2] === 'signaling') return benchSignaling()
  await setUpApp({ virtualDisplay: !hasDisplay() })
  say('Building the app')
  await buildApp()
  const script = await bundleScript('tests/bench/bench.ts', '.setup/bench.mjs')
  const args = [script, ...process.argv.slice(2)]
  return withDisplay(() => runCommand(process.execPath, args, { cwd: projectRoot }))
})
