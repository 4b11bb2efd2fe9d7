import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '../../../../build/setup/projectRoot.mjs'

const folder = join(projectRoot, 'electron', 'signaling', 'operating')

/** A file that OPERATING.md tells operators to use. */
export function operatingFile(name: string): string {
  return readFileSync(join(folder, name), 'utf8')
}

/** The same text with other values; each of the old ones must be there. */
export function replaced(text: string, changes: readonly (readonly [from: string, to: string])[]): string {
  return changes.reduce((rest, [from, to]) => {
    if (!rest.includes(from)) throw new Error(`not in the file: ${from}`)
    return rest.replaceAll(from, to)
  }, text)
}

const NAME = 'rowan-operating-'
const own = join(tmpdir(), `${NAME}${process.pid}`)

// A test process is ended without a chance to tidy up; the next one does it
for (const name of readdirSync(tmpdir()).filter(one => one.startsWith(NAME)))
  if (!isRunning(Number(name.slice(NAME.length))))
    rmSync(join(tmpdir(), name), { recursive: true, force: true })

/** An empty folder of its own. */
export function freshFolder(): string {
  const path = join(own, randomUUID())
  mkdirSync(path, { recursive: true, mode: 0o700 })
  return path
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // Somebody else's process is one that runs, too
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

export function writeIn(path: string, name: string, text: string): string {
  const file = join(path, name)
  writeFileSync(file, text, { mode: 0o600 })
  return file
}

/** A port that nothing listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}
