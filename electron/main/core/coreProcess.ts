import type { MessagePortMain } from 'electron'
import type { Clock } from '../../../shared/ports/clock.ts'
import { createEmitter } from '../../../shared/ports/createEmitter.ts'
import { MAIN_MESSAGE_MAX, mainCalls, mainEvents } from '../../../shared/ports/mainPort.ts'
import { serveCalls } from '../../../shared/ports/serveCalls.ts'
import type { Handlers } from '../../../shared/ports/typedPort.ts'
import { type Processes, processes } from '../ending/endProcess.ts'
import { systemClock } from '../systemClock.ts'
import { type Child, childChannel, sendPort } from './childChannel.ts'

/** How long a process must live for its end not to count as a failure to run. */
const LASTING_MS = 60_000
const RESTART_MS = 500
const RESTART_MAX_MS = 15_000
/** How long the app waits at most for core to write what is to be kept. */
export const CLOSE_MAX_MS = 1500
/** How long a killed process may take to be gone. */
const GONE_MAX_MS = 1000

export type CoreOptions = {
  readonly fork: () => Child
  /** What it may ask of main. */
  readonly handlers: Handlers<typeof mainCalls>
  /** It began to run and wants a screen port. */
  readonly onStart: () => void
  /** It ended without having been asked to. */
  readonly onGone: () => void
  readonly clock?: Clock
  readonly processes?: Pick<Processes, 'kill'>
}

/** Pause before the next start: none after a long life, then longer each time. */
export function restartDelay(shortLives: number): number {
  return shortLives === 0 ? 0 : Math.min(RESTART_MS * 2 ** (shortLives - 1), RESTART_MAX_MS)
}

/** The process with the keys. When it dies, everything that hung on it is told through `onGone`, and a new one starts. */
export class CoreProcess {
  readonly #options: CoreOptions
  readonly #clock: Clock
  #child: Child | null = null
  #shortLives = 0
  #cancelStart: (() => void) | null = null
  #isEnding = false

  constructor(options: CoreOptions) {
    this.#options = options
    this.#clock = options.clock ?? systemClock
  }

  get isRunning(): boolean {
    return this.#child !== null
  }

  start(): void {
    const born = this.#clock.now()
    const child = this.#options.fork()
    this.#isEnding = false
    this.#child = child
    child.once('exit', () => this.#gone(child, born))
    serveCalls(childChannel(child), mainCalls, this.#options.handlers, { limit: MAIN_MESSAGE_MAX })
    this.#options.onStart()
  }

  /** Hands over one end of a pair of ports; closes it when there is nobody to have it. */
  sendPort(event: 'screenPort' | 'netPort', port: MessagePortMain): void {
    if (this.#child) sendPort(this.#child, event, port)
    else port.close()
  }

  /** Says that the net window crashed. */
  netGone(): void {
    if (this.#child) createEmitter(childChannel(this.#child), mainEvents).netGone({})
  }

  /** Tells how far this computer's clock is ahead of a server's, in ms; null when that is not known any more. */
  serverTime(time: { readonly url: string; readonly clockAhead: number | null }): void {
    if (this.#child) createEmitter(childChannel(this.#child), mainEvents).serverTime(time)
  }

  /** Lets it write what is to be kept for so long at most, then kills it. It does not start again by itself. */
  async stop(within = CLOSE_MAX_MS): Promise<void> {
    this.#end()
    const child = this.#child
    if (!child) return
    createEmitter(childChannel(child), mainEvents).close({})
    await this.#exited(child, within)
    if (this.#child !== child) return
    this.kill()
    await this.#exited(child, GONE_MAX_MS)
    this.#child = null
  }

  /** Kills it at once. It does not start again by itself. */
  kill(): void {
    this.#end()
    const child = this.#child
    if (child?.pid !== undefined) (this.#options.processes ?? processes).kill(child.pid)
    else child?.kill()
  }

  #exited(child: Child, within: number): Promise<void> {
    return new Promise(resolve => {
      const cancel = this.#clock.after(within, resolve)
      child.once('exit', () => {
        cancel()
        resolve()
      })
    })
  }

  #end(): void {
    this.#isEnding = true
    this.#cancelStart?.()
    this.#cancelStart = null
  }

  #gone(child: Child, born: number): void {
    if (this.#child !== child) return
    this.#child = null
    if (this.#isEnding) return
    this.#options.onGone()
    this.#shortLives = this.#clock.now() - born < LASTING_MS ? this.#shortLives + 1 : 0
    this.#cancelStart = this.#clock.after(restartDelay(Math.max(0, this.#shortLives - 1)), () => this.start())
  }
}
