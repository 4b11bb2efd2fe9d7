import { bundleScript } from '../bundle/bundleScript.mjs'
import { withDisplay } from '../runtime/virtualDisplay.mjs'
import { projectRoot } from '../setup/projectRoot.mjs'
import { runCommand } from '../setup/runCommand.mjs'
import { runTask, say } from '../setup/say.mjs'
import { hasDisplay, setUpApp } from '../setup/setUp.mjs'

/** `npm run screens [-- <beginning of a name>...]`: pictures of every screen, with one contact sheet for each, in screens-output/. */
await runTask(async () => {
  await setUpApp({ virtualDisplay: !hasDisplay() })
  say('Building the screens')
  const script = await bundleScript('tests/screens/pictures/pictures.ts', '.setup/pictures.mjs')
  const args = [script, ...process.argv.slice(2)]
  return withDisplay(() => runCommand(process.execPath, args, { cwd: projectRoot }))
})
