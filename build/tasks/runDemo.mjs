import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildApp } from '../bundle/buildApp.mjs'
import { bundleScript } from '../bundle/bundleScript.mjs'
import { withDisplay } from '../runtime/virtualDisplay.mjs'
import { projectRoot } from '../setup/projectRoot.mjs'
import { runCommand } from '../setup/runCommand.mjs'
import { say } from '../setup/say.mjs'
import { hasDisplay, setUpApp } from '../setup/setUp.mjs'

/** Sets up, builds, and plays the demo with real app windows; gives its exit code. */
export async function runDemo() {
  await setUpApp({ virtualDisplay: !hasDisplay() })
  say('Building the app')
  await buildApp()
  const script = await bundleScript('tests/demo/demo.ts', '.setup/demo.mjs')
  const pictures = join(projectRoot, 'demo-output')
  rmSync(pictures, { recursive: true, force: true })
  const code = await withDisplay(() => runCommand(process.execPath, [script], { cwd: projectRoot }))
  const count = existsSync(pictures) ? readdirSync(pictures).filter(name => name.endsWith('.png')).length : 0
  if (count > 0) say(`Pictures of the windows (${count}) are in ${pictures}`)
  return code
}
