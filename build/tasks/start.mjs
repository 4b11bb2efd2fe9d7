import { buildApp } from '../bundle/buildApp.mjs'
import { readableApp } from '../runtime/readableApp.mjs'
import { runCommand } from '../setup/runCommand.mjs'
import { isRoot } from '../setup/runnerUser.mjs'
import { runTask, say } from '../setup/say.mjs'
import { hasDisplay, setUpApp } from '../setup/setUp.mjs'
import { runDemo } from './runDemo.mjs'

async function openApp() {
  const runtime = await setUpApp({ virtualDisplay: false })
  say('Building the app')
  await buildApp()
  if (isRoot()) say('If no window appears, let its user use this display: xhost +si:localuser:rowan-runner')
  return runCommand(runtime.executablePath, [...runtime.args, readableApp(), ...process.argv.slice(2)])
}

await runTask(() => {
  if (hasDisplay()) return openApp()
  say('There is no display here, so the demo is played on a virtual one')
  return runDemo()
})
