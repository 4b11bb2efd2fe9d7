import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import WebSocket, { WebSocketServer } from 'ws'

/** One text frame as it passed, and which client's connection it was on. */
export type RecordedFrame = {
  readonly from: 'client' | 'server'
  readonly client: number
  readonly text: string
}

/** A server in front of the real one that writes down every frame, may hold frames back, and may say what it likes. */
export class RecordingServer {
  readonly frames: RecordedFrame[] = []
  /** Milliseconds to hold a client's frame back. */
  delayMs: (text: string) => number = () => 0
  readonly #front: WebSocketServer
  readonly #behind: string
  readonly #sockets: WebSocket[] = []

  private constructor(front: WebSocketServer, behind: string) {
    this.#front = front
    this.#behind = behind
    front.on('connection', socket => this.#join(socket))
  }

  static async start(behind: string): Promise<RecordingServer> {
    const front = new WebSocketServer({ host: '127.0.0.1', port: 0 })
    await once(front, 'listening')
    return new RecordingServer(front, behind)
  }

  get url(): string {
    return `ws://127.0.0.1:${(this.#front.address() as AddressInfo).port}`
  }

  /** Payloads that clients published, with the topic. */
  get published(): { readonly topic: string; readonly data: string; readonly text: string }[] {
    return this.frames
      .filter(frame => frame.from === 'client')
      .map(frame => ({ ...JSON.parse(frame.text), text: frame.text }))
      .filter(message => message.type === 'publish')
  }

  /** Clients whose connection is open. */
  get open(): number[] {
    return this.#sockets.flatMap((socket, n) => (socket.readyState === WebSocket.OPEN ? [n + 1] : []))
  }

  /** Says something to every client, as a malicious server can. */
  tellAll(text: string): void {
    for (const socket of this.#sockets) if (socket.readyState === WebSocket.OPEN) socket.send(text)
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.terminate()
    const closed = once(this.#front, 'close')
    this.#front.close()
    await closed
  }

  #join(socket: WebSocket): void {
    const client = this.#sockets.push(socket)
    const behind = new WebSocket(this.#behind)
    const early: string[] = []
    behind.on('open', () => {
      for (const text of early) behind.send(text)
    })
    const forward = (text: string) => {
      if (behind.readyState === WebSocket.OPEN) behind.send(text)
      else if (behind.readyState === WebSocket.CONNECTING) early.push(text)
    }
    socket.on('message', data => {
      const text = String(data)
      this.frames.push({ from: 'client', client, text })
      const delayMs = this.delayMs(text)
      if (delayMs > 0) setTimeout(() => forward(text), delayMs)
      else forward(text)
    })
    behind.on('message', data => {
      this.frames.push({ from: 'server', client, text: String(data) })
      socket.send(String(data))
    })
    behind.on('error', () => socket.terminate())
    behind.on('close', () => socket.terminate())
    socket.on('error', () => behind.terminate())
    socket.on('close', () => behind.close())
  }
}
