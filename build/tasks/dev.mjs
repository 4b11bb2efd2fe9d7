import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { watch } from 'node:fs'
import { join } from 'node:path'
import { buildApp } from '../bundle/buildApp.mjs'
import { readableApp } from '../runtime/readableApp.mjs'
import { startVirtualDisplay } from '../runtime/virtualDisplay.mjs'
import { projectRoot } from '../setup/projectRoot.mjs'
import { runTask, say } from '../setup/say.mjs'
import { hasDisplay, setUpApp } from '../setup/setUp.mjs'

const settleMs = 200
const sources = ['electron', 'renderer', 'shared']

/** @param {() => void} changed */
function watchSources(changed) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer
  for (const folder of sources) {
    watch(join(projectRoot, folder), { recursive: true }, () => {
      clearTimeout(timer)
      timer = setTimeout(changed, settleMs)
    })
  }
}

/** @param {import('../runtime/findRuntime.mjs').Runtime} runtime */
async function buildAndOpen(runtime) {
  try {
    await buildApp({ mode: 'development' })
  } catch (error) {
    say(`Not built: ${error instanceof Error ? error.message : error}`)
    return undefined
  }
  return spawn(runtime.executablePath, [...runtime.args, readableApp(), ...process.argv.slice(2)], {
    stdio: 'inherit',
  })
}

/** @param {import('node:child_process').ChildProcess | undefined} app */
async function close(app) {
  if (!app || app.exitCode !== null || app.signalCode !== null) return
  app.kill('SIGTERM')
  await once(app, 'exit')
}

await runTask(async () => {
  const runtime = await setUpApp({ virtualDisplay: !hasDisplay() })
  if (!hasDisplay()) process.env.DISPLAY = (await startVirtualDisplay()).display
  let app = await buildAndOpen(runtime)
  say('Watching the sources; Ctrl+C ends')
  let work = Promise.resolve()
  watchSources(() => {
    work = work.then(async () => {
      say('Building again')
      await close(app)
      app = await buildAndOpen(runtime)
    })
  })
  await once(process, 'SIGINT')
  await close(app)
  process.exit(0)
})
