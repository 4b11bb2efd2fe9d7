import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'

/** One address in front of several instances: a connection goes to the first of them that takes it. */
export class Balancer {
  /** Ports, the preferred one first. */
  targets: readonly number[]
  readonly #server: Server
  readonly #sockets = new Set<Socket>()

  private constructor(targets: readonly number[], server: Server) {
    this.targets = targets
    this.#server = server
    server.on('connection', socket => this.#join(socket, [...this.targets]))
  }

  static async start(targets: readonly number[]): Promise<Balancer> {
    const server = createServer()
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    return new Balancer(targets, server)
  }

  get url(): string {
    return `ws://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    const closed = once(this.#server, 'close')
    this.#server.close()
    await closed
  }

  #join(socket: Socket, [port, ...others]: number[]): void {
    this.#sockets.add(socket)
    socket.on('close', () => this.#sockets.delete(socket))
    if (port === undefined) {
      socket.destroy()
      return
    }
    const behind = connect(port, '127.0.0.1')
    behind.once('error', () => this.#join(socket, others))
    behind.once('connect', () => {
      socket.pipe(behind).pipe(socket)
      socket.on('error', () => behind.destroy())
      behind.on('error', () => socket.destroy())
      behind.on('close', () => socket.destroy())
    })
  }
}
