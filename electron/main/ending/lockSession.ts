/** How long core may write what is to be kept before it is killed. */
export const LOCK_FLUSH_MS = 300

export type LockOptions = {
  /** Takes the window with the words away and ends its process; opens an empty one at the same place when that has happened. */
  readonly renewScreen: () => Promise<void>
  readonly closeNet: () => Promise<void>
  readonly stopCore: (within: number) => Promise<void>
  readonly startCore: () => void
  readonly stopSignaling: () => Promise<void>
  readonly emptySelection: () => void
}

/** Ends the process with the keys and that with the words and starts both anew and empty. While it does, asking again changes nothing. */
export function lockSession(options: LockOptions): () => Promise<void> {
  let locking: Promise<void> | null = null
  const lock = async () => {
    const screen = options.renewScreen()
    options.emptySelection()
    const core = Promise.all([options.stopCore(LOCK_FLUSH_MS), options.closeNet(), options.stopSignaling()])
    try {
      await core
    } finally {
      options.startCore()
      await screen
      locking = null
    }
  }
  return () => {
    locking ??= lock()
    return locking
  }
}
