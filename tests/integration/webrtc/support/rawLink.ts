import wrtc from '@roamhq/wrtc'
import { CHUNK, encodeChunk, readChunk } from '../../../../renderer/net/channelGuard/chunk.ts'
import { type LinkEnds, LinkHandshake } from '../../../../renderer/net/link/linkHandshake.ts'
import type { IceCandidate } from '../../../../renderer/net/signalingGuard/peerMessage.ts'
import { fingerprintOf, wireSdp } from '../../../../renderer/net/signalingGuard/sdpPolicy.ts'
import { concatBytes } from '../../../../shared/bytes/concatBytes.ts'
import { fromHex } from '../../../../shared/bytes/hex.ts'
import { errorCodeOf } from '../../../../shared/bytes/protocolError.ts'
import type { EpochId } from '../../../../shared/room/ids.ts'
import type { Shake } from './stormCall.ts'

/** What a raw link needs, and whom it tells. */
export type RawLinkOptions = {
  readonly ends: LinkEnds
  readonly shake: Shake
  readonly candidate: (candidate: IceCandidate) => void
  readonly happened: (what: 'open' | 'linked' | 'closed') => void
  readonly bytes: (bytes: Uint8Array) => void
}

const BUFFERED = 1024 * 1024

/** A data channel to a victim, with a handshake that is right, or wrong in one thing. */
export class RawLink {
  readonly #options: RawLinkOptions
  readonly #handshake: LinkHandshake
  readonly #pc: RTCPeerConnection = new wrtc.RTCPeerConnection({ iceServers: [] })
  readonly #channel: RTCDataChannel
  readonly #waiting: Uint8Array[] = []
  #early: IceCandidate[] | null = []

  constructor(options: RawLinkOptions) {
    const { ends, shake } = options
    this.#options = options
    const epoch = shake === 'other-epoch' ? ('0e'.repeat(32) as EpochId) : ends.epoch
    this.#handshake = new LinkHandshake({ ...ends, epoch })
    this.#pc.onicecandidate = ({ candidate }) => {
      // those of TCP are refused, which is shown elsewhere
      if (!candidate || !/ udp /i.test(candidate.candidate)) return
      const { sdpMLineIndex, sdpMid } = candidate
      options.candidate({ candidate: candidate.candidate, sdpMLineIndex, sdpMid })
    }
    this.#channel = this.#pc.createDataChannel('')
    this.#channel.binaryType = 'arraybuffer'
    this.#channel.onopen = () => this.#opened()
    this.#channel.onclose = () => options.happened('closed')
    this.#channel.onmessage = ({ data }) => this.#receive(new Uint8Array(data))
  }

  /** The description to offer; null when it was closed meanwhile. */
  async offer(): Promise<string | null> {
    const { sdp = '' } = await this.#pc.createOffer()
    if (this.#pc.signalingState === 'closed') return null
    await this.#pc.setLocalDescription({ type: 'offer', sdp })
    return wireSdp(sdp)
  }

  answered(sdp: string): void {
    if (this.#pc.signalingState === 'closed') return
    this.#pc.setRemoteDescription({ type: 'answer', sdp }).then(() => {
      for (const candidate of this.#early ?? []) void this.#pc.addIceCandidate(candidate)
      this.#early = null
    })
  }

  candidate(candidate: IceCandidate): void {
    if (this.#early) this.#early.push(candidate)
    else if (this.#pc.signalingState !== 'closed') void this.#pc.addIceCandidate(candidate)
  }

  /** Waits for a channel that is not open yet; once it was closed in her face, the rest is lost. */
  send(bytes: Uint8Array): void {
    const { readyState } = this.#channel
    if (readyState === 'connecting') this.#waiting.push(bytes)
    if (readyState === 'open') this.#sendNow(bytes)
  }

  #sendNow(bytes: Uint8Array): void {
    try {
      this.#channel.send(new Uint8Array(bytes))
    } catch (error) {
      // the engine notices sooner than it says
      if (this.#pc.connectionState === 'connected' && this.#channel.readyState === 'open') throw error
    }
  }

  /** As fast as the channel takes it, with the number of a message in each chunk if it has one; gives the bytes that went out. */
  async flood(chunk: Uint8Array, total: number, numbered: boolean): Promise<number> {
    const number = new DataView(chunk.buffer, 1, 4)
    let sent = 0
    const mayGo = () => sent < total && this.#channel.readyState === 'open'
    while (mayGo()) {
      while (mayGo() && this.#channel.bufferedAmount < BUFFERED) {
        if (numbered) number.setUint32(0, sent / chunk.length)
        this.send(chunk)
        sent += chunk.length
      }
      await new Promise(resolve => setImmediate(resolve))
    }
    return sent
  }

  close(): void {
    this.#pc.close()
  }

  #opened(): void {
    const { shake, happened } = this.#options
    happened('open')
    for (const bytes of this.#waiting.splice(0)) this.send(bytes)
    if (this.#isHonest || shake === 'other-epoch') this.#say(CHUNK.hello, this.#handshake.hello())
  }

  #receive(bytes: Uint8Array): void {
    const { shake } = this.#options
    const { type, data } = readChunk(bytes)
    if (shake === 'piped' || shake === 'silent') this.#options.bytes(bytes)
    else if (type === CHUNK.hello) this.#hello(data)
    else if (type === CHUNK.tag) this.#tag(data)
    else if (type === CHUNK.ping && shake === 'lasting') this.#say(CHUNK.pong, data)
    else this.#options.bytes(bytes)
  }

  get #isHonest(): boolean {
    const { shake } = this.#options
    return shake === 'honest' || shake === 'lasting'
  }

  #hello(hello: Uint8Array): void {
    const { shake, ends } = this.#options
    if (shake === 'mirror') this.#say(CHUNK.hello, concatBytes(fromHex(ends.self), hello.slice(16)))
    else this.#say(CHUNK.tag, this.#handshake.hearHello(hello, this.#fingerprints()))
  }

  #tag(tag: Uint8Array): void {
    const { shake, happened } = this.#options
    // a mirror has nothing else to say either
    if (shake === 'mirror') this.#say(CHUNK.tag, tag)
    if (this.#isHonest && this.#holds(tag)) happened('linked')
  }

  #holds(tag: Uint8Array): boolean {
    try {
      this.#handshake.hearTag(tag, this.#fingerprints())
      return true
    } catch (error) {
      // she has no key, and goes on all the same
      if (errorCodeOf(error) !== 'LINK_TAG') throw error
      return false
    }
  }

  #say(type: 1 | 2 | 6, data: Uint8Array): void {
    this.send(encodeChunk({ type, id: 0, total: data.length, offset: 0, data }))
  }

  #fingerprints() {
    return {
      local: fingerprintOf(this.#pc.localDescription?.sdp ?? '') ?? new Uint8Array(32),
      remote: fingerprintOf(this.#pc.remoteDescription?.sdp ?? '') ?? new Uint8Array(32),
    }
  }
}
