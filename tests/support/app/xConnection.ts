import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** What a display says about itself when somebody connects. */
export type XSetup = { readonly root: number; readonly minKeycode: number; readonly maxKeycode: number }

const HEAD = 32

/** One request: its opcode, the byte beside it, and what follows, in whole words. */
function requestBytes(opcode: number, detail: number, body: Buffer): Buffer {
  const padded = Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)])
  const head = Buffer.from([opcode, detail, 0, 0])
  head.writeUInt16LE(1 + padded.length / 4, 2)
  return Buffer.concat([head, padded])
}

function readSetup(data: Buffer): XSetup {
  const vendor = data.readUInt16LE(16)
  const formats = data.readUInt8(21)
  const screens = 32 + Math.ceil(vendor / 4) * 4 + formats * 8
  return { root: data.readUInt32LE(screens), minKeycode: data.readUInt8(26), maxKeycode: data.readUInt8(27) }
}

/** A connection to an X display of this computer, by the protocol itself, so that tests need no tool that might be missing. */
export class XConnection {
  readonly setup: XSetup
  readonly #socket: Socket
  readonly #waiting = new Map<number, (reply: Buffer | null) => void>()
  #sequence = 0
  #bytes: Buffer

  private constructor(socket: Socket, setup: XSetup, rest: Buffer) {
    this.#socket = socket
    this.setup = setup
    this.#bytes = rest
    socket.on('data', chunk => {
      this.#bytes = Buffer.concat([this.#bytes, chunk])
      this.#read()
    })
  }

  static async open(display: string): Promise<XConnection> {
    const number = /:(\d+)/.exec(display)?.[1] ?? '0'
    const socket = connect(`/tmp/.X11-unix/X${number}`)
    await once(socket, 'connect')
    socket.write(Buffer.from([0x6c, 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0]))
    let bytes = Buffer.alloc(0)
    const length = () => (bytes.length < 8 ? Number.POSITIVE_INFINITY : 8 + 4 * bytes.readUInt16LE(6))
    while (bytes.length < length()) bytes = Buffer.concat([bytes, (await once(socket, 'data'))[0]])
    if (bytes[0] !== 1) throw new Error('the display lets nobody in')
    return new XConnection(socket, readSetup(bytes.subarray(8)), bytes.subarray(length()))
  }

  /** Sends something that has no answer. */
  send(opcode: number, detail: number, body: Buffer): void {
    this.#sequence = (this.#sequence + 1) & 0xffff
    this.#socket.write(requestBytes(opcode, detail, body))
  }

  /** Sends a question; null when the display refuses it, as for a window that is gone. */
  ask(opcode: number, detail: number, body: Buffer): Promise<Buffer | null> {
    this.send(opcode, detail, body)
    return new Promise(resolve => this.#waiting.set(this.#sequence, resolve))
  }

  close(): void {
    this.#socket.destroy()
  }

  #read(): void {
    while (this.#bytes.length >= HEAD) {
      const kind = this.#bytes[0]
      const length = kind === 1 || kind === 35 ? HEAD + 4 * this.#bytes.readUInt32LE(4) : HEAD
      if (this.#bytes.length < length) return
      const message = this.#bytes.subarray(0, length)
      this.#bytes = this.#bytes.subarray(length)
      if (kind === 0 || kind === 1) this.#answer(message.readUInt16LE(2), kind === 1 ? message : null)
    }
  }

  #answer(sequence: number, reply: Buffer | null): void {
    this.#waiting.get(sequence)?.(reply)
    this.#waiting.delete(sequence)
  }
}
