import { lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const PREFIX = 'rowan-session-'

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it lives, and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
}

function isOurs(folder: string): boolean {
  return lstatSync(folder).uid === (process.getuid?.() ?? lstatSync(folder).uid)
}

/** Removes what sessions left behind that were killed before they could do it. */
function removeLeftOvers(temporary: string): void {
  const left = readdirSync(temporary).filter(name => name.startsWith(PREFIX))
  for (const name of left) {
    const pid = Number(name.slice(PREFIX.length).split('-')[0])
    const folder = join(temporary, name)
    if (Number.isInteger(pid) && pid > 0 && !isAlive(pid) && isOurs(folder)) remove(folder)
  }
}

/** A folder for what Chromium insists on writing while the app runs; it is gone when the app is. */
export function makeSessionFolder(temporary: string): { readonly path: string; remove(): void } {
  removeLeftOvers(temporary)
  const path = mkdtempSync(join(temporary, `${PREFIX}${process.pid}-`))
  return { path, remove: () => remove(path) }
}
