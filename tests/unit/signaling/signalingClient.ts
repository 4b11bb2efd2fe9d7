import { once } from 'node:events'
import { onTestFinished } from 'vitest'
import { type ClientOptions, WebSocket } from 'ws'

export interface Closing {
  readonly code: number
  readonly reason: string
}

interface Waiting {
  readonly resolve: (message: unknown) => void
  readonly reject: (error: Error) => void
}

/** A WebSocket client of the tests: what it received is read one by one, in order. */
export class SignalingClient {
  readonly socket: WebSocket
  readonly closing: Promise<Closing>
  readonly errors: Error[] = []
  readonly #inbox: unknown[] = []
  readonly #waiting: Waiting[] = []

  constructor(url: string, options?: ClientOptions) {
    this.socket = new WebSocket(url, options)
    this.socket.on('error', error => this.errors.push(error))
    this.socket.on('message', data => this.#take(JSON.parse(data.toString())))
    this.closing = new Promise(resolve => {
      this.socket.on('close', (code, reason) => {
        resolve({ code, reason: reason.toString() })
        for (const { reject } of this.#waiting) reject(new Error(`closed with ${code} ${reason}`))
      })
    })
  }

  get unread(): readonly unknown[] {
    return this.#inbox
  }

  send(message: unknown): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message))
  }

  next(): Promise<unknown> {
    if (this.#inbox.length > 0) return Promise.resolve(this.#inbox.shift())
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }))
  }

  /** Waits until the server has handled everything sent so far, when nothing else is on its way to this client. */
  async settle(): Promise<void> {
    const others = await this.drain()
    if (others.length > 0) throw new Error('only a pong was expected')
  }

  /** Everything that the server had for this client before it answered a ping. */
  async drain(): Promise<readonly unknown[]> {
    this.send({ type: 'ping' })
    const received: unknown[] = []
    for (;;) {
      const message = await this.next()
      if ((message as { type?: unknown }).type === 'pong') return received
      received.push(message)
    }
  }

  #take(message: unknown): void {
    const waiting = this.#waiting.shift()
    if (waiting) waiting.resolve(message)
    else this.#inbox.push(message)
  }
}

export async function connectClient(url: string, options?: ClientOptions): Promise<SignalingClient> {
  const client = new SignalingClient(url, options)
  onTestFinished(() => client.socket.terminate())
  await once(client.socket, 'open')
  return client
}
