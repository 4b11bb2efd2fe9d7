import { base64url } from '../../../shared/bytes/base64url.ts'
import { ensure } from '../../../shared/bytes/protocolError.ts'
import { randomBytes } from '../../../shared/crypto/random.ts'
import type { Secret } from '../../../shared/crypto/secret.ts'
import type { Clock } from '../../../shared/ports/clock.ts'
import type { CarrierOptions, Topic } from '../../../shared/ports/transport.ts'
import type { DeviceId } from '../../../shared/room/ids.ts'
import { Timers } from '../time/timers.ts'
import { wireCandidate } from './candidatePolicy.ts'
import type { Peer, PeerConnection } from './peer.ts'
import { type AnnounceMessage, encodeBody, MESSAGES_MAX, type PeerMessage } from './peerMessage.ts'
import type { PeerTable } from './peerTable.ts'
import { wireSdp } from './sdpPolicy.ts'
import { type SignalEnd, sealSignal } from './signalEnvelope.ts'

/** What sending needs. */
export type SignalSenderOptions = {
  readonly self: SignalEnd
  readonly clock: Clock
  readonly carrier: Pick<CarrierOptions, 'signalKey' | 'peers'>
  readonly topic: Topic
  readonly publish: (topic: Topic, data: string) => void
  readonly peer: (device: DeviceId) => Peer | undefined
}

// An offer and its host candidates appear within milliseconds: one padded payload instead of ten sizes that tell a story
const GATHER_MS = 25
// Nobody else says again what a server has lost; who has heard it knows the nonce
const AGAIN_MS = [1_000, 3_000, 7_000, 11_000]

/** What was said for a connection that is not open yet, to be said again. */
type Said = { readonly connection: PeerConnection; readonly payloads: (() => void)[] }

/** Seals and publishes signals; those to one device within 25 ms travel in one payload. */
export class SignalSender {
  readonly self: SignalEnd
  topic: Topic
  readonly #options: SignalSenderOptions
  readonly #timers: Timers
  readonly #waiting = new Map<DeviceId, PeerMessage[]>()
  readonly #said = new Map<DeviceId, Said>()
  readonly #announced = new Map<DeviceId, () => void>()
  #counter = 0
  #stopped = false

  constructor(options: SignalSenderOptions) {
    this.#options = options
    this.#timers = new Timers(options.clock)
    this.self = options.self
    this.topic = options.topic
  }

  /** The pair key with a device of the carrier; raises SIGNAL for any other. */
  pairKey(device: DeviceId): Secret<'pair-signal'> {
    const peer = this.#options.carrier.peers.find(other => other.device === device)
    ensure(peer !== undefined, 'SIGNAL')
    return peer.signalKey
  }

  broadcast(message: AnnounceMessage): void {
    this.#publish(null, [message])
  }

  /** Tells one stay of one device that we are here; the last such announce is said again until there is a connection. */
  announceTo(target: SignalEnd, message: AnnounceMessage): void {
    const { device } = target
    const isPlanned = this.#announced.has(device)
    this.#announced.set(device, this.#publish(target, [message]))
    if (isPlanned) return
    for (const ms of AGAIN_MS)
      this.#timers.set(`announce ${device} ${ms}`, ms, () =>
        this.#announceAgain(device, ms === AGAIN_MS.at(-1)),
      )
  }

  /** Takes a signal of y-webrtc for a peer, if the rules let it out. */
  queue(peer: Peer, message: PeerMessage, rules: PeerTable): void {
    const ready = wireMessage(message)
    if (ready.type === 'announce' || !rules.maySend(peer, ready)) return
    const waiting = this.#waiting.get(peer.device) ?? []
    this.#waiting.set(peer.device, [...waiting, ready])
    if (waiting.length + 1 >= MESSAGES_MAX) this.#flush(peer.device)
    else if (waiting.length === 0) this.#timers.set(peer.device, GATHER_MS, () => this.#flush(peer.device))
  }

  /** Forgets what waits for a device. */
  forget(device: DeviceId): void {
    this.#waiting.delete(device)
    this.#timers.clear(device)
  }

  stop(): void {
    this.#stopped = true
    this.#timers.clearAll()
    this.#waiting.clear()
    this.#said.clear()
    this.#announced.clear()
  }

  #flush(device: DeviceId): void {
    const messages = this.#waiting.get(device)
    const { session, connection } = this.#options.peer(device) ?? {}
    this.forget(device)
    if (!messages || !session) return
    const publish = this.#publish({ device, session }, messages)
    if (connection) this.#remember(device, connection, publish)
  }

  #remember(device: DeviceId, connection: PeerConnection, publish: () => void): void {
    const said = this.#said.get(device)
    if (said?.connection === connection) {
      said.payloads.push(publish)
      return
    }
    this.#said.set(device, { connection, payloads: [publish] })
    for (const ms of AGAIN_MS) this.#timers.set(`${device} ${ms}`, ms, () => this.#again(device, connection))
  }

  #again(device: DeviceId, connection: PeerConnection): void {
    const isCurrent = this.#options.peer(device)?.connection === connection && !connection.open
    const said = this.#said.get(device)
    if (isCurrent && said?.connection === connection) for (const publish of said.payloads) publish()
    else this.#said.delete(device)
  }

  #announceAgain(device: DeviceId, isLast: boolean): void {
    if (!this.#options.peer(device)?.connection) this.#announced.get(device)?.()
    if (isLast) this.#announced.delete(device)
  }

  /** Seals and publishes; gives a way to publish the same bytes again. */
  #publish(target: SignalEnd | null, messages: readonly PeerMessage[]): () => void {
    const envelope = {
      counter: this.#counter++,
      nonce: randomBytes(16),
      sender: this.self,
      target,
      body: encodeBody(messages),
    }
    const { topic } = this
    const { signalKey } = this.#options.carrier
    const data = base64url(sealSignal(envelope, topic, signalKey, target && this.pairKey(target.device)))
    const publish = () => {
      if (!this.#stopped) this.#options.publish(topic, data)
    }
    publish()
    return publish
  }
}

function wireMessage(message: PeerMessage): PeerMessage {
  switch (message.type) {
    case 'announce':
      return message
    case 'offer':
    case 'answer':
      return { ...message, sdp: wireSdp(message.sdp) }
    case 'candidate': {
      const { candidate } = message
      return { ...message, candidate: { ...candidate, candidate: wireCandidate(candidate.candidate) } }
    }
  }
}
