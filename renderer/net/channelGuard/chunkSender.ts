import { ensure } from '../../../shared/bytes/protocolError.ts'
import type { Clock } from '../../../shared/ports/clock.ts'
import { ByteBudget } from '../bounds/byteBudget.ts'
import { Timers } from '../time/timers.ts'
import { CHUNK, CHUNK_DATA, type ChunkType, encodeChunk } from './chunk.ts'
import { BUFFERED_MAX, CHUNK_COST, QUEUE_MAX, SENDING } from './trafficLimits.ts'

/** What sending needs of a data channel. */
export type SendingChannel = {
  readonly bufferedAmount: number
  readonly readyState: string
  send(bytes: Uint8Array<ArrayBuffer>): void
}

type Message = { readonly bytes: Uint8Array; readonly free: boolean }
type Lane = {
  readonly type: ChunkType
  readonly budget: ByteBudget
  readonly messages: Message[]
  id: number
  offset: number
}

const LOOK_AGAIN_MS = 10
// Not every engine tells bufferedAmount at once; more than this is never handed over without a look at the clock
const TURN_MAX = BUFFERED_MAX

/** Cuts messages into chunks and feeds the channel no faster than it drains and than the peer allows. */
export class ChunkSender {
  readonly #channel: SendingChannel
  readonly #clock: Clock
  readonly #timers: Timers
  readonly #guarded: (act: () => void) => void
  readonly #lanes: readonly [Lane, Lane]
  #queued = 0
  #turn = 0
  #channelFull = false

  /** `guarded` runs what a timer starts and catches what the channel throws. */
  constructor(channel: SendingChannel, clock: Clock, guarded: (act: () => void) => void) {
    this.#channel = channel
    this.#guarded = guarded
    this.#clock = clock
    this.#timers = new Timers(clock)
    const now = clock.now()
    this.#lanes = [
      lane(CHUNK.carrier, new ByteBudget(SENDING.carrier, now)),
      lane(CHUNK.frame, new ByteBudget(SENDING.frame, now)),
    ]
  }

  /** Sends a small message past the queue. */
  sendNow(type: ChunkType, data: Uint8Array): void {
    this.#send(encodeChunk({ type, id: 0, total: data.length, offset: 0, data }))
  }

  /** Queues a carrier message; a `free` one was asked for and counts against no budget. Raises BUDGET when the queue is full. */
  sendCarrier(bytes: Uint8Array, free: boolean): void {
    this.#push(this.#lanes[0], { bytes, free })
  }

  /** Queues a frame. Raises BUDGET when the queue is full. */
  sendFrame(bytes: Uint8Array): void {
    this.#push(this.#lanes[1], { bytes, free: false })
  }

  /** Sends what may be sent now; called again when the channel has drained. */
  pump(): void {
    let handed = 0
    while (this.#channel.bufferedAmount < BUFFERED_MAX && handed < TURN_MAX) {
      const sent = this.#step()
      if (sent === 0) break
      handed += sent
    }
    this.#channelFull = handed >= TURN_MAX || this.#channel.bufferedAmount >= BUFFERED_MAX
    if (this.#pending())
      this.#timers.set('pump', this.#pauseMs(handed), () => this.#guarded(() => this.pump()))
  }

  stop(): void {
    this.#timers.clearAll()
    for (const { messages } of this.#lanes) messages.length = 0
    this.#queued = 0
  }

  #push(lane: Lane, message: Message): void {
    ensure(this.#queued + message.bytes.length <= QUEUE_MAX, 'BUDGET')
    this.#queued += message.bytes.length
    lane.messages.push(message)
    // At once when it can: a hidden page may run its timers only once a second
    if (!this.#channelFull || !this.#timers.has('pump')) this.pump()
  }

  #pending(): boolean {
    return this.#lanes.some(lane => lane.messages.length > 0)
  }

  /** Sends one chunk of the lane whose turn it is, or else of the other; its bytes, or 0 when none may be sent. */
  #step(): number {
    const [first, second] = this.#lanes
    const order = this.#turn++ % 2 === 0 ? [first, second] : [second, first]
    for (const lane of order) {
      const sent = this.#sendFrom(lane)
      if (sent > 0) return sent
    }
    return 0
  }

  #sendFrom(lane: Lane): number {
    const [message] = lane.messages
    if (!message) return 0
    const { bytes, free } = message
    const data = bytes.subarray(lane.offset, lane.offset + CHUNK_DATA)
    if (!free && !lane.budget.take(data.length + CHUNK_COST, this.#clock.now())) return 0
    this.#send(encodeChunk({ type: lane.type, id: lane.id, total: bytes.length, offset: lane.offset, data }))
    lane.offset += data.length
    this.#queued -= data.length
    if (lane.offset >= bytes.length) {
      lane.messages.shift()
      lane.offset = 0
      lane.id = (lane.id + 1) % 2 ** 32
    }
    return Math.max(1, data.length)
  }

  /** How long to wait before the next look: for the channel, or for the budget of the lane that can go first. */
  #pauseMs(handed: number): number {
    if (handed >= TURN_MAX) return 1
    if (this.#channel.bufferedAmount >= BUFFERED_MAX) return LOOK_AGAIN_MS
    const waits = this.#lanes
      .filter(lane => lane.messages.length > 0)
      .map(lane => lane.budget.waitMs(CHUNK_DATA + CHUNK_COST, this.#clock.now()))
    return Math.max(1, Math.min(...waits))
  }

  #send(bytes: Uint8Array): void {
    // Not every engine survives a message on a channel that its peer has just closed
    ensure(this.#channel.readyState === 'open', 'LINK_TIMEOUT')
    this.#channel.send(new Uint8Array(bytes))
  }
}

function lane(type: ChunkType, budget: ByteBudget): Lane {
  return { type, budget, messages: [], id: 0, offset: 0 }
}
