import type { MessagePortMain } from 'electron'
import type { Clock } from '../../shared/ports/clock.ts'
import { createEmitter } from '../../shared/ports/createEmitter.ts'
import { mainCalls, mainEvents } from '../../shared/ports/mainPort.ts'
import { serveCalls } from '../../shared/ports/serveCalls.ts'
import type { Handlers } from '../../shared/ports/typedPort.ts'
import { type Child, childChannel, sendPort } from './childChannel.ts'
import type { Net } from './createNet.ts'
import { systemClock } from './systemClock.ts'

/** How long a process must live for its end to count as the first. */
const LASTING_MS = 60_000
const RESTART_MS = 500
const RESTART_MAX_MS = 15_000

export type CoreOptions = {
  readonly fork: () => Child
  readonly net: Pick<Net, 'open' | 'close'>
  /** A core began to run and wants a screen port. */
  readonly onStart: () => void
  /** It ended without having been asked to. */
  readonly onGone: () => void
  readonly clock?: Clock
}

/** The process with the keys, begun anew whenever it dies. */
export type Core = {
  start(): void
  isRunning(): boolean
  sendPort(event: 'screenPort' | 'netPort', port: MessagePortMain): void
  netGone(): void
  /** Ends it for good, at once. */
  end(): void
}

/** Pause before the next start: none after a long life, then longer each time. */
export function restartDelay(shortLives: number): number {
  return shortLives === 0 ? 0 : Math.min(RESTART_MS * 2 ** (shortLives - 1), RESTART_MAX_MS)
}

function netHandlers(net: CoreOptions['net']): Handlers<typeof mainCalls> {
  return {
    openNet: async request => {
      await net.open(request)
      return {}
    },
    closeNet: () => {
      net.close()
      return {}
    },
  }
}

/** Runs core; when it dies, everything that hung on it is told through `onGone`, and a new one starts. */
export function createCore({ fork, net, onStart, onGone, clock = systemClock }: CoreOptions): Core {
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
    serveCalls(childChannel(begun), mainCalls, netHandlers(net))
    onStart()
  }
  return {
    start,
    isRunning: () => child !== null,
    sendPort: (event, port) => (child ? sendPort(child, event, port) : port.close()),
    netGone() {
      if (child) createEmitter(childChannel(child), mainEvents).netGone({})
    },
    end() {
      ended = true
      cancel()
      child?.kill()
    },
  }
}
