import { hex } from '../../../shared/bytes/hex.ts'
import { type ErrorCode, ensure, ProtocolError } from '../../../shared/bytes/protocolError.ts'
import { randomBytes } from '../../../shared/crypto/random.ts'
import type { Clock } from '../../../shared/ports/clock.ts'
import type { CarrierOptions, LinkId, LinkPath, RelayReach, Topics } from '../../../shared/ports/transport.ts'
import type { DeviceId } from '../../../shared/room/ids.ts'
import type { Refuse } from '../bounds/boundedRefusals.ts'
import { CarrierTraffic } from '../channelGuard/carrierTraffic.ts'
import { GuardedConnection } from '../link/guardedConnection.ts'
import { GuardedLink } from '../link/guardedLink.ts'
import { guardedWrtc, type RtcClasses } from '../link/guardedWrtc.ts'
import { iceConfiguration } from '../link/iceConfiguration.ts'
import { LinkHandshake } from '../link/linkHandshake.ts'
import { relayTry } from '../link/relayTry.ts'
import { watchPath } from '../link/watchPath.ts'
import type { ServerPool } from '../server/serverPool.ts'
import type { Peer, PeerConnection } from '../signalingGuard/peer.ts'
import {
  type PeerId,
  type PeerMessage,
  peerMessageFields,
  readProviderMessage,
} from '../signalingGuard/peerMessage.ts'
import { openShim } from '../signalingGuard/shimSocket.ts'
import { SignalingGuard } from '../signalingGuard/signalingGuard.ts'
import type { Random } from '../time/growingPause.ts'
import type { KeptAway } from '../time/keptAway.ts'
import { Timers } from '../time/timers.ts'
import type { CarrierLog } from './carrierLog.ts'
import { openProvider, type Provider } from './openProvider.ts'

/** Whom the links of a carrier tell. */
export type LinkEvents = {
  onOpen(link: LinkId, device: DeviceId, handle: GuardedLink): void
  onPath(link: LinkId, path: LinkPath): void
  onFrame(link: LinkId, frame: Uint8Array): void
  onClosed(link: LinkId, device: DeviceId): void
}

/** What one stay on a carrier needs. */
export type CarrierSessionOptions = {
  readonly carrier: CarrierOptions
  readonly log: CarrierLog
  readonly rtc: RtcClasses
  readonly pool: ServerPool
  readonly clock: Clock
  readonly random: Random
  readonly keptAway: KeptAway
  readonly refuse: Refuse
  readonly links: LinkEvents
  readonly onRelayTried: (reach: RelayReach) => void
}

type Ticket = { readonly peer: Peer; readonly connection: PeerConnection }

const HALF_OPEN_MS = 15_000
/** Ends of a link for which nobody is to blame: the peer may come back at once. */
const BLAMELESS: readonly (ErrorCode | null)[] = [null, 'LINK_TIMEOUT']

/** One stay on a carrier: a provider between its two guards. Ended, it never comes back. */
export class CarrierSession {
  readonly #options: CarrierSessionOptions
  readonly #timers: Timers
  readonly #guard: SignalingGuard
  readonly #shim: ReturnType<typeof openShim>
  readonly #provider: Provider
  readonly #roomName: string
  readonly #connections = new Map<PeerId, GuardedConnection>()
  #ticket: Ticket | null = null
  #ended = false

