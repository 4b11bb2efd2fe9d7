import { accessSync, constants, mkdirSync } from 'node:fs'

/** Whether files can be made in a folder, which is made itself where it is missing. */
export function canWriteFolder(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.W_OK | constants.X_OK)
    return true
  } catch {
    return false
  }
}
