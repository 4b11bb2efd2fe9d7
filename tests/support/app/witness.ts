import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'

/** Stands in front of a server and writes down from which address each connection comes. */
export class Witness {
  /** One for each connection, in their order. */
  readonly seen: string[] = []
  readonly #server: Server
  readonly #sockets = new Set<Socket>()

  private constructor(server: Server, behind: number) {
    this.#server = server
    server.on('connection', socket => {
      this.seen.push(socket.remoteAddress ?? '')
      this.#join(socket, connect(behind, '127.0.0.1'))
    })
  }

  /** A witness on a port of this computer, any free one unless told, and an address of it, in front of the server at another port. */
  static async start(behind: number, port = 0, host = '127.0.0.1'): Promise<Witness> {
    const server = createServer()
    server.listen(port, host)
    await once(server, 'listening')
    return new Witness(server, behind)
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    const closed = once(this.#server, 'close')
    this.#server.close()
    await closed
  }

  #join(one: Socket, other: Socket): void {
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const) {
      this.#sockets.add(from)
      from.pipe(to)
      from.on('error', () => to.destroy())
      from.on('close', () => {
        this.#sockets.delete(from)
        to.destroy()
      })
    }
  }
}
