import { join } from 'node:path'
import { buildApp } from '../bundle/buildApp.mjs'
import { projectRoot } from '../setup/projectRoot.mjs'
import { runCommand } from '../setup/runCommand.mjs'
import { runTask } from '../setup/say.mjs'
import { setUpNode } from '../setup/setUp.mjs'

await runTask(async () => {
  await setUpNode()
  await buildApp({ names: ['signaling'] })
  return runCommand(process.execPath, [
    join(projectRoot, 'dist', 'signaling', 'cli.cjs'),
    ...process.argv.slice(2),
  ])
})
