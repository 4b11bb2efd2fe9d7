import WebSocket from 'ws'
import { type PeerMessage, parseBody } from '../../../../renderer/net/signalingGuard/peerMessage.ts'
import {
  openSignal,
  type SignalEnd,
  type SignalSession,
  sealSignal,
} from '../../../../renderer/net/signalingGuard/signalEnvelope.ts'
import { base64url, fromBase64url } from '../../../../shared/bytes/base64url.ts'
import { hex } from '../../../../shared/bytes/hex.ts'
import { randomBytes } from '../../../../shared/crypto/random.ts'
import { secretOf } from '../../../../shared/crypto/secret.ts'
import type { PlainCarrier } from './peerCall.ts'

/** Whom a raw member's signalling tells; `directed` is false for a broadcast. */
export type HeardSignals = (sender: SignalEnd, messages: readonly PeerMessage[], directed: boolean) => void

/** One stay on a topic by hand: right bytes, whatever they say. */
export class RawSignaling {
  readonly #carrier: PlainCarrier
  readonly #socket: WebSocket
  readonly #session = newSession()
  readonly #waiting: string[] = []
  readonly #nonces = new Set<string>()
  readonly #heard: HeardSignals
  #counter = 0

  constructor(carrier: PlainCarrier, server: string, heard: HeardSignals) {
    this.#carrier = carrier
    this.#heard = heard
    this.#socket = new WebSocket(server)
    this.#socket.on('open', () => {
      this.#socket.send(JSON.stringify({ type: 'subscribe', topics: [carrier.topics.publish] }))
      for (const text of this.#waiting.splice(0)) this.#socket.send(text)
    })
    this.#socket.on('message', data => this.#hear(JSON.parse(String(data))))
    // it may be left before it is open
    this.#socket.on('error', () => this.#socket.terminate())
  }

  /** Publishes to one stay of one device, with a good MAC, or to all. */
  publish(target: SignalEnd | null, messages: readonly unknown[], session = this.#session): void {
    const { signalKey, topics, self, peers } = this.#carrier
    const pairKey = peers.find(peer => peer.device === target?.device)?.signalKey
    const envelope = {
      counter: this.#counter++,
      nonce: randomBytes(16),
      sender: { device: self, session },
      target: target && { device: target.device, session: target.session },
      body: Buffer.from(JSON.stringify(messages)),
    }
    const sealed = sealSignal(
      envelope,
      topics.publish,
      secretOf<'signal'>(signalKey),
      pairKey ? secretOf<'pair-signal'>(pairKey) : null,
    )
    const said = JSON.stringify({ type: 'publish', topic: topics.publish, data: base64url(sealed) })
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(said)
    else this.#waiting.push(said)
  }

  close(): void {
    this.#socket.terminate()
  }

  #hear({ type, topic, data }: { type: string; topic: string; data: string }): void {
    const { signalKey, topics, self } = this.#carrier
    if (type !== 'publish' || topic !== topics.publish) return
    const key = secretOf<'signal'>(signalKey)
    const { sender, target, body, nonce } = openSignal(fromBase64url(data), topics.publish, key)
    // what is not answered is said again
    if (sender.device === self || this.#nonces.has(hex(nonce))) return
    this.#nonces.add(hex(nonce))
    const isMine = target?.device === self && target.session === this.#session
    if (target === null || isMine) this.#heard(sender, parseBody(body), isMine)
  }
}

/** A stay that nobody has heard of. */
export function newSession(): SignalSession {
  return hex(randomBytes(16)) as SignalSession
}
