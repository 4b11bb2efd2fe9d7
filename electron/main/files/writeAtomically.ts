import { randomBytes } from 'node:crypto'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

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

/** Replaces a file: whatever stops this process or computer, afterwards the old bytes are there or the new. */
export async function writeAtomically(path: string, bytes: Uint8Array): Promise<void> {
  const part = `${path}.${randomBytes(6).toString('hex')}.part`
  try {
    await withFile(part, 'wx', async file => {
      await file.writeFile(bytes)
      await file.sync()
    })
    await rename(part, path)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
  // Windows has no way to flush a folder; its rename is in the journal.
  if (process.platform !== 'win32') await withFile(dirname(path), 'r', folder => folder.sync())
}
