import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type Server, WebSocketServer } from 'ws'
import { ensureSignaling, signalingCodeOf } from '../../shared/signaling/signalingError.ts'
import { AddressLedger } from './addressLedger.ts'
import { refuseUpgrade } from './httpAnswers.ts'
import { ReasonedWebSocket } from './reasonedWebSocket.ts'
import { type ConnectionContext, SignalingConnection } from './signalingConnection.ts'

/** Whom an upgrade counts for. */
export interface CallerId {
  readonly addressOf: (request: IncomingMessage) => string
  /** Undefined means that only the total limit applies. */
  readonly keyOf: (address: string) => string | undefined
}

/** Turns HTTP upgrades into connections within the limits, and knows the connections that are open. */
export class SignalingDoor {
  readonly #context: ConnectionContext
  readonly #caller: CallerId
  readonly #ledger: AddressLedger
  readonly #sockets: Server<typeof ReasonedWebSocket>
  readonly #open = new Set<SignalingConnection>()
  #closed = false
  #whenEmpty: (() => void) | undefined

  constructor(context: ConnectionContext, caller: CallerId) {
    this.#context = context
    this.#caller = caller
    this.#ledger = new AddressLedger(context.limits)
    this.#sockets = new WebSocketServer(webSocketOptions(context))
    // so that an app can say when its computer's clock is far off (PROTOCOL.md §6); it tells nothing of anybody
    this.#sockets.on('headers', headers => headers.push(`Date: ${new Date().toUTCString()}`))
  }

  get socketCount(): number {
    return this.#open.size
  }

  /** False once newcomers are refused. */
  get isOpen(): boolean {
    return !this.#closed
  }

  refuseNewcomers(): void {
    this.#closed = true
  }

  admit(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    stream.on('error', () => this.#context.count('transport-error'))
    const key = this.#caller.keyOf(this.#caller.addressOf(request))
    try {
      this.#check(key)
      this.#sockets.handleUpgrade(request, stream, head, socket => this.#welcome(socket, key))
    } catch (error) {
      const code = signalingCodeOf(error)
      this.#context.count(code)
      refuseUpgrade(stream, code)
    }
  }

  /** Pings everybody, closes who did not answer the last time, and forgets addresses that have gone. */
  makeRounds(): void {
    for (const connection of this.#open) connection.checkAlive()
    this.#ledger.sweep(this.#context.clock.now())
  }

  /** Resolves when every socket is gone, which takes no longer than the close timeout. */
  async close(): Promise<void> {
    this.#closed = true
    if (this.#open.size === 0) return
    for (const connection of this.#open) connection.end('SIG_SHUTDOWN')
    await new Promise<void>(resolve => {
      this.#whenEmpty = resolve
    })
  }

  #check(key: string | undefined): void {
    ensureSignaling(!this.#closed, 'SIG_SHUTDOWN')
    ensureSignaling(this.#open.size < this.#context.limits.maxSockets, 'SIG_SERVER_FULL')
    if (key !== undefined) this.#ledger.knock(key, this.#context.clock.now())
  }

  #welcome(socket: ReasonedWebSocket, key: string | undefined): void {
    const { clock, count } = this.#context
    const connection = new SignalingConnection(socket, this.#context)
    this.#open.add(connection)
    if (key !== undefined) this.#ledger.enter(key, clock.now())
    count('socket-opened')
    socket.once('close', () => {
      this.#open.delete(connection)
      if (key !== undefined) this.#ledger.leave(key, clock.now())
      count('socket-closed')
      if (this.#open.size === 0) this.#whenEmpty?.()
    })
  }
}

function webSocketOptions({ limits }: ConnectionContext) {
  return {
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: limits.maxMessageBytes,
    closeTimeout: limits.closeTimeoutMs,
    WebSocket: ReasonedWebSocket,
  }
}
