import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'

/** A port that hears packets of UDP and answers none. */
export class UdpListener {
  heard = 0
  readonly #socket: Socket

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.on('message', () => {
      this.heard += 1
    })
  }

  /** One on a free port of this computer. */
  static async start(): Promise<UdpListener> {
    const socket = createSocket('udp4')
    socket.bind(0, '127.0.0.1')
    await once(socket, 'listening')
    return new UdpListener(socket)
  }

  get port(): number {
    return this.#socket.address().port
  }

  close(): void {
    this.#socket.close()
  }
}
