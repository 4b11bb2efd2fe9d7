import { execFileSync } from 'node:child_process'
import { lchownSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { makeAppFolder } from '../../../build/runtime/launchOptions.mjs'
import { runnerUser } from '../../../build/setup/runnerUser.mjs'

/** What the app is started with to live there. The second is for where the tests are not root. */
export type Home = {
  readonly env: { readonly ROWAN_HOME: string; readonly HOME: string }
  readonly remove: () => void
}

/** A home whose owner trusts one more authority, the way an administrator of the computer says so on Linux. */
export function trustingHome(authority: string): Home {
  const { path, remove } = makeAppFolder('home')
  const database = join(path, '.pki', 'nssdb')
  mkdirSync(database, { recursive: true, mode: 0o700 })
  const certutil = (...args: string[]) =>
    execFileSync('certutil', [...args, '-d', `sql:${database}`], { stdio: 'pipe' })
  certutil('-N', '--empty-password')
  certutil('-A', '-n', 'an authority of the tests', '-t', 'C,,', '-i', authority)
  const user = runnerUser()
  if (user)
    for (const name of readdirSync(path, { recursive: true, encoding: 'utf8' }))
      lchownSync(join(path, name), user.uid, user.gid)
  return { env: { ROWAN_HOME: path, HOME: path }, remove }
}
