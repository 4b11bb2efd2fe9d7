import { randomBytes, randomUUID } from 'node:crypto'
import wrtc from '@roamhq/wrtc'
import WebSocket from 'ws'
import { CHUNK, encodeChunk, readChunk } from '../../../../renderer/net/channelGuard/chunk.ts'
import { LinkHandshake } from '../../../../renderer/net/link/linkHandshake.ts'
import {
  type PeerId,
  type PeerMessage,
  parseBody,
  peerMessageFields,
} from '../../../../renderer/net/signalingGuard/peerMessage.ts'
import { fingerprintOf, wireSdp } from '../../../../renderer/net/signalingGuard/sdpPolicy.ts'
import {
  openSignal,
  type SignalEnd,
  type SignalSession,
  sealSignal,
} from '../../../../renderer/net/signalingGuard/signalEnvelope.ts'
import { base64url, fromBase64url } from '../../../../shared/bytes/base64url.ts'
import { secretOf } from '../../../../shared/crypto/secret.ts'
import { cryptoReady } from '../../../../shared/crypto/sodium.ts'
import type { HostileCall, HostileEvent } from './hostileCall.ts'
import type { PlainCarrier } from './peerCall.ts'

// A member gone bad: the same bytes on the wire as an honest one, written by hand, so that any of them can be wrong.

const tell = (event: HostileEvent) => process.send?.(event)

class Hostile {
  readonly #carrier: PlainCarrier
  readonly #me: PeerId
  readonly #socket: WebSocket
  readonly #session = randomBytes(16).toString('hex') as SignalSession
  #counter = 0
  #victim: SignalEnd | null = null
  #victimId: PeerId | null = null
  #pc: RTCPeerConnection | null = null
  #channel: RTCDataChannel | null = null

  constructor(carrier: PlainCarrier, peerId: string) {
    this.#carrier = carrier
    this.#me = peerId as PeerId
    this.#socket = new WebSocket(carrier.servers[0] ?? '')
    this.#socket.on('open', () => {
      this.#socket.send(JSON.stringify({ type: 'subscribe', topics: [carrier.topics.publish] }))
      this.#publish(null, [{ type: 'announce', from: this.#me }])
    })
    this.#socket.on('message', data => this.#hear(JSON.parse(String(data))))
  }

  obey(call: HostileCall): void {
    switch (call.do) {
      case 'ghosts':
        for (let n = 0; n < call.count; n++)
          this.#publish(null, [{ type: 'announce', from: randomUUID() }], randomBytes(16).toString('hex'))
        break
      case 'tell':
        this.#publish(this.#victim, call.messages)
        break
      case 'link':
        this.#offer()
        break
      case 'send':
        // Once it was closed in its face, the rest is lost
        if (this.#channel?.readyState === 'open') this.#channel.send(new Uint8Array(call.bytes))
        break
      case 'join':
        throw new Error('joined already')
    }
  }

  #publish(target: SignalEnd | null, messages: readonly unknown[], session = this.#session as string): void {
    const { signalKey, topics, self, peers } = this.#carrier
    const pairKey = peers.find(peer => peer.device === target?.device)?.signalKey
    const envelope = {
      counter: this.#counter++,
      nonce: randomBytes(16),
      sender: { device: self, session: session as SignalSession },
      target,
      body: Buffer.from(JSON.stringify(messages)),
    }
    const sealed = sealSignal(
      envelope,
      topics.publish,
      secretOf<'signal'>(signalKey),
      pairKey ? secretOf<'pair-signal'>(pairKey) : null,
    )
    this.#socket.send(JSON.stringify({ type: 'publish', topic: topics.publish, data: base64url(sealed) }))
  }

  #hear({ topic, data }: { topic: string; data: string }): void {
    const { signalKey, topics, self } = this.#carrier
    if (topic !== topics.publish) return
    const opened = openSignal(fromBase64url(data), topics.publish, secretOf<'signal'>(signalKey))
    if (opened.target?.device !== self || opened.target.session !== this.#session) return
    this.#victim = opened.sender
    for (const message of parseBody(opened.body)) this.#obeySignal(message)
  }

  #obeySignal(message: PeerMessage): void {
    this.#victimId = message.from
    if (message.type === 'answer') void this.#pc?.setRemoteDescription({ type: 'answer', sdp: message.sdp })
    if (message.type === 'candidate') void this.#pc?.addIceCandidate(message.candidate)
    tell({ type: 'heard', message: { type: message.type, from: message.from } })
  }

  async #offer(): Promise<void> {
    const pc: RTCPeerConnection = new wrtc.RTCPeerConnection({ iceServers: [] })
    this.#pc = pc
    const to = this.#victimId as PeerId
    pc.onicecandidate = ({ candidate }) => {
      if (!candidate?.candidate) return
      const { sdpMLineIndex, sdpMid } = candidate
      const plain = { candidate: candidate.candidate, sdpMLineIndex, sdpMid }
      const message: PeerMessage = { type: 'candidate', from: this.#me, to, candidate: plain }
      this.#publish(this.#victim, [peerMessageFields(message)])
    }
    this.#channel = pc.createDataChannel('')
    this.#shakeHands(pc, this.#channel)
    const { sdp = '' } = await pc.createOffer()
    await pc.setLocalDescription({ type: 'offer', sdp })
    const message: PeerMessage = { type: 'offer', from: this.#me, to, sdp: wireSdp(sdp) }
    this.#publish(this.#victim, [peerMessageFields(message)])
  }

  #shakeHands(pc: RTCPeerConnection, channel: RTCDataChannel): void {
    const { epoch, self, peers } = this.#carrier
    const peer = peers.find(other => other.device === this.#victim?.device)
    if (!peer) throw new Error('no victim')
    const handshake = new LinkHandshake({ epoch, self, peer: peer.device, key: secretOf(peer.linkKey) })
    const fingerprints = () => ({
      local: fingerprintOf(pc.localDescription?.sdp ?? '') ?? new Uint8Array(32),
      remote: fingerprintOf(pc.remoteDescription?.sdp ?? '') ?? new Uint8Array(32),
    })
    const send = (type: 1 | 2, data: Uint8Array) =>
      channel.send(new Uint8Array(encodeChunk({ type, id: 0, total: data.length, offset: 0, data })))
    channel.binaryType = 'arraybuffer'
    channel.onopen = () => send(CHUNK.hello, handshake.hello())
    channel.onclose = () => tell({ type: 'closed' })
    channel.onmessage = ({ data }) => {
      const bytes = new Uint8Array(data)
      const chunk = readChunk(bytes)
      if (chunk.type === CHUNK.hello) send(CHUNK.tag, handshake.hearHello(chunk.data, fingerprints()))
      else if (chunk.type === CHUNK.tag) {
        handshake.hearTag(chunk.data, fingerprints())
        tell({ type: 'linked' })
      } else tell({ type: 'bytes', bytes })
    }
  }
}

await cryptoReady()
let hostile: Hostile | null = null
process.on('message', message => {
  const call = message as HostileCall
  if (call.do === 'join') hostile = new Hostile(call.carrier, call.peerId)
  else hostile?.obey(call)
})
process.on('disconnect', () => process.exit(0))
tell({ type: 'ready' })
