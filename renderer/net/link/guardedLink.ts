import { type ErrorCode, ensure, errorCodeOf } from '../../../shared/bytes/protocolError.ts'
import type { Clock } from '../../../shared/ports/clock.ts'
import type { LinkId } from '../../../shared/ports/transport.ts'
import { TokenBucket } from '../../../shared/signaling/tokenBucket.ts'
import { ByteBudget } from '../bounds/byteBudget.ts'
import type { CarrierTraffic } from '../channelGuard/carrierTraffic.ts'
import { CHUNK, type Chunk, readChunk } from '../channelGuard/chunk.ts'
import { ChunkAssembler } from '../channelGuard/chunkAssembler.ts'
import { ChunkSender } from '../channelGuard/chunkSender.ts'
import { BUFFERED_MAX, CHUNK_COST, RECEIVING } from '../channelGuard/trafficLimits.ts'
import { Timers } from '../time/timers.ts'
import { ChannelFacade } from './channelFacade.ts'
import type { Fingerprints, LinkHandshake } from './linkHandshake.ts'

/** What a link needs, and whom it tells. */
export type GuardedLinkOptions = {
  readonly channel: RTCDataChannel
  readonly clock: Clock
  readonly handshake: LinkHandshake
  readonly fingerprints: () => Fingerprints
  readonly traffic: CarrierTraffic
  readonly onOpen: (link: LinkId) => void
  readonly onFrame: (frame: Uint8Array) => void
  /** The link is over; the code says why when the peer or the network is to blame. */
  readonly onEnd: (code: ErrorCode | null) => void
}

const HANDSHAKE_MS = 10_000
const TICK_MS = 1_000
const PING_EVERY = 2
const SILENCE_MS = 8_000
// Far more than an honest peer needs: what is small costs little of a byte budget, and still a turn each
const KEEPALIVES = { perSecond: 4, burst: 16 }
const FRAMES = { perSecond: 100, burst: 400 }

/** One data channel behind the channel guard (PROTOCOL.md §7). */
export class GuardedLink {
  readonly facade: ChannelFacade
  readonly #options: GuardedLinkOptions
  readonly #timers: Timers
  readonly #sender: ChunkSender
  readonly #assembler = new ChunkAssembler()
  readonly #frames: ByteBudget
  readonly #frameCount: TokenBucket
  readonly #keepalives: TokenBucket
  #state: 'new' | 'handshake' | 'open' | 'ended' = 'new'
  #heardAt = 0
  #ticks = 0

  constructor(options: GuardedLinkOptions) {
    const { channel, clock } = options
    this.#options = options
    this.#timers = new Timers(clock)
    this.#sender = new ChunkSender(channel, clock, act => this.#attempt(act))
    this.#frames = new ByteBudget(RECEIVING.frame, clock.now())
    this.#frameCount = new TokenBucket(FRAMES, clock.now())
    this.#keepalives = new TokenBucket(KEEPALIVES, clock.now())
    this.facade = new ChannelFacade({
      send: message => this.#attempt(() => this.#sendCarrier(message)),
      close: () => this.end(null),
    })
    channel.binaryType = 'arraybuffer'
    channel.bufferedAmountLowThreshold = BUFFERED_MAX / 2
    channel.onbufferedamountlow = () => this.#attempt(() => this.#sender.pump())
    channel.onmessage = event => this.#attempt(() => this.#receive(event.data))
    channel.onopen = () => this.#start()
    channel.onclose = () => this.end(null)
    channel.onerror = () => this.end(null)
    // Some engines hand over a channel that is open already and never say so; others say it twice
    if (channel.readyState === 'open') this.#timers.set('start', 0, () => this.#start())
  }

  /** Queues a frame of at most 1 MiB; ends the link when its queue is full. */
  sendFrame(frame: Uint8Array): void {
    if (this.#state === 'open') this.#attempt(() => this.#sender.sendFrame(frame))
  }

  end(code: ErrorCode | null): void {
    if (this.#state === 'ended') return
    this.#state = 'ended'
    this.#timers.clearAll()
    this.#sender.stop()
    this.#options.channel.onmessage = null
    this.#options.channel.close()
    this.#options.onEnd(code)
    this.facade.closed()
  }

  #attempt(act: () => void): void {
    if (this.#state === 'ended') return
    try {
      act()
    } catch (error) {
      this.end(errorCodeOf(error))
    }
  }

  #start(): void {
    if (this.#state !== 'new') return
    this.#state = 'handshake'
    this.#timers.set('handshake', HANDSHAKE_MS, () => this.end('LINK_TIMEOUT'))
    this.#attempt(() => this.#sender.sendNow(CHUNK.hello, this.#options.handshake.hello()))
  }

  #receive(data: unknown): void {
    ensure(data instanceof ArrayBuffer, 'CHUNK')
    // A message may overtake the event that says the channel is open
    this.#start()
    this.#heardAt = this.#options.clock.now()
    const chunk = readChunk(new Uint8Array(data))
    const shaking = chunk.type === CHUNK.hello || chunk.type === CHUNK.tag
    ensure(shaking === (this.#state === 'handshake'), 'LINK_STATE')
    this.#charge(chunk)
    const message = this.#assembler.accept(chunk)
    if (message) this.#dispatch(chunk.type, message)
  }

  #charge(chunk: Chunk): void {
    const now = this.#options.clock.now()
    if (chunk.type === CHUNK.carrier) this.#options.traffic.charge(chunk, this.#assembler.isFirst(chunk), now)
    else ensure(this.#frames.take(chunk.data.length + CHUNK_COST, now), 'BUDGET')
  }

  #dispatch(type: Chunk['type'], message: Uint8Array): void {
    const { handshake, fingerprints, traffic, clock } = this.#options
    switch (type) {
      case CHUNK.hello:
        this.#sender.sendNow(CHUNK.tag, handshake.hearHello(message, fingerprints()))
        break
      case CHUNK.tag:
        this.#open(handshake.hearTag(message, fingerprints()))
        break
      case CHUNK.carrier:
        if (traffic.hear(message, clock.now())) this.facade.received(message)
        break
      case CHUNK.frame:
        ensure(this.#frameCount.take(clock.now()), 'BUDGET')
        this.#options.onFrame(message)
        break
      case CHUNK.ping:
        ensure(this.#keepalives.take(clock.now()), 'BUDGET')
        this.#sender.sendNow(CHUNK.pong, new Uint8Array())
        break
      case CHUNK.pong:
        ensure(this.#keepalives.take(clock.now()), 'BUDGET')
        break
    }
  }

  #open(link: LinkId): void {
    this.#state = 'open'
    this.#timers.clear('handshake')
    this.#timers.set('tick', TICK_MS, () => this.#tick())
    this.#options.onOpen(link)
    this.facade.opened()
  }

  #tick(): void {
    if (this.#options.clock.now() - this.#heardAt >= SILENCE_MS) this.end('LINK_TIMEOUT')
    else if (++this.#ticks % PING_EVERY === 0)
      this.#attempt(() => this.#sender.sendNow(CHUNK.ping, new Uint8Array()))
    if (this.#state === 'open') this.#timers.set('tick', TICK_MS, () => this.#tick())
  }

  #sendCarrier(message: Uint8Array): void {
    const kind = this.#options.traffic.say(message)
    if (kind) this.#sender.sendCarrier(message, kind.free)
  }
}