  constructor(options: CarrierSessionOptions) {
    const { carrier, log, rtc } = options
    const handle = hex(randomBytes(16))
    this.#options = options
    this.#timers = new Timers(options.clock)
    this.#roomName = `${carrier.epoch}-${handle}`
    this.#guard = new SignalingGuard({
      ...options,
      deliver: (peer, message) => this.#deliver(peer, message),
      replaced: name => this.#connections.get(name)?.close(),
    })
    this.#shim = openShim(handle, { said: text => this.#said(text) })
    this.#provider = openProvider({
      room: this.#roomName,
      handle,
      doc: log.doc,
      wrtc: guardedWrtc(rtc, () => this.#connect()),
      onReady: mine => this.#guard.start(mine),
    })
  }

  setTopics(topics: Topics): void {
    this.#guard.setTopics(topics)
  }

  /** Leaves at once: first nothing can be sent any more, then everything is taken down. */
  end(): void {
    if (this.#ended) return
    this.#ended = true
    this.#guard.close()
    for (const connection of [...this.#connections.values()]) connection.close()
    this.#provider.close()
    this.#shim.close()
    this.#timers.clearAll()
  }

  /** Closes the link of a peer that broke a rule; it is kept away for a growing pause. */
  drop(device: DeviceId): void {
    this.#guard.pause(device)
    const name = this.#guard.table.get(device)?.connection?.name
    if (name) this.#connections.get(name)?.close()
  }

  #said(text: string): void {
    if (this.#ended) return
    const { type, topic, data } = JSON.parse(text) as { type?: unknown; topic?: unknown; data?: unknown }
    // Subscriptions are the pool's business, and rooms of other carriers are none of ours
    if (type !== 'publish' || topic !== this.#roomName) return
    try {
      this.#guard.say(readProviderMessage(data))
    } catch {
      this.#options.refuse('SIGNAL')
    }
  }

  #deliver(peer: Peer, message: PeerMessage): void {
    const { connection } = peer
    if (!connection) return
    const { name } = connection
    const isNew = !this.#connections.has(name)
    // y-webrtc would make a connection of its own for whatever it does not know
    if (!isNew && !this.#provider.has(name)) return
    this.#ticket = isNew ? { peer, connection } : null
    this.#hand({ ...message, from: name })
    this.#ticket = null
    if (isNew && !this.#connections.has(name)) peer.connection = null
  }

  #hand(message: PeerMessage): void {
    this.#shim.deliver({ type: 'publish', topic: this.#roomName, data: peerMessageFields(message) })
  }

  #connect(): GuardedConnection {
    const ticket = this.#ticket
    this.#ticket = null
    if (!ticket || this.#ended) throw new ProtocolError('SIGNAL')
    const { rtc, carrier } = this.#options
    const { name, role } = ticket.connection
    const connection = new GuardedConnection({
      native: new rtc.RTCPeerConnection(iceConfiguration(carrier.ice)),
      role,
      relay: relayTry(carrier.ice, this.#options.onRelayTried),
      link: (channel, fingerprints, onEnd) => this.#createLink(ticket, { channel, fingerprints, onEnd }),
      onClose: (closed, code) => this.#closed(ticket, closed, code),
    })
    this.#connections.set(name, connection)
    this.#timers.set(name, HALF_OPEN_MS, () => connection.close('LINK_TIMEOUT'))
    return connection
  }

  #createLink(
    { peer, connection }: Ticket,
    ends: Pick<ConstructorParameters<typeof GuardedLink>[0], 'channel' | 'fingerprints' | 'onEnd'>,
  ): GuardedLink {
    const { carrier, clock, log, refuse, links } = this.#options
    const key = carrier.peers.find(other => other.device === peer.device)?.linkKey
    ensure(key !== undefined, 'LINK_STATE')
    let opened: LinkId | null = null
    let stopWatching: () => void = () => undefined
    const link = new GuardedLink({
      ...ends,
      clock,
      handshake: new LinkHandshake({ epoch: carrier.epoch, self: carrier.self, peer: peer.device, key }),
      traffic: new CarrierTraffic((update, affords) => log.judge(update, affords), refuse, clock.now()),
      onOpen: id => {
        opened = id
        connection.open = true
        this.#timers.clear(connection.name)
        this.#guard.announcer.linked()
        links.onOpen(id, peer.device, link)
        stopWatching = this.#watchPath(id, connection)
      },
      onFrame: frame => {
        if (opened) links.onFrame(opened, frame)
      },
      onEnd: code => {
        stopWatching()
        if (opened) links.onClosed(opened, peer.device)
        ends.onEnd(code)
      },
    })
    return link
  }

  #watchPath(id: LinkId, { name }: PeerConnection): () => void {
    const { clock, links } = this.#options
    const read = async () => (await this.#connections.get(name)?.path()) ?? 'unknown'
    return watchPath({ clock, read, tell: path => links.onPath(id, path) })
  }

  #closed(ticket: Ticket, connection: GuardedConnection, code: ErrorCode | null): void {
    const { peer } = ticket
    const { name } = ticket.connection
    if (this.#connections.get(name) !== connection) return
    this.#connections.delete(name)
    this.#timers.clear(name)
    if (peer.connection === ticket.connection) peer.connection = null
    if (code) this.#options.refuse(code)
    if (this.#ended) return
    if (!BLAMELESS.includes(code)) this.#guard.pause(peer.device)
    this.#provider.destroyConnection(name)
    this.#guard.announcer.again()
  }
}
