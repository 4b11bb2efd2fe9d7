import { type FileHandle, mkdir, open, rename, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type ErrorCode, ProtocolError } from '../../shared/bytes/protocolError.ts'
import { randomBytes } from '../../shared/crypto/random.ts'
import type { VaultFiles } from '../../shared/ports/store.ts'

/** The steps of a write, in their order; a test kills the process at each. */
export type WriteStep =
  | 'created'
  | 'written'
  | 'synced'
  | 'overwritten'
  | 'kept'
  | 'renamed'
  | 'folder-synced'
  | 'dropped'

const NEWEST = 'keys'
const PREVIOUS = 'keys.old'
const PART = 'keys.part'
/** A longer file is not read: it is none of ours. */
const MOST = 64 * 1024

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : undefined)

/** What there is to say of a file that may be missing. */
async function ifThere<T>(action: () => Promise<T>): Promise<T | undefined> {
  try {
    return await action()
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

async function failWith<T>(code: ErrorCode, action: () => Promise<T>): Promise<T> {
  try {
    return await action()
  } catch {
    throw new ProtocolError(code)
  }
}

async function withFile<T>(path: string, flags: string, use: (file: FileHandle) => Promise<T>): Promise<T> {
  const file = await open(path, flags, 0o600)
  try {
    return await use(file)
  } finally {
    await file.close()
  }
}

/** The bytes of a generation; none where it can no longer be read, undefined where there is no file. */
async function readGeneration(path: string): Promise<Uint8Array | undefined> {
  try {
    return await withFile(path, 'r', async file => {
      const { size } = await file.stat()
      return size > MOST ? new Uint8Array() : new Uint8Array(await file.readFile())
    })
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? undefined : new Uint8Array()
  }
}

/** Writes noise over a file that goes, where it lies: on a disk that writes in place, nothing of it is left. */
const overwrite = (path: string) =>
  ifThere(() =>
    withFile(path, 'r+', async file => {
      const { size } = await file.stat()
      await file.write(randomBytes(Math.min(size, MOST)), 0, Math.min(size, MOST), 0)
      await file.sync()
      return true
    }),
  )

// Windows has no way to flush a folder; its rename is in the journal.
const syncFolder = async (folder: string) => {
  if (process.platform !== 'win32') await withFile(folder, 'r', handle => handle.sync())
}

async function makeFolder(folder: string): Promise<void> {
  const made = await mkdir(folder, { recursive: true, mode: 0o700 })
  if (made !== undefined) await syncFolder(dirname(made))
}

async function discard(path: string): Promise<void> {
  try {
    await overwrite(path)
  } finally {
    await ifThere(() => unlink(path))
  }
}

/** The two generations and the unfinished file in one folder. */
class VaultFolder {
  readonly #folder: string
  readonly #at: (step: WriteStep) => void
  readonly #newest: string
  readonly #previous: string
  readonly #part: string

  constructor(folder: string, at: (step: WriteStep) => void) {
    this.#folder = folder
    this.#at = at
    this.#newest = join(folder, NEWEST)
    this.#previous = join(folder, PREVIOUS)
    this.#part = join(folder, PART)
  }

  async load(): Promise<readonly Uint8Array[]> {
    const generations = [await readGeneration(this.#newest), await readGeneration(this.#previous)]
    const there = generations.filter(bytes => bytes !== undefined)
    if (there.length > 0 && there.every(bytes => bytes.length === 0))
      throw new ProtocolError('PROFILE_DAMAGED')
    return there
  }

  async save(bytes: Uint8Array, keepPrevious: boolean): Promise<void> {
    await makeFolder(this.#folder)
    await this.#writePart(bytes)
    if (keepPrevious) await this.#keep()
    await rename(this.#part, this.#newest)
    this.#at('renamed')
    await syncFolder(this.#folder)
    this.#at('folder-synced')
    if (!keepPrevious) await this.drop()
  }

  async drop(): Promise<void> {
    await discard(this.#previous)
    await ifThere(() => syncFolder(this.#folder))
    this.#at('dropped')
  }

  async remove(): Promise<void> {
    const removed = await Promise.allSettled([this.#newest, this.#previous, this.#part].map(discard))
    await ifThere(() => syncFolder(this.#folder))
    if (removed.some(({ status }) => status === 'rejected')) throw new ProtocolError('PROFILE_WRITE')
  }

  #writePart(bytes: Uint8Array): Promise<void> {
    return withFile(this.#part, 'w', async file => {
      this.#at('created')
      await file.writeFile(bytes)
      this.#at('written')
      await file.sync()
      this.#at('synced')
    })
  }

  async #keep(): Promise<void> {
    // where the newest is missing, a write was cut off here, and the one before it is all there is
    if ((await readGeneration(this.#newest)) === undefined) return
    await overwrite(this.#previous)
    this.#at('overwritten')
    await rename(this.#newest, this.#previous)
    this.#at('kept')
  }
}

/**
 * Keeps the vault as two files of a folder: the newest, and the one before it. Writes are one after the other; each goes to a third
 * file that is flushed and then takes the newest one's name, so a process or computer that stops at any moment leaves the old or the new.
 */
export function vaultFiles(folder: string, at: (step: WriteStep) => void = () => undefined): VaultFiles {
  const files = new VaultFolder(folder, at)
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(code: ErrorCode, action: () => Promise<T>): Promise<T> => {
    const done = last.then(() => failWith(code, action))
    last = done.catch(() => undefined)
    return done
  }
  return {
    load: () => inTurn('PROFILE_DAMAGED', () => files.load()),
    save(bytes, keepPrevious) {
      const copy = bytes.slice()
      return inTurn('PROFILE_WRITE', () => files.save(copy, keepPrevious))
    },
    dropPrevious: () => inTurn('PROFILE_WRITE', () => files.drop()),
    remove: () => inTurn('PROFILE_WRITE', () => files.remove()),
  }
}
