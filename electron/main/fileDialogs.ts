import { readFile, stat } from 'node:fs/promises'
import type { Dialog } from 'electron'
import { ProtocolError } from '../../shared/bytes/protocolError.ts'
import { FILE_MAX } from '../../shared/ports/mainPort.ts'
import { writeAtomically } from './writeAtomically.ts'

/** The words in the dialogs of the system, and the name that is suggested. */
export type DialogWords = { readonly save: string; readonly open: string; readonly fileName: string }

export type FileDialogOptions = {
  readonly dialog: Pick<Dialog, 'showSaveDialog' | 'showOpenDialog'>
  readonly words: () => DialogWords
  /** It was closed without an answer, by Escape among other ways. */
  readonly onDismissed: () => void
}

const FILTERS = [{ name: '*.rwb', extensions: ['rwb'] }]

// No dialog belongs to a window: the window must be able to vanish under it at any moment.
async function choosePlace({ dialog, words, onDismissed }: FileDialogOptions): Promise<string | null> {
  const { save, fileName } = words()
  const chosen = await dialog.showSaveDialog({
    title: save,
    buttonLabel: save,
    defaultPath: `${fileName}.rwb`,
    filters: FILTERS,
    properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
  })
  if (chosen.canceled || !chosen.filePath) onDismissed()
  return chosen.canceled || !chosen.filePath ? null : chosen.filePath
}

async function chooseFile({ dialog, words, onDismissed }: FileDialogOptions): Promise<string | null> {
  const { open } = words()
  const chosen = await dialog.showOpenDialog({
    title: open,
    buttonLabel: open,
    filters: [...FILTERS, { name: '*', extensions: ['*'] }],
    properties: ['openFile', 'dontAddToRecent'],
  })
  const [path] = chosen.filePaths
  if (chosen.canceled || path === undefined) onDismissed()
  return chosen.canceled || path === undefined ? null : path
}

async function readBounded(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path)
    if (size > FILE_MAX) throw new ProtocolError('BACKUP_DAMAGED')
    return new Uint8Array(await readFile(path))
  } catch {
    throw new ProtocolError('BACKUP_DAMAGED')
  }
}

/** Lets the person choose a file to write or read, one dialog at a time: while one is open, asking again is answered as if she chose none. */
export function createFileDialogs(options: FileDialogOptions) {
  let isOpen = false
  const alone = async <T>(use: () => Promise<T>): Promise<T | null> => {
    if (isOpen) return null
    isOpen = true
    try {
      return await use()
    } finally {
      isOpen = false
    }
  }
  return {
    /** Writes bytes where she says, replacing whole what is there; false when she chose no place. PROFILE_WRITE. */
    async save(bytes: Uint8Array): Promise<boolean> {
      const path = await alone(() => choosePlace(options))
      if (path === null) return false
      try {
        await writeAtomically(path, bytes)
      } catch {
        throw new ProtocolError('PROFILE_WRITE')
      }
      return true
    },
    /** Reads the file she says; null when she chose none. BACKUP_DAMAGED when it cannot be read or is too large. */
    async open(): Promise<Uint8Array | null> {
      const path = await alone(() => chooseFile(options))
      return path === null ? null : readBounded(path)
    },
  }
}
