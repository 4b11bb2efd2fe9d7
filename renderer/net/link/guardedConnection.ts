import { type ErrorCode, ensure, ProtocolError } from '../../../shared/bytes/protocolError.ts'
import type { LinkPath } from '../../../shared/ports/transport.ts'
import { fingerprintOf, okSdp } from '../signalingGuard/sdpPolicy.ts'
import type { ChannelFacade } from './channelFacade.ts'
import type { GuardedLink } from './guardedLink.ts'
import type { Fingerprints } from './linkHandshake.ts'
import { linkPath } from './linkPath.ts'
import type { RelayTry } from './relayTry.ts'

/** What a connection needs, and whom it tells. */
export type GuardedConnectionOptions = {
  readonly native: RTCPeerConnection
  readonly role: 'initiator' | 'responder'
  /** Makes the link of the one data channel. */
  readonly link: (
    channel: RTCDataChannel,
    fingerprints: () => Fingerprints,
    onEnd: (code: ErrorCode | null) => void,
  ) => GuardedLink
  /** Hears what is gathered; null where nobody asks. */
  readonly relay: RelayTry | null
  /** Called once, when everything of it is closed. */
  readonly onClose: (connection: GuardedConnection, code: ErrorCode | null) => void
}

type Handler = ((event: never) => void) | null

/** simple-peer waits for a chosen pair; the addresses of the real one are none of its business. */
const CHOSEN_PAIR = [{ id: 'pair', type: 'candidate-pair', selected: true }]

/**
 * The peer connection that simple-peer is given: only what a single data channel needs, so that no track, no transceiver
 * and no second channel can be had by any way.
 */
export class GuardedConnection {
  onicecandidate: Handler = null
  oniceconnectionstatechange: Handler = null
  onicegatheringstatechange: Handler = null
  onconnectionstatechange: Handler = null
  onsignalingstatechange: Handler = null
  ondatachannel: ((event: { readonly channel: ChannelFacade }) => void) | null = null
  ontrack: Handler = null
  readonly #options: GuardedConnectionOptions
  readonly #native: RTCPeerConnection
  #link: GuardedLink | null = null
  #closed = false

  constructor(options: GuardedConnectionOptions) {
    const { native } = options
    this.#options = options
    this.#native = native
    native.onicecandidate = event => {
      options.relay?.gathered(event.candidate?.candidate ?? null)
      this.onicecandidate?.(event as never)
    }
    native.onicecandidateerror = ({ errorCode }) => options.relay?.failed(errorCode)
    native.oniceconnectionstatechange = event => this.oniceconnectionstatechange?.(event as never)
    native.onicegatheringstatechange = event => this.onicegatheringstatechange?.(event as never)
    native.onsignalingstatechange = event => this.onsignalingstatechange?.(event as never)
    native.onconnectionstatechange = event => this.#stateChanged(event)
    native.ondatachannel = event => this.#channelCame(event.channel)
    native.ontrack = () => this.close('SDP')
  }

  get localDescription(): RTCSessionDescription | null {
    return this.#native.localDescription
  }
  get remoteDescription(): RTCSessionDescription | null {
    return this.#native.remoteDescription
  }
  get signalingState(): string {
    return this.#native.signalingState
  }
  get connectionState(): string {
    return this.#native.connectionState
  }
  get iceConnectionState(): string {
    return this.#native.iceConnectionState
  }
  get iceGatheringState(): string {
    return this.#native.iceGatheringState
  }

  /** The only link of this connection, once there is one. */
  get link(): GuardedLink | null {
    return this.#link
  }

  createDataChannel(): ChannelFacade {
    ensure(this.#options.role === 'initiator' && this.#link === null, 'LINK_STATE')
    return this.#adopt(this.#native.createDataChannel('', { ordered: true }))
  }

  createOffer(): Promise<RTCSessionDescriptionInit> {
    return this.#native.createOffer()
  }

  createAnswer(): Promise<RTCSessionDescriptionInit> {
    return this.#native.createAnswer()
  }

  setLocalDescription(description: RTCSessionDescriptionInit): Promise<void> {
    return this.#native.setLocalDescription(description)
  }

  /** Answers only to an offer of ours, an offer only once. */
  async setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void> {
    const expected = this.#options.role === 'initiator' ? 'answer' : 'offer'
    const state = expected === 'answer' ? 'have-local-offer' : 'stable'
    ensure(description.type === expected && this.#native.signalingState === state, 'SIGNAL')
    ensure(this.#native.remoteDescription === null && okSdp(description.sdp ?? ''), 'SDP')
    await this.#native.setRemoteDescription(description)
  }

  addIceCandidate(candidate: RTCIceCandidate): Promise<void> {
    return this.#native.addIceCandidate(candidate)
  }

  getStats(): Promise<typeof CHOSEN_PAIR> {
    return Promise.resolve(CHOSEN_PAIR)
  }

  /** The way it takes at this moment; a connection that is closed has none. */
  path(): Promise<LinkPath> {
    return this.#native.getStats().then(linkPath, () => 'unknown')
  }

  addTrack(): never {
    throw new ProtocolError('NOT_ALLOWED')
  }

  addTransceiver(): never {
    throw new ProtocolError('NOT_ALLOWED')
  }

  close(code: ErrorCode | null = null): void {
    if (this.#closed) return
    this.#closed = true
    this.#link?.end(code)
    this.#native.ondatachannel = null
    this.#native.onicecandidate = null
    this.#native.close()
    this.#options.relay?.ended()
    this.#options.onClose(this, code)
  }

  #stateChanged(event: Event): void {
    this.onconnectionstatechange?.(event as never)
    const { connectionState } = this.#native
    if (connectionState === 'failed' || connectionState === 'closed') this.close()
  }

  #channelCame(channel: RTCDataChannel): void {
    if (this.#options.role === 'initiator' || this.#link || !isReliable(channel)) {
      channel.close()
      this.close('LINK_STATE')
      return
    }
    this.ondatachannel?.({ channel: this.#adopt(channel) })
  }

  #adopt(channel: RTCDataChannel): ChannelFacade {
    const link = this.#options.link(
      channel,
      () => this.#fingerprints(),
      code => this.close(code),
    )
    this.#link = link
    return link.facade
  }

  #fingerprints(): Fingerprints {
    const local = fingerprintOf(this.#native.localDescription?.sdp ?? '')
    const remote = fingerprintOf(this.#native.remoteDescription?.sdp ?? '')
    ensure(local !== null && remote !== null, 'LINK_STATE')
    return { local, remote }
  }
}

/** Ordered and never giving up; an engine without null says 65535. */
function isReliable({ ordered, maxRetransmits, maxPacketLifeTime }: RTCDataChannel): boolean {
  const endless = (limit: number | null) => limit === null || limit === undefined || limit === 65_535
  return ordered && endless(maxRetransmits) && endless(maxPacketLifeTime)
}
