import { readFile, stat } from 'node:fs/promises'
import type { Dialog } from 'electron'
import { ProtocolError } from '../../../shared/bytes/protocolError.ts'
import { formatMessage } from '../../../shared/i18n/formatMessage.ts'
import type { Language } from '../../../shared/i18n/languages.ts'
import { FILE_MAX } from '../../../shared/ports/mainPort.ts'
import { writeAtomically } from '../files/writeAtomically.ts'

/** The words in the dialogs of the system, and the names that are suggested. */
export type DialogWords = {
  readonly save: string
  readonly open: string
  readonly fileName: string
  readonly textName: string
}

/** These words in a language. */
export function dialogWords(language: Language): DialogWords {
  return {
    save: formatMessage(language, 'main.saveFile'),
    open: formatMessage(language, 'main.openFile'),
    fileName: formatMessage(language, 'main.fileName'),
    textName: formatMessage(language, 'main.textName'),
  }
}

export type FileDialogOptions = {
  readonly dialog: Pick<Dialog, 'showSaveDialog' | 'showOpenDialog'>
  readonly words: () => DialogWords
  /** It was closed without an answer, by Escape among other ways. */
  readonly onDismissed: () => void
}

const filterOf = (extension: string) => [{ name: `*.${extension}`, extensions: [extension] }]
const FILTERS = filterOf('rwb')
/** Begins a file of plain words, so that every system reads its letters right. */
const UTF8_MARK = '\ufeff'

// No dialog belongs to a window: the window must be able to vanish under it at any moment.
async function choosePlace(
  { dialog, words, onDismissed }: FileDialogOptions,
  extension: 'rwb' | 'txt',
): Promise<string | null> {
  const { save, fileName, textName } = words()
  const name = extension === 'rwb' ? fileName : textName
  const chosen = await dialog.showSaveDialog({
    title: save,
    buttonLabel: save,
    defaultPath: `${name}.${extension}`,
    filters: filterOf(extension),
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
  async function write(extension: 'rwb' | 'txt', bytes: Uint8Array): Promise<boolean> {
    const path = await alone(() => choosePlace(options, extension))
    if (path === null) return false
    try {
      await writeAtomically(path, bytes)
    } catch {
      throw new ProtocolError('PROFILE_WRITE')
    }
    return true
  }
  return {
    /** Writes bytes where she says, replacing whole what is there; false when she chose no place. PROFILE_WRITE. */
    save: (bytes: Uint8Array) => write('rwb', bytes),
    /** Writes plain words in the same way, for any program to read. */
    saveText: (text: string) => write('txt', new TextEncoder().encode(UTF8_MARK + text)),
    /** Reads the file she says; null when she chose none. BACKUP_DAMAGED when it cannot be read or is too large. */
    async open(): Promise<Uint8Array | null> {
      const path = await alone(() => chooseFile(options))
      return path === null ? null : readBounded(path)
    },
  }
}
