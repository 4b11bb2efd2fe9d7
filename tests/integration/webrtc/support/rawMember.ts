import { randomUUID } from 'node:crypto'
import { type PeerMessage, peerMessageFields } from '../../../../renderer/net/signalingGuard/peerMessage.ts'
import type { SignalEnd } from '../../../../renderer/net/signalingGuard/signalEnvelope.ts'
import { secretOf } from '../../../../shared/crypto/secret.ts'
import type { DeviceId } from '../../../../shared/room/ids.ts'
import { RawLink } from './rawLink.ts'
import { newSession, RawSignaling } from './rawSignaling.ts'
import type { StormCall, StormEvent } from './stormCall.ts'

type Join = Extract<StormCall, { do: 'join' }>
type Known = SignalEnd & { readonly peerId: string }

const MESSAGES = 16

/** A member by hand: she has all keys and keeps no rule. */
export class RawMember {
  /** Whose channel gets what comes on this one's. */
  into: RawMember | null = null
  readonly #join: Join
  readonly #tell: (event: StormEvent) => void
  readonly #signaling: RawSignaling
  readonly #known: Map<DeviceId, Known>
  readonly #links = new Map<DeviceId, RawLink>()
  readonly #unsent: Uint8Array[] = []

  constructor(join: Join, tell: (event: StormEvent) => void) {
    const { carrier, server, peerId } = join
    this.#join = join
    this.#tell = tell
    this.#known = knownOn(carrier.topics.publish)
    this.#signaling = new RawSignaling(carrier, server, (sender, messages, directed) => {
      for (const message of messages) this.#hear(sender, message, directed)
    })
    this.#signaling.publish(null, [{ type: 'announce', from: peerId }])
  }

  leave(): void {
    this.#signaling.close()
    for (const link of this.#links.values()) link.close()
  }

  obey(call: StormCall): void {
    switch (call.do) {
      case 'leave':
        this.leave()
        break
      case 'ghosts':
        for (let n = 0; n < call.count; n++)
          this.#signaling.publish(null, [{ type: 'announce', from: randomUUID() }], newSession())
        break
      case 'tell':
        for (let n = 0; n < (call.times ?? 1); n++) this.#signaling.publish(this.#end(call.to), call.messages)
        break
      case 'candidates':
        this.#candidates(call)
        break
      case 'link':
        void this.#offer(call.to)
        break
      case 'send':
        this.#links.get(call.to)?.send(call.bytes)
        break
      case 'flood':
        void this.#flood(call)
        break
    }
  }

  /** Bytes of somebody else's channel for every one of this. */
  relay(bytes: Uint8Array): void {
    if (this.#links.size === 0) this.#unsent.push(bytes)
    for (const link of this.#links.values()) link.send(bytes)
  }

  #candidates({ to, count, address, port = 1024 }: Extract<StormCall, { do: 'candidates' }>): void {
    const known = this.#end(to)
    const messages = Array.from({ length: count }, (_, n) => {
      const candidate = `candidate:${n} 1 udp 2122260223 ${address} ${port + (n % 60_000)} typ host`
      const signal = { type: 'candidate', candidate: { candidate, sdpMLineIndex: 0, sdpMid: '0' } }
      return { type: 'signal', from: this.#join.peerId, to: known.peerId, signal }
    })
    for (let at = 0; at < count; at += MESSAGES)
      this.#signaling.publish(known, messages.slice(at, at + MESSAGES))
  }

  async #flood({
    as,
    to,
    bytes,
    total,
    numbered = false,
  }: Extract<StormCall, { do: 'flood' }>): Promise<void> {
    const sent = (await this.#links.get(to)?.flood(new Uint8Array(bytes), total, numbered)) ?? 0
    this.#tell({ type: 'flooded', as, to, sent })
  }

  #end(device: DeviceId): Known {
    const known = this.#known.get(device)
    if (!known) throw new Error('not heard of yet')
    return known
  }

  #hear(sender: SignalEnd, message: PeerMessage, directed: boolean): void {
    const { as, carrier, eager, peerId } = this.#join
    const { device } = sender
    if (!carrier.peers.some(peer => peer.device === device)) return
    this.#known.set(device, { ...sender, peerId: message.from })
    this.#tell({ type: 'heard', as, from: device, peerId: message.from, what: message.type })
    // to whoever announces herself she says that she is here, as everybody does
    if (!directed) this.#signaling.publish(sender, [{ type: 'announce', from: peerId }])
    else if (message.type === 'announce' && eager && !this.#links.has(device)) void this.#offer(device)
    else if (message.type === 'answer') this.#links.get(device)?.answered(message.sdp)
    else if (message.type === 'candidate') this.#links.get(device)?.candidate(message.candidate)
  }

  async #offer(device: DeviceId): Promise<void> {
    const { carrier, peerId: from } = this.#join
    const known = this.#end(device)
    const say = (fields: object) => {
      const message = { ...fields, from, to: known.peerId } as PeerMessage
      this.#signaling.publish(known, [peerMessageFields(message)])
    }
    const key = secretOf<'pair-link'>(this.#linkKey(device))
    const link = this.#createLink(
      { epoch: carrier.epoch, self: carrier.self, peer: device, key },
      candidate => say({ type: 'candidate', candidate }),
    )
    this.#links.set(device, link)
    for (const bytes of this.#unsent.splice(0)) link.send(bytes)
    const sdp = await link.offer()
    if (sdp !== null) say({ type: 'offer', sdp })
  }

  #createLink(
    ends: ConstructorParameters<typeof RawLink>[0]['ends'],
    candidate: ConstructorParameters<typeof RawLink>[0]['candidate'],
  ): RawLink {
    const { as, shake } = this.#join
    const to = ends.peer
    return new RawLink({
      ends,
      shake,
      candidate,
      happened: type => this.#tell({ type, as, to }),
      bytes: bytes => {
        if (this.into) this.into.relay(bytes)
        else this.#tell({ type: 'bytes', as, to, bytes })
      },
    })
  }

  #linkKey(device: DeviceId): Uint8Array {
    const peer = this.#join.carrier.peers.find(other => other.device === device)
    if (!peer) throw new Error('no such device')
    return peer.linkKey
  }
}

const topics = new Map<string, Map<DeviceId, Known>>()

/** What one member of this process heard of others, all know. */
function knownOn(topic: string): Map<DeviceId, Known> {
  const known = topics.get(topic) ?? new Map<DeviceId, Known>()
  topics.set(topic, known)
  return known
}
