import { connect, type Socket } from 'node:net'

const TEXT = 0x81
const PONG = 0x8a
const PING = 9

/** What one socket of the load tells. */
export interface LoadListener {
  /** One text frame, before the next one is read. */
  onText(payload: Buffer): void
}

/** A WebSocket that does as little as it can, so that the server under load is the one that works. Its mask is all zeros. */
export class LoadSocket {
  readonly #socket: Socket
  readonly #listener: LoadListener
  #rest: Buffer = Buffer.alloc(0)

  private constructor(socket: Socket, listener: LoadListener) {
    this.#socket = socket
    this.#listener = listener
    socket.on('data', bytes => this.#read(bytes))
  }

  /** Connects as a client behind a proxy would that has the address number `index`. */
  static open(port: number, index: number, listener: LoadListener): Promise<LoadSocket> {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    const address = `10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`
    const lines = [
      'GET / HTTP/1.1',
      'Host: load',
      'Upgrade: websocket',
      'Connection: Upgrade',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
      `X-Forwarded-For: ${address}`,
    ]
    socket.write(`${lines.join('\r\n')}\r\n\r\n`)
    return new Promise((resolve, reject) => {
      socket.once('error', reject)
      socket.once('data', head => {
        if (!head.includes(' 101 ')) reject(new Error(`refused: ${head.subarray(0, 80)}`))
        else resolve(new LoadSocket(socket, listener))
      })
    })
  }

  send(frame: Buffer): void {
    this.#socket.write(frame)
  }

  close(): void {
    this.#socket.destroy()
  }

  #read(bytes: Buffer): void {
    let buffer = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes])
    for (;;) {
      const size = sizeOf(buffer)
      if (size === undefined || buffer.length < size.head + size.body) break
      this.#take((buffer[0] ?? 0) & 15, buffer.subarray(size.head, size.head + size.body))
      buffer = buffer.subarray(size.head + size.body)
    }
    this.#rest = buffer
  }

  #take(opcode: number, payload: Buffer): void {
    if (opcode === 1) this.#listener.onText(payload)
    else if (opcode === PING) this.#socket.write(frameOf(PONG, payload))
  }
}

function sizeOf(buffer: Buffer): { readonly head: number; readonly body: number } | undefined {
  const short = (buffer[1] ?? 0) & 127
  if (buffer.length < 2 || (short === 126 && buffer.length < 4)) return undefined
  if (short === 127) throw new Error('no message of a signalling server is so long')
  return short === 126 ? { head: 4, body: buffer.readUInt16BE(2) } : { head: 2, body: short }
}

/** The frame of a text, as a client sends it. */
export function textFrame(payload: Buffer): Buffer {
  return frameOf(TEXT, payload)
}

function frameOf(first: number, payload: Buffer): Buffer {
  const isShort = payload.length < 126
  const head = Buffer.alloc(isShort ? 6 : 8)
  head[0] = first
  head[1] = 0x80 | (isShort ? payload.length : 126)
  if (!isShort) head.writeUInt16BE(payload.length, 2)
  return Buffer.concat([head, payload])
}
