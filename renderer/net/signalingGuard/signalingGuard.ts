import { fromBase64url } from '../../../shared/bytes/base64url.ts'
import { hex } from '../../../shared/bytes/hex.ts'
import { ensure, errorCodeOf } from '../../../shared/bytes/protocolError.ts'
import { randomBytes } from '../../../shared/crypto/random.ts'
import type { Clock } from '../../../shared/ports/clock.ts'
import type { CarrierOptions, Topic, Topics } from '../../../shared/ports/transport.ts'
import type { DeviceId } from '../../../shared/room/ids.ts'
import type { Refuse } from '../bounds/boundedRefusals.ts'
import type { ServerHold, ServerPool } from '../server/serverPool.ts'
import type { Random } from '../time/growingPause.ts'
import type { KeptAway } from '../time/keptAway.ts'
import { Announcer } from './announcer.ts'
import { candidatePolicy } from './candidatePolicy.ts'
import type { Peer } from './peer.ts'
import { type PeerId, type PeerMessage, parseBody } from './peerMessage.ts'
import { PeerTable, type Verdict } from './peerTable.ts'
import { ReplayGuard } from './replayGuard.ts'
import { type OpenedEnvelope, openSignal, type SignalEnd, signalMacHolds } from './signalEnvelope.ts'
import { SignalSender } from './signalSender.ts'

/** What the signalling guard of one carrier needs, and whom it tells. */
export type SignalingGuardOptions = {
  readonly carrier: CarrierOptions
  readonly pool: ServerPool
  readonly clock: Clock
  readonly random: Random
  readonly keptAway: KeptAway
  readonly refuse: Refuse
  /** A message that y-webrtc may see; `peer.connection` is set, and new when y-webrtc is to make it now. */
  readonly deliver: (peer: Peer, message: PeerMessage) => void
  /** The device has come back: its former connection, which has this name, is dead. */
  readonly replaced: (name: PeerId) => void
}

/** Stands between y-webrtc and the signalling servers (PROTOCOL.md §6). */
export class SignalingGuard {
  readonly table: PeerTable
  readonly announcer: Announcer
  readonly #options: SignalingGuardOptions
  readonly #replay = new ReplayGuard()
  readonly #sender: SignalSender
  readonly #hold: ServerHold
  #mine: PeerId | null = null

  constructor(options: SignalingGuardOptions) {
    const { carrier, pool, clock, random, keptAway } = options
    this.#options = options
    this.table = new PeerTable({
      devices: carrier.peers.map(peer => peer.device).filter(device => device !== carrier.self),
      candidates: candidatePolicy(carrier.ice),
      random,
      nowMs: clock.now(),
      keptAway,
    })
    this.announcer = new Announcer({
      clock,
      random,
      others: carrier.peers.length,
      needed: () => this.#mine !== null && this.table.incomplete,
      announce: () => this.#announce(),
    })
    this.#hold = pool.join(
      {
        urls: carrier.servers,
        onMessage: (topic, data) => this.#received(topic, data),
        onOpen: () => this.announcer.hurry(),
      },
      carrier.topics.listen,
    )
    const self = { device: carrier.self, session: hex(randomBytes(16)) as SignalEnd['session'] }
    this.#sender = new SignalSender({
      self,
      clock,
      carrier,
      publish: (topic, data) => this.#hold.publish(topic, data, false),
      topic: carrier.topics.publish,
      peer: device => this.table.get(device),
    })
  }

  /** y-webrtc's room is there and calls itself so. */
  start(mine: PeerId): void {
    this.#mine = mine
    this.announcer.hurry()
  }

  setTopics(topics: Topics): void {
    this.#sender.topic = topics.publish
    this.#hold.setTopics([...new Set([...topics.listen, topics.publish])])
  }

  /** What y-webrtc wants to say to a connection's name; announces are not taken from it, since it makes them even for rooms it has left. */
  say(message: PeerMessage): void {
    if (message.type === 'announce' || message.from !== this.#mine) return
    const peer = this.table.named(message.to)
    if (peer?.connection) this.#sender.queue(peer, { ...message, to: peer.connection.peerId }, this.table)
  }

  /** Keeps a device away for a growing pause. */
  pause(device: DeviceId): void {
    const peer = this.table.get(device)
    if (peer) this.table.pause(peer, this.#options.clock.now())
  }

  /** Ends for good; nothing is sent afterwards. */
  close(): void {
    this.#mine = null
    this.announcer.stop()
    this.#sender.stop()
    this.#hold.leave()
  }

  #announce(): void {
    if (this.#mine) this.#sender.broadcast({ type: 'announce', from: this.#mine })
  }

  #received(topic: Topic, data: string): void {
    try {
      const opened = openSignal(fromBase64url(data), topic, this.#options.carrier.signalKey)
      if (!this.#mine || opened.sender.device === this.#options.carrier.self) return
      const peer = this.table.get(opened.sender.device)
      ensure(peer !== undefined, 'SIGNAL')
      if (opened.target) this.#hearDirected(peer, this.#mine, topic, opened)
      else this.#hearBroadcast(peer, opened)
    } catch (error) {
      this.#options.refuse(errorCodeOf(error))
    }
  }

  #hearBroadcast(peer: Peer, opened: OpenedEnvelope): void {
    // The same payload comes through every server of the room
    if (!this.#replay.freshNonce(hex(opened.nonce))) return
    const [message, ...more] = parseBody(opened.body)
    ensure(message?.type === 'announce' && more.length === 0, 'SIGNAL')
    const { sender } = opened
    const now = this.#options.clock.now()
    this.#act(peer, sender, this.table.hearBroadcast(peer, sender.session, message, now))
  }

  #hearDirected(peer: Peer, mine: PeerId, topic: Topic, opened: OpenedEnvelope): void {
    const { self } = this.#sender
    if (opened.target?.device !== self.device || opened.target.session !== self.session) return
    ensure(signalMacHolds(opened, topic, this.#sender.pairKey(peer.device)), 'BAD_MAC')
    if (!this.#replay.freshNonce(hex(opened.nonce))) return
    const messages = parseBody(opened.body)
    this.#judge(peer, opened, messages[0]?.from ?? null)
    for (const message of messages)
      this.#act(peer, opened.sender, this.table.hearDirected(peer, mine, message, this.#options.clock.now()))
  }

  #judge(peer: Peer, { sender, counter }: OpenedEnvelope, peerId: PeerId | null): void {
    const freshness = this.#replay.judge(peer.device, sender.session, counter, this.#options.clock.now())
    ensure(freshness !== 'replay', 'SIGNAL')
    ensure(freshness !== 'too-many-sessions', 'BUDGET')
    if (freshness !== 'first-of-session') return
    const former = peer.connection?.name
    this.#sender.forget(peer.device)
    peer.session = sender.session
    peer.peerId = peerId
    if (!former) return
    peer.connection = null
    this.#options.replaced(former)
  }

  #act(peer: Peer, sender: SignalEnd, verdict: Verdict): void {
    switch (verdict.act) {
      case 'nothing':
        break
      case 'refuse':
        this.#options.refuse(verdict.code)
        break
      case 'announce':
        this.#announceTo(sender)
        break
      case 'deliver':
        this.#options.deliver(peer, verdict.message)
        break
    }
  }

  #announceTo(target: SignalEnd): void {
    if (this.#mine) this.#sender.announceTo(target, { type: 'announce', from: this.#mine })
  }
}
