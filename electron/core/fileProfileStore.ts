import { type FileHandle, mkdir, open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { type ErrorCode, ProtocolError } from '../../shared/bytes/protocolError.ts'
import type { ProfileStore } from '../../shared/ports/store.ts'

/** The steps of a write, in their order; a test kills the process at each. */
export type WriteStep = 'created' | 'written' | 'synced' | 'renamed' | 'folder-synced'

const FILE = 'profile'
const PART = 'profile.part'

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

async function withFile(
  path: string,
  flags: string,
  use: (file: FileHandle) => Promise<void>,
): Promise<void> {
  const file = await open(path, flags, 0o600)
  try {
    await use(file)
  } finally {
    await file.close()
  }
}

async function failWith<T>(code: ErrorCode, action: () => Promise<T>): Promise<T> {
  try {
    return await action()
  } catch {
    throw new ProtocolError(code)
  }
}

/**
 * Keeps the sealed profile as one file of a folder. Writes are one after the other; each goes to a second file that is flushed
 * and then takes the first one's name, so a process or computer that stops at any moment leaves the old bytes or the new.
 */
export function fileProfileStore(
  folder: string,
  at: (step: WriteStep) => void = () => undefined,
): ProfileStore {
  const file = join(folder, FILE)
  const part = join(folder, PART)

  const write = async (sealed: Uint8Array) => {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await withFile(part, 'w', async handle => {
      at('created')
      await handle.writeFile(sealed)
      at('written')
      await handle.sync()
      at('synced')
    })
    await rename(part, file)
    at('renamed')
    // Windows has no way to flush a folder; its rename is in the journal.
    if (process.platform !== 'win32') await withFile(folder, 'r', handle => handle.sync())
    at('folder-synced')
  }
  const read = async () => {
    try {
      return new Uint8Array(await readFile(file))
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
  }
  let last: Promise<unknown> = Promise.resolve()
  return {
    load: () => failWith('PROFILE_DAMAGED', read),
    save(sealed) {
      const copy = sealed.slice()
      const saved = last.then(() => failWith('PROFILE_WRITE', () => write(copy)))
      last = saved.catch(() => undefined)
      return saved
    },
  }
}
