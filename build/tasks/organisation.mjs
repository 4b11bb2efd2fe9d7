import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { buildApp } from '../bundle/buildApp.mjs'
import { projectRoot } from '../setup/projectRoot.mjs'
import { runTask } from '../setup/say.mjs'
import { setUpNode } from '../setup/setUp.mjs'

const script = join(projectRoot, 'dist', 'organisation', 'cli.cjs')

/** Runs the command at this keyboard until it ends. */
function runCommand() {
  return new Promise((resolve, reject) => {
    const command = spawn(process.execPath, [script, ...process.argv.slice(2)], { stdio: 'inherit' })
    command.on('error', reject)
    command.on('close', code => resolve(code ?? 1))
  })
}

await runTask(async () => {
  await setUpNode()
  await buildApp({ names: ['organisation'] })
  return runCommand()
})
