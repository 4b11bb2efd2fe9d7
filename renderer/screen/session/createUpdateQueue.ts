import { mergeUpdates } from 'yjs'
import type { ErrorCode } from '../../../shared/bytes/protocolError.ts'
import type { Clock } from '../../../shared/ports/clock.ts'
import type { CallResult } from '../../../shared/ports/typedPort.ts'
import { createStore, type Store } from './createStore.ts'

/** How long an update waits for more, in milliseconds. */
export const BATCH_WAIT = 400
/** From this many waiting bytes on it waits no longer. */
export const BATCH_ENOUGH = 4 * 1024
/** What is merged into one hand-over, so that it fits into one record. A single larger update goes alone. */
export const BATCH_MOST = 48 * 1024
/** How long to wait when core asks to slow down, in milliseconds. */
export const SLOW_WAIT = 1500

/** Where the hand-over of one's own changes stands. After `refused` nothing more is handed over. */
export type HandOver =
  | { readonly state: 'done' | 'busy' | 'slow' }
  | { readonly state: 'refused'; readonly code: ErrorCode }

/** Hands Yjs updates over in order, in batches. */
export type UpdateQueue = {
  readonly state: Store<HandOver>
  push(update: Uint8Array): void
  /** Hands over what waits, without waiting for more; settles when all of it is answered. */
  flush(): Promise<void>
  /** Forgets what waits. */
  stop(): void
}

type Parts = { readonly clock: Clock; readonly send: (update: Uint8Array) => Promise<CallResult<unknown>> }

/** Takes from the front as many updates as fit into one batch, at least one. */
function takeBatch(waiting: Uint8Array[]): Uint8Array[] {
  let size = 0
  let count = 0
  for (const update of waiting) {
    if (count > 0 && size + update.length > BATCH_MOST) break
    size += update.length
    count += 1
  }
  return waiting.splice(0, count)
}

function merged(batch: readonly Uint8Array[]): Uint8Array {
  const [only] = batch
  return only && batch.length === 1 ? only : mergeUpdates([...batch])
}

/** Makes a queue that hands one batch over at a time: the next one leaves when the one before was accepted. */
export function createUpdateQueue({ clock, send }: Parts): UpdateQueue {
  const state = createStore<HandOver>({ state: 'done' })
  let waiting: Uint8Array[] = []
  let running: Promise<void> | null = null
  let cancelTimer: (() => void) | null = null

  const refused = () => state.get().state === 'refused'
  const pause = (milliseconds: number) =>
    new Promise<void>(resume => {
      clock.after(milliseconds, resume)
    })

  async function sendOne(batch: Uint8Array): Promise<void> {
    const result = await send(batch)
    if (result.ok) return
    if (result.code !== 'RATE') return state.set({ state: 'refused', code: result.code })
    state.set({ state: 'slow' })
    await pause(SLOW_WAIT)
    return sendOne(batch)
  }

  async function drain(): Promise<void> {
    while (waiting.length > 0 && !refused()) await sendOne(merged(takeBatch(waiting)))
    if (!refused()) state.set({ state: 'done' })
    running = null
  }

  function flush(): Promise<void> {
    cancelTimer?.()
    cancelTimer = null
    running ??= drain()
    return running
  }

  return {
    state,
    push(update) {
      if (refused()) return
      waiting.push(update)
      if (state.get().state === 'done') state.set({ state: 'busy' })
      const size = waiting.reduce((sum, { length }) => sum + length, 0)
      if (size >= BATCH_ENOUGH) void flush()
      else cancelTimer ??= clock.after(BATCH_WAIT, () => void flush())
    },
    flush,
    stop() {
      cancelTimer?.()
      cancelTimer = null
      waiting = []
    },
  }
}
