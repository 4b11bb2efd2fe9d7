import type { Clock } from '../../shared/ports/clock.ts'
import { FRAME_MAX } from '../../shared/ports/netPort.ts'
import type { ServerProblem } from '../../shared/ports/serverViews.ts'
import type {
  CarrierOptions,
  LinkId,
  ServerState,
  Topic,
  Topics,
  Transport,
  TransportEvent,
} from '../../shared/ports/transport.ts'
import type { DeviceId, EpochId, RoomId } from '../../shared/room/ids.ts'
import type { RelayAccess } from '../../shared/room/relay/relayAccess.ts'
import { boundedRefusals, type Refuse } from './bounds/boundedRefusals.ts'
import { Carrier } from './carrier/carrier.ts'
import type { LinkEvents } from './carrier/carrierSession.ts'
import type { GuardedLink } from './link/guardedLink.ts'
import type { RtcClasses } from './link/guardedWrtc.ts'
import { RelayTrials } from './relay/relayTrials.ts'
import { BareTopic } from './server/bareTopic.ts'
import { ServerPool } from './server/serverPool.ts'
import type { SocketClass } from './server/socketLike.ts'
import type { Random } from './time/growingPause.ts'
import { KeptAway } from './time/keptAway.ts'

/** The engine's own network classes, time, and a source of jitter. */
export type WebRtcTransportOptions = RtcClasses & {
  readonly WebSocket: SocketClass
  readonly clock: Clock
  readonly random: Random
}

type OpenLink = { readonly epoch: EpochId; readonly device: DeviceId; readonly link: GuardedLink }

/** Moves sealed bytes over WebRTC and signalling servers (PROTOCOL.md §6, §7). Takes the global WebSocket's place for y-webrtc. */
export function createWebRtcTransport(options: WebRtcTransportOptions): Transport {
  return new WebRtcTransport(options)
}

class WebRtcTransport implements Transport {
  readonly #options: WebRtcTransportOptions
  readonly #listeners = new Set<(event: TransportEvent) => void>()
  readonly #carriers = new Map<EpochId, Carrier>()
  readonly #topics = new Map<Topic, BareTopic>()
  readonly #links = new Map<LinkId, OpenLink>()
  readonly #refuse: Refuse
  readonly #pool: ServerPool
  readonly #keptAway: KeptAway
  readonly #trials: RelayTrials

  constructor(options: WebRtcTransportOptions) {
    this.#options = options
    this.#keptAway = new KeptAway(options.random)
    this.#refuse = boundedRefusals(options.clock, code => this.#tell({ type: 'refused', code }))
    this.#trials = new RelayTrials({
      rtc: options,
      clock: options.clock,
      tell: (epoch, trial) => this.#tell({ type: 'relay-trial', epoch, trial }),
    })
    this.#pool = new ServerPool({
      ...options,
      refuse: this.#refuse,
      onState: (url, state, problem) => this.#tellServer(url, state, problem),
      onRelay: (room, answer) => this.#tell({ type: 'relay', room, answer }),
    })
  }

  openCarrier(carrier: CarrierOptions): void {
    const { epoch, servers } = carrier
    if (this.#carriers.has(epoch)) return
    // what others opened already says nothing more by itself
    const open = servers.filter(url => this.#pool.isOpen(url))
    this.#carriers.set(epoch, this.#createCarrier(carrier))
    for (const url of open) this.#tellServer(url, 'open', this.#pool.problemOf(url))
  }

  closeCarrier(epoch: EpochId): void {
    this.#trials.end(epoch)
    this.#carriers.get(epoch)?.close()
    this.#carriers.delete(epoch)
  }

  setTopics(epoch: EpochId, topics: Topics): void {
    this.#carriers.get(epoch)?.setTopics(topics)
  }

  append(epoch: EpochId, entry: Uint8Array): void {
    this.#carriers.get(epoch)?.append(entry)
  }

  sendFrame(link: LinkId, frame: Uint8Array): void {
    if (frame.length > FRAME_MAX) this.#refuse('TOO_LARGE')
    else this.#links.get(link)?.link.sendFrame(frame)
  }

  dropLink(link: LinkId): void {
    const open = this.#links.get(link)
    if (open) this.#carriers.get(open.epoch)?.drop(open.device)
  }

  openTopic(topic: Topic, servers: readonly string[]): void {
    if (this.#topics.has(topic)) return
    const onPayload = (payload: Uint8Array) => this.#tell({ type: 'topic-message', topic, payload })
    const shared = { pool: this.#pool, clock: this.#options.clock, refuse: this.#refuse }
    this.#topics.set(topic, new BareTopic({ ...shared, topic, servers, onPayload }))
  }

  closeTopic(topic: Topic): void {
    this.#topics.get(topic)?.close()
    this.#topics.delete(topic)
  }

  publishTopic(topic: Topic, payload: Uint8Array): void {
    this.#topics.get(topic)?.publish(payload)
  }

  askRelay(room: RoomId, { server, token }: RelayAccess): void {
    this.#pool.askRelay(server, room, token)
  }

  tryRelay(epoch: EpochId): void {
    this.#trials.start(epoch, this.#carriers.get(epoch)?.ice ?? null)
  }

  listen(listener: (event: TransportEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #tellServer(url: string, state: ServerState, problem: ServerProblem | null): void {
    this.#tell({ type: 'server', url, state, ...(problem !== null && { problem }) })
  }

  #tell(event: TransportEvent): void {
    for (const listener of [...this.#listeners]) listener(event)
  }

  #createCarrier(carrier: CarrierOptions): Carrier {
    return new Carrier({
      carrier,
      rtc: this.#options,
      pool: this.#pool,
      clock: this.#options.clock,
      random: this.#options.random,
      keptAway: this.#keptAway,
      refuse: this.#refuse,
      onRelayTried: reach => this.#tell({ type: 'relay-tried', epoch: carrier.epoch, reach }),
      onEntry: entry => this.#tell({ type: 'entry', epoch: carrier.epoch, entry }),
      links: this.#linkEvents(carrier.epoch),
    })
  }

  #linkEvents(epoch: EpochId): LinkEvents {
    return {
      onOpen: (link, device, open) => {
        this.#links.set(link, { epoch, device, link: open })
        this.#tell({ type: 'link-open', epoch, link, device })
      },
      onPath: (link, path) => this.#tell({ type: 'link-path', epoch, link, path }),
      onFrame: (link, frame) => this.#tell({ type: 'frame', epoch, link, frame }),
      onClosed: (link, device) => {
        this.#links.delete(link)
        this.#tell({ type: 'link-closed', epoch, link, device })
      },
    }
  }
}
