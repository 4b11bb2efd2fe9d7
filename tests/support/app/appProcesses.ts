import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs'

function readOf(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    // The process ended between the listing and the reading.
    return ''
  }
}

function parentOf(pid: number): number {
  return Number(/^PPid:\s*(\d+)/m.exec(readOf(`${pid}`, 'status'))?.[1] ?? 0)
}

function descendsFrom(pid: number, ancestor: number): boolean {
  for (let at = pid; at > 1; at = parentOf(at)) if (at === ancestor) return true
  return false
}

/** A process and everything that it started and that still lives, by their command lines. */
export function processTree(root: number): { pid: number; command: string }[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name) && descendsFrom(Number(name), root))
    .map(name => ({ pid: Number(name), command: readOf(name, 'cmdline').replaceAll('\0', ' ').trim() }))
}

/** Whether a process lives; one that has ended and only waits to be forgotten does not. */
export function isAlive(pid: number): boolean {
  const state = /^State:\s+(\w)/m.exec(readOf(`${pid}`, 'status'))?.[1]
  return state !== undefined && state !== 'Z' && state !== 'X'
}

/** Ends processes at once; one that has ended by then, as those of an app do with it, is no failure. */
export function killAll(pids: readonly number[]): void {
  for (const pid of pids)
    try {
      process.kill(pid, 'SIGKILL')
    } catch (error) {
      if (isAlive(pid)) throw error
    }
}

const CHUNK = 8 * 1024 * 1024

function readChunk(file: number, buffer: Buffer, position: number): number {
  try {
    return readSync(file, buffer, 0, buffer.length, position)
  } catch {
    // A range that was given back between the listing and the reading.
    return 0
  }
}

function regionsOf(pid: number): { from: number; to: number }[] {
  return readOf(`${pid}`, 'maps')
    .split('\n')
    .flatMap(line => {
      const found = /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(line)
      return found ? [{ from: Number(`0x${found[1]}`), to: Number(`0x${found[2]}`) }] : []
    })
}

/** How often each of these byte strings stands in the writable memory of a process. */
export function countInMemory(
  pid: number,
  needles: Readonly<Record<string, Buffer>>,
): Record<string, number> {
  const overlap = Math.max(...Object.values(needles).map(needle => needle.length)) - 1
  const counts: Record<string, number> = {}
  const file = openSync(`/proc/${pid}/mem`, 'r')
  const buffer = Buffer.alloc(CHUNK)
  for (const { from, to } of regionsOf(pid)) {
    for (let at = from; at < to; at += CHUNK - overlap) {
      const part = buffer.subarray(0, Math.min(CHUNK, to - at))
      const read = part.subarray(0, readChunk(file, part, at))
      for (const [name, needle] of Object.entries(needles)) {
        for (let found = read.indexOf(needle); found >= 0; found = read.indexOf(needle, found + 1))
          counts[name] = (counts[name] ?? 0) + 1
      }
    }
  }
  closeSync(file)
  return counts
}

/** A text as it may lie in memory. */
export function asBytes(name: string, text: string): Record<string, Buffer> {
  return {
    [`${name} utf8`]: Buffer.from(text, 'utf8'),
    [`${name} utf16`]: Buffer.from(text, 'utf16le'),
    [`${name} base64`]: Buffer.from(
      Buffer.from(text, 'utf8').toString('base64').replace(/=+$/, '').slice(0, -2),
    ),
  }
}
