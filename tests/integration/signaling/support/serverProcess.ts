import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as rest } from 'node:timers/promises'

const running = new Set<ChildProcess>()
// A test process that breaks off leaves no server behind
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

/** A server of an operator in a process of its own. */
export class ServerProcess {
  readonly child: ChildProcess
  readonly #name: string
  #output = ''

  constructor(command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
    this.#name = command
    const path = { PATH: process.env.PATH ?? '' }
    this.child = spawn(command, [...args], { env: { ...path, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
    this.child.stdout?.on('data', data => (this.#output += data))
    this.child.stderr?.on('data', data => (this.#output += data))
    running.add(this.child)
    this.child.on('exit', () => running.delete(this.child))
    this.child.on('error', error => (this.#output += error.message))
  }

  get output(): string {
    return this.#output
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null || this.child.pid === undefined
  }

  /** Waits until something answers at the port. */
  async listens(port: number, timeoutMs = 15_000): Promise<void> {
    const until = Date.now() + timeoutMs
    while (!(await answers(port))) {
      if (this.hasEnded || Date.now() > until) throw new Error(`${this.#name} did not start: ${this.#output}`)
      await rest(20)
    }
  }

  /** Waits until the output matches and gives the match. */
  async says(pattern: RegExp, timeoutMs = 15_000): Promise<string> {
    const until = Date.now() + timeoutMs
    for (;;) {
      const match = pattern.exec(this.#output)
      if (match) return match[1] ?? match[0]
      if (this.hasEnded || Date.now() > until)
        throw new Error(`${this.#name} did not say it: ${this.#output}`)
      await rest(20)
    }
  }

  /** Ends it with this signal and gives its exit code; null when the signal killed it. */
  async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    if (this.hasEnded) return this.child.exitCode
    const gone = once(this.child, 'exit')
    this.child.kill(signal)
    const [code] = await gone
    return code
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1')
    const say = (does: boolean) => {
      socket.destroy()
      resolve(does)
    }
    socket.once('connect', () => say(true))
    socket.once('error', () => say(false))
  })
}
