import { createHash } from 'node:crypto'
import type { Clock } from '../../../shared/ports/clock.ts'

/** How long what was copied from Rowan stays on the clipboard. */
export const CLIPBOARD_MS = 30_000

/** What is used of Electron's clipboard, whose reading became asynchronous, and whose second clipboard of Linux was given up. */
export type GuardedClipboard = {
  readText(): string | Promise<string>
  clear(type?: 'selection'): void
}

export type ClipboardOptions = {
  readonly clipboard: GuardedClipboard
  readonly clock: Clock
  readonly platform: NodeJS.Platform
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64')
}

/** Empties the clipboard of what was copied from Rowan, and leaves alone what came from elsewhere since. */
export class ClipboardGuard {
  readonly #options: ClipboardOptions
  /** Of the words only this is kept. */
  #hash: string | null = null
  #cancel: (() => void) | null = null

  constructor(options: ClipboardOptions) {
    this.#options = options
  }

  async copied(): Promise<void> {
    this.#cancel?.()
    this.#cancel = this.#options.clock.after(CLIPBOARD_MS, () => void this.empty())
    this.#hash = hashOf(await this.#options.clipboard.readText())
  }

  /** At once, if it still holds them; where the clipboard can be read at once, nothing is left to wait for. */
  empty(): Promise<void> | undefined {
    this.#cancel?.()
    this.#cancel = null
    const hash = this.#hash
    this.#hash = null
    if (hash === null) return undefined
    const text = this.#options.clipboard.readText()
    if (typeof text !== 'string') return text.then(words => this.#clear(words, hash))
    this.#clear(text, hash)
    return undefined
  }

  /** What was only marked with the mouse lies in a second clipboard on Linux, held in the memory of this process. */
  emptySelection(): void {
    const { clipboard, platform } = this.#options
    // Where there is no way to name that clipboard any more, this would empty the first one.
    if (platform === 'linux' && 'readHTML' in clipboard) clipboard.clear('selection')
  }

  #clear(words: string, hash: string): void {
    if (hashOf(words) === hash) this.#options.clipboard.clear()
  }
}
