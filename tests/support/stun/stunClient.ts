import { createSocket, type Socket as DatagramSocket } from 'node:dgram'
import { on, once } from 'node:events'
import { connect as connectTcp, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import {
  ATTRIBUTE,
  readStunAnswer,
  STUN,
  type StunAnswer,
  type StunAttribute,
  type StunKey,
  stunLength,
  stunRequest,
} from './stunMessage.ts'

/** How a client reaches a relay. */
export type StunTransport = 'udp' | 'tcp' | 'tls'

const UDP_OVER_RELAY = Buffer.from([17, 0, 0, 0])
const PATIENCE_MS = 10_000
const RETRANSMISSION_MS = 500

/** Just enough of a STUN and TURN client to ask a relay for what it should give, and for what it should not. */
export class StunClient {
  readonly #exchange: (request: Buffer) => Promise<Buffer>
  readonly close: () => void
  #challenge: StunAnswer['attributes'] | undefined

  private constructor(exchange: (request: Buffer) => Promise<Buffer>, close: () => void) {
    this.#exchange = exchange
    this.close = close
  }

  static async open(transport: StunTransport, port: number, host = '127.0.0.1'): Promise<StunClient> {
    if (transport === 'udp') return overUdp(port, host, StunClient.#make)
    const isTls = transport === 'tls'
    const socket = isTls ? connectTls({ port, host, rejectUnauthorized: false }) : connectTcp(port, host)
    await once(socket, isTls ? 'secureConnect' : 'connect')
    return StunClient.#make(
      request => overStream(socket, request),
      () => socket.destroy(),
    )
  }

  static #make(exchange: (request: Buffer) => Promise<Buffer>, close: () => void): StunClient {
    return new StunClient(exchange, close)
  }

  async ask(type: number, attributes: readonly StunAttribute[] = [], key?: StunKey): Promise<StunAnswer> {
    return readStunAnswer(await this.#exchange(stunRequest(type, attributes, key)))
  }

  /** Asks as one who is known: the realm and nonce come from a first refusal. */
  async askWith(
    credential: { readonly username: string; readonly password: string },
    type: number,
    attributes: readonly StunAttribute[],
  ): Promise<StunAnswer> {
    this.#challenge ??= (
      await this.ask(STUN.allocate, [[ATTRIBUTE.requestedTransport, UDP_OVER_RELAY]])
    ).attributes
    const [realm, nonce] = [this.#challenge.get(ATTRIBUTE.realm), this.#challenge.get(ATTRIBUTE.nonce)]
    if (!realm || !nonce) throw new Error('the relay did not ask who it is')
    const named: StunAttribute[] = [
      [ATTRIBUTE.username, Buffer.from(credential.username)],
      [ATTRIBUTE.realm, realm],
      [ATTRIBUTE.nonce, nonce],
    ]
    return this.ask(type, [...attributes, ...named], { ...credential, realm: realm.toString() })
  }

  /** Asks for a UDP address on the relay. */
  allocate(credential: { readonly username: string; readonly password: string }): Promise<StunAnswer> {
    return this.askWith(credential, STUN.allocate, [[ATTRIBUTE.requestedTransport, UDP_OVER_RELAY]])
  }
}

type Make = (exchange: (request: Buffer) => Promise<Buffer>, close: () => void) => StunClient

function overUdp(port: number, host: string, make: Make): StunClient {
  const socket = createSocket('udp4')
  const exchange = async (request: Buffer) => {
    const send = () => socket.send(request, port, host)
    // Datagrams may be lost, so a question is sent again until it is answered (RFC 8489 §6.2.1)
    const again = setInterval(send, RETRANSMISSION_MS)
    try {
      send()
      return await answerTo(request, socket)
    } finally {
      clearInterval(again)
    }
  }
  return make(exchange, () => socket.close())
}

async function answerTo(request: Buffer, socket: DatagramSocket): Promise<Buffer> {
  const transaction = request.subarray(8, 20)
  // What answers a question that was sent twice comes twice
  for await (const [answer] of on(socket, 'message', { signal: AbortSignal.timeout(PATIENCE_MS) }))
    if (transaction.equals((answer as Buffer).subarray(8, 20))) return answer as Buffer
  throw new Error('the socket closed before an answer')
}

async function overStream(socket: Socket, request: Buffer): Promise<Buffer> {
  socket.write(request)
  let bytes: Buffer = Buffer.alloc(0)
  for (;;) {
    const [more] = await once(socket, 'data', { signal: AbortSignal.timeout(PATIENCE_MS) })
    bytes = Buffer.concat([bytes, more as Buffer])
    const length = stunLength(bytes)
    if (length !== undefined && bytes.length >= length) return bytes.subarray(0, length)
  }
}
