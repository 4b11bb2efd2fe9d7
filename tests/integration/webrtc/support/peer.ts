import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import type { TransportEvent } from '../../../../shared/ports/transport.ts'
import type { PeerCall } from './peerCall.ts'

/** A peer in a process of its own, as a test sees it. */
export class Peer {
  readonly events: TransportEvent[] = []
  readonly #process: ChildProcess
  readonly #waiting = new Set<() => void>()

  constructor(script: string) {
    this.#process = fork(script, { serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    this.#process.on('message', event => {
      this.events.push(event as TransportEvent)
      for (const look of [...this.#waiting]) look()
    })
  }

  do(call: PeerCall): void {
    this.#process.send(call)
  }

  /** Events of one type, from the start. */
  of<Type extends TransportEvent['type']>(type: Type): Extract<TransportEvent, { type: Type }>[] {
    return this.events.filter(
      (event): event is Extract<TransportEvent, { type: Type }> => event.type === type,
    )
  }

  /** Resolves as soon as the condition holds; rejects with its name when it does not in time. */
  until(name: string, condition: () => boolean, timeoutMs = 20_000): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = () => {
        if (!condition()) return
        this.#waiting.delete(look)
        clearTimeout(timer)
        resolve()
      }
      const timer = setTimeout(() => {
        this.#waiting.delete(look)
        reject(new Error(`not in ${timeoutMs} ms: ${name}`))
      }, timeoutMs)
      this.#waiting.add(look)
      look()
    })
  }

  /** Links that are open now. */
  get links(): Extract<TransportEvent, { type: 'link-open' }>[] {
    const closed = new Set(this.of('link-closed').map(event => event.link))
    return this.of('link-open').filter(event => !closed.has(event.link))
  }

  linked(count: number, timeoutMs?: number): Promise<void> {
    return this.until(`${count} links`, () => this.links.length === count, timeoutMs)
  }

  /** Stops the process where it stands, like a computer that sleeps. */
  pause(): void {
    this.#process.kill('SIGSTOP')
  }

  resume(): void {
    this.#process.kill('SIGCONT')
  }

  async kill(signal: NodeJS.Signals): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return
    const gone = once(this.#process, 'exit')
    this.#process.kill(signal)
    await gone
  }
}
