import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { buildApp } from '../bundle/buildApp.mjs'
import { projectRoot } from '../setup/projectRoot.mjs'
import { runTask } from '../setup/say.mjs'
import { setUpNode } from '../setup/setUp.mjs'

const script = join(projectRoot, 'dist', 'signaling', 'cli.cjs')

/** Runs the service until it ends. An interrupt at the keyboard reaches it by itself, and a second one would end it at once. */
function runService() {
  return new Promise((resolve, reject) => {
    const service = spawn(process.execPath, [script, ...process.argv.slice(2)], { stdio: 'inherit' })
    process.on('SIGINT', () => undefined)
    process.on('SIGTERM', () => service.kill('SIGTERM'))
    service.on('error', reject)
    service.on('close', code => resolve(code ?? 1))
  })
}

await runTask(async () => {
  await setUpNode()
  await buildApp({ names: ['signaling'] })
  return runService()
})
