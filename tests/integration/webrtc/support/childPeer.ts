import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'

type Typed = { readonly type: string }

/** A process that takes calls and tells events. */
export class ChildPeer<Call, Event extends Typed> {
  readonly events: Event[] = []
  readonly #process: ChildProcess
  readonly #waiting = new Set<() => void>()
  #end = ''

  constructor(script: string, args: readonly string[] = []) {
    this.#process = fork(script, args, {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    this.#process.on('exit', (code, signal) => {
      this.#end = `, for it ended with ${signal ?? code}`
      this.#look()
    })
    this.#process.on('message', event => {
      this.events.push(event as Event)
      this.#look()
    })
  }

  /** Whether the process is no more. */
  get hasEnded(): boolean {
    return this.#end !== ''
  }

  do(call: Call): void {
    this.#process.send(call as object)
  }

  /** Events of one type, from the start. */
  of<Type extends Event['type']>(type: Type): Extract<Event, { type: Type }>[] {
    return this.events.filter((event): event is Extract<Event, { type: Type }> => event.type === type)
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
        reject(new Error(`not in ${timeoutMs} ms: ${name}${this.#end}`))
      }, timeoutMs)
      this.#waiting.add(look)
      look()
    })
  }

  #look(): void {
    for (const look of [...this.#waiting]) look()
  }

  /** Stops the process where it stands, like a computer that sleeps. */
  pause(): void {
    this.#process.kill('SIGSTOP')
  }

  resume(): void {
    this.#process.kill('SIGCONT')
  }

  async kill(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return
    const gone = once(this.#process, 'exit')
    this.#process.kill('SIGKILL')
    await gone
  }
}
