import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import WebSocket, { WebSocketServer } from 'ws'

/** One publication as a client made it. */
export type Published = {
  readonly client: number
  readonly topic: string
  readonly data: string
}

/** Whom a publication is forwarded to, if not as it should be. */
export type Forwarding = { readonly topic?: string; readonly reflect?: boolean; readonly only?: number }

/**
 * A signalling server on a real socket that keeps no rule: it forwards without limits, writes everything down, and what becomes
 * of a publication is the test's business.
 */
export class HostileServer {
  /** Everything that clients published, in order. */
  readonly said: Published[] = []
  /** Topics that clients asked for, in order. */
  readonly asked: string[] = []
  /** Decides what becomes of a publication. */
  treat: (said: Published) => void = said => this.forward(said)
  /** Hears, and says nothing. */
  mute = false
  readonly #topics = new Map<WebSocket, Set<string>>()
  #server: WebSocketServer
  #port: number
  #clients = 0

  private constructor(server: WebSocketServer) {
    this.#server = server
    this.#port = (server.address() as AddressInfo).port
    server.on('connection', socket => this.#join(socket))
  }

  static async start(): Promise<HostileServer> {
    return new HostileServer(await listening(0))
  }

  get url(): string {
    return `ws://127.0.0.1:${this.#port}`
  }

  /** How many clients are connected now. */
  get open(): number {
    return [...this.#topics.keys()].filter(socket => socket.readyState === WebSocket.OPEN).length
  }

  /** How many connections there ever were. */
  get connections(): number {
    return this.#clients
  }

  /** Sends a publication to the subscribers of its topic, as a server should, or otherwise. */
  forward(said: Published, { topic = said.topic, reflect = false, only }: Forwarding = {}): void {
    const text = JSON.stringify({ type: 'publish', topic, data: said.data })
    for (const [socket, topics] of this.#topics) {
      const client = numbers.get(socket)
      const isMeant = only === undefined ? reflect || client !== said.client : client === only
      if (topics.has(topic) && isMeant) this.#send(socket, text)
    }
  }

  /** Says something to every client. */
  tellAll(bytes: string | Uint8Array): void {
    for (const socket of this.#topics.keys()) this.#send(socket, bytes)
  }

  /** Breaks every connection and takes no new one. */
  async down(): Promise<void> {
    for (const socket of this.#topics.keys()) socket.terminate()
    const closed = once(this.#server, 'close')
    this.#server.close()
    await closed
  }

  /** Comes back at the same address, with nothing remembered. */
  async up(): Promise<void> {
    this.#server = await listening(this.#port)
    this.#server.on('connection', socket => this.#join(socket))
  }

  #send(socket: WebSocket, bytes: string | Uint8Array): void {
    if (socket.readyState === WebSocket.OPEN && !this.mute) socket.send(bytes)
  }

  #join(socket: WebSocket): void {
    this.#clients += 1
    numbers.set(socket, this.#clients)
    this.#topics.set(socket, new Set())
    socket.on('message', data => this.#hear(socket, JSON.parse(String(data))))
    socket.on('close', () => this.#topics.delete(socket))
    // a client that breaks off is no matter of this server's
    socket.on('error', () => socket.terminate())
  }

  #hear(socket: WebSocket, message: { type: string; topics: string[]; topic: string; data: string }): void {
    const topics = this.#topics.get(socket)
    switch (message.type) {
      case 'subscribe':
        for (const topic of message.topics) topics?.add(topic)
        this.asked.push(...message.topics)
        break
      case 'unsubscribe':
        for (const topic of message.topics) topics?.delete(topic)
        break
      case 'ping':
        this.#send(socket, '{"type":"pong"}')
        break
      case 'publish': {
        const said = { client: numbers.get(socket) ?? 0, topic: message.topic, data: message.data }
        this.said.push(said)
        this.treat(said)
      }
    }
  }
}

const numbers = new WeakMap<WebSocket, number>()

async function listening(port: number): Promise<WebSocketServer> {
  const server = new WebSocketServer({ host: '127.0.0.1', port, maxPayload: 256 * 1024 * 1024 })
  await once(server, 'listening')
  return server
}
