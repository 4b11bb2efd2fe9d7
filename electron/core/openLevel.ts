import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ClassicLevel } from 'classic-level'
import { type ErrorCode, ProtocolError } from '../../shared/bytes/protocolError.ts'

type OpenedLevel = {
  readonly level: ClassicLevel<Uint8Array, Uint8Array>
  /** A file of it was damaged or gone: what could be saved is there. */
  readonly wasRepaired: boolean
}

/** Opens the LevelDB of a folder, and repairs it where it cannot be opened otherwise. PROFILE_BUSY, PROFILE_WRITE, PROFILE_DAMAGED. */
export async function openLevel(folder: string): Promise<OpenedLevel> {
  try {
    if (await lostItsIndex(folder)) throw new ProtocolError('PROFILE_DAMAGED')
    const isLogGone = await lostItsLog(folder)
    const level = await open(folder)
    return { level, wasRepaired: isLogGone || (await droppedBytes(folder)) }
  } catch (error) {
    if (codeOf(error) !== 'PROFILE_DAMAGED') throw new ProtocolError(codeOf(error))
  }
  try {
    await ClassicLevel.repair(folder)
    return { level: await open(folder), wasRepaired: true }
  } catch (error) {
    throw new ProtocolError(codeOf(error))
  }
}

/** Without this file LevelDB would begin anew, and remove all that is there. */
async function lostItsIndex(folder: string): Promise<boolean> {
  if (!existsSync(folder) || existsSync(join(folder, 'CURRENT'))) return false
  return (await readdir(folder)).some(name => /\.(ldb|log)$/.test(name))
}

/** LevelDB always has a log, and does not miss one that is gone. */
async function lostItsLog(folder: string): Promise<boolean> {
  if (!existsSync(join(folder, 'CURRENT'))) return false
  return !(await readdir(folder)).some(name => name.endsWith('.log'))
}

/** LevelDB goes on over a damaged part of its log, and says so only in the file in which it tells what it does. A write that was cut off is none. */
async function droppedBytes(folder: string): Promise<boolean> {
  return /dropping \d+ bytes/.test(await readFile(join(folder, 'LOG'), 'latin1'))
}

async function open(folder: string): Promise<ClassicLevel<Uint8Array, Uint8Array>> {
  // everything in it is sealed: there is nothing to compress
  const options = { keyEncoding: 'view', valueEncoding: 'view', compression: false } as const
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const level = new ClassicLevel<Uint8Array, Uint8Array>(folder, options)
  await level.open()
  return level
}

/** LevelDB tells a lock by its code, damage by its code, and everything else that the disk refuses as an IO error. */
function codeOf(error: unknown): ErrorCode {
  if (error instanceof ProtocolError) return error.code
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const code = 'code' in at ? at.code : undefined
    if (code === 'LEVEL_LOCKED') return 'PROFILE_BUSY'
    if (
      code === 'LEVEL_CORRUPTION' ||
      /missing files|Corruption|does not exist|No such file/.test(at.message)
    )
      return 'PROFILE_DAMAGED'
  }
  return 'PROFILE_WRITE'
}
