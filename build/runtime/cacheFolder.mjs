import { mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { isRoot } from '../setup/runnerUser.mjs'

/** Where runtimes are kept between runs: outside the clone, and for root where the unprivileged user can read it. */
export function cacheFolder() {
  const base = isRoot() ? '/var/cache' : process.env.XDG_CACHE_HOME || join(homedir(), '.cache')
  const folder = join(base, 'rowan')
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  return folder
}
