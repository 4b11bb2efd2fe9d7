import { createHash } from 'node:crypto'
import { chmodSync, cpSync, existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../setup/projectRoot.mjs'
import { runnerUser } from '../setup/runnerUser.mjs'
import { SetupProblem } from '../setup/say.mjs'
import { cacheFolder } from './cacheFolder.mjs'
import { canRead } from './runnerAccess.mjs'

/** @param {string} text */
const shortHash = text => createHash('sha256').update(text).digest('hex').slice(0, 12)

/** Changes whenever any file does. @param {string} folder */
function stateOf(folder) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  const facts = files.map(file => {
    const { size, mtimeMs } = statSync(join(folder, file))
    return `${file} ${size} ${mtimeMs}`
  })
  return shortHash(facts.join('\n'))
}

/** Older copies of the same clone. @param {string} cache @param {string} prefix @param {string} keep */
function removeOthers(cache, prefix, keep) {
  const old = readdirSync(cache).filter(name => name.startsWith(prefix) && name !== keep)
  for (const name of old) rmSync(join(cache, name), { recursive: true, force: true })
}

/**
 * The folder of the built app to start Electron with: dist, or a copy of it where the unprivileged user may not read the clone.
 * @param {string} [built]
 */
export function readableApp(built = join(projectRoot, 'dist')) {
  if (!existsSync(join(built, 'package.json')))
    throw new SetupProblem('The app is not built.', 'npm run build')
  const user = runnerUser()
  if (!user || canRead(user, built)) return built
  const prefix = `app-${shortHash(built)}-`
  const name = prefix + stateOf(built)
  const folder = join(cacheFolder(), name)
  if (existsSync(folder)) return folder
  const part = join(cacheFolder(), `part-${process.pid}-${name}`)
  cpSync(built, part, { recursive: true })
  for (const file of ['', ...readdirSync(part, { recursive: true, encoding: 'utf8' })]) {
    const path = join(part, file)
    chmodSync(path, statSync(path).isDirectory() ? 0o755 : 0o644)
  }
  renameSync(part, folder)
  removeOthers(cacheFolder(), prefix, name)
  return folder
}
