import type { MessagePortMain } from 'electron'
import { createEmitter } from '../../shared/ports/createEmitter.ts'
import { mainCalls, mainEvents } from '../../shared/ports/mainPort.ts'
import { serveCalls } from '../../shared/ports/serveCalls.ts'
import type { Handlers } from '../../shared/ports/typedPort.ts'
import { type Child, childChannel, sendPort } from './childChannel.ts'

/** How long a process must live for its end to count as the first. */
const LASTING_MS = 60_000
const RESTART_MS = 500
const RESTART_MAX_MS = 15_000

export type CoreOptions = {
  readonly fork: () => Child
  readonly handlers: Handlers<typeof mainCalls>
  /** A core began to run and wants a screen port. */
  readonly onStart: () => void
  /** It ended without having been asked to. */
  readonly onGone: () => void
  readonly clock: { now(): number; after(milliseconds: number, run: () => void): () => void }
}

/** The process with the keys, begun anew whenever it dies. */
export type Core = {
  start(): void
  sendPort(event: 'screenPort' | 'netPort', port: MessagePortMain): void
  netGone(): void
  /** Ends it for good, at once. */
  end(): void
}

/** Pause before the next start: none after a long life, then longer each time. */
export function restartDelay(shortLives: number): number {
  return shortLives === 0 ? 0 : Math.min(RESTART_MS * 2 ** (shortLives - 1), RESTART_MAX_MS)
}

/** Runs core; when it dies, everything that hung on it is told through `onGone`, and a new one starts. */
export function createCore({ fork, handlers, onStart, onGone, clock }: CoreOptions): Core {
  let child: Child | null = null
  let shortLives = 0
  let cancel = (): void => undefined
  let ended = false

  const gone = (born: number) => {
    child = null
    if (ended) return
    onGone()
    cancel = clock.after(restartDelay(shortLives), start)
    shortLives = clock.now() - born < LASTING_MS ? shortLives + 1 : 0
  }
  const start = () => {
    const born = clock.now()
    const begun = fork()
    child = begun
    begun.once('exit', () => gone(born))
    serveCalls(childChannel(begun), mainCalls, handlers)
    onStart()
  }
  return {
    start,
    sendPort: (event, port) => (child ? sendPort(child, event, port) : port.close()),
    netGone: () => child && createEmitter(childChannel(child), mainEvents).netGone({}),
    end() {
      ended = true
      cancel()
      child?.kill()
    },
  }
}
