import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildApp } from '../bundle/buildApp.mjs'
import { projectRoot } from '../setup/projectRoot.mjs'
import { runTask, SetupProblem, say } from '../setup/say.mjs'
import { setUpApp, setUpNode } from '../setup/setUp.mjs'
import { runPackaged } from './runTests.mjs'

/** The official Electron that package.json asks for. @returns {string} */
function officialVersion() {
  return JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')).devDependencies.electron
}

async function makeFolder() {
  const runtime = await setUpApp({ virtualDisplay: true })
  const { packFolder } = await import('../package/packApp.mjs')
  const { sourceTime } = await import('../package/sourceTime.mjs')
  say('Building the app')
  await buildApp()
  const { folder, executable, version } = runtime
  const count = await packFolder({ folder, executable, version, seconds: sourceTime(projectRoot) })
  say(`Packed into release/ with Electron ${version}; ${count} packages in its bill of materials`)
  if (!runtime.official) say('It has the Electron for evaluation in it: do not give it to anybody')
  if (process.platform !== 'linux') {
    say('It is tried on Linux only: start it by hand')
    return 0
  }
  say('Trying the packed app, which no other command does')
  const { passed, failed } = await runPackaged()
  process.stdout.write(`${passed} passed, ${failed} failed\n`)
  return failed === 0 && passed > 0 ? 0 : 1
}

async function makeInstallers() {
  await setUpNode()
  const { packInstallers } = await import('../package/packApp.mjs')
  const { sourceTime } = await import('../package/sourceTime.mjs')
  await buildApp()
  await packInstallers({ version: officialVersion(), seconds: sourceTime(projectRoot) })
  return 0
}

/** `npm run package`: the app as a folder, tried; `npm run package -- installers`: what this system installs, with the official Electron. */
await runTask(() => {
  const [wanted, ...more] = process.argv.slice(2)
  if (more.length > 0 || (wanted !== undefined && wanted !== 'installers'))
    throw new SetupProblem('Nothing or the word installers can be named.', 'npm run package')
  return wanted ? makeInstallers() : makeFolder()
})
