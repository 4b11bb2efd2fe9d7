import { freePort, freshFolder, operatingFile, replaced, writeIn } from './operating.ts'
import { ServerProcess } from './serverProcess.ts'

export const NATS_PASSWORD = 'pa55word-of-the-tests'

/** A real nats-server with the operators' configuration, on another port. */
export class NatsProcess {
  readonly port: number
  readonly #config: string
  #process: ServerProcess

  private constructor(port: number, config: string) {
    this.port = port
    this.#config = config
    this.#process = this.#launch()
  }

  static async start(): Promise<NatsProcess> {
    const port = await freePort()
    const text = replaced(operatingFile('nats-server.conf'), [['127.0.0.1:4222', `127.0.0.1:${port}`]])
    const nats = new NatsProcess(port, writeIn(freshFolder(), 'nats-server.conf', text))
    await nats.#process.listens(port)
    return nats
  }

  get url(): string {
    return `nats://127.0.0.1:${this.port}`
  }

  get output(): string {
    return this.#process.output
  }

  get pid(): number {
    return this.#process.child.pid ?? 0
  }

  /** Kills it where it stands. */
  kill(): Promise<number | null> {
    return this.#process.end('SIGKILL')
  }

  /** Stops it where it stands, so that it reads nothing and is not gone. */
  pause(): void {
    this.#process.child.kill('SIGSTOP')
  }

  resume(): void {
    this.#process.child.kill('SIGCONT')
  }

  /** The same server again, on the same port, with nothing remembered. */
  async again(): Promise<void> {
    this.#process = this.#launch()
    await this.#process.listens(this.port)
  }

  #launch(): ServerProcess {
    return new ServerProcess('nats-server', ['-c', this.#config], { ROWAN_NATS_PASSWORD: NATS_PASSWORD })
  }
}
