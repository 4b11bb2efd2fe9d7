import { compareBytes } from '../../../shared/bytes/compareBytes.ts'
import { ensure } from '../../../shared/bytes/protocolError.ts'
import { randomBytes } from '../../../shared/crypto/random.ts'
import type { Clock } from '../../../shared/ports/clock.ts'
import type { RelayOutcome } from '../../../shared/ports/transport.ts'
import type { RtcClasses } from '../link/guardedWrtc.ts'
import { type CandidatePolicy, wireCandidate } from '../signalingGuard/candidatePolicy.ts'
import { okSdp, wireSdp } from '../signalingGuard/sdpPolicy.ts'
import { Timers } from '../time/timers.ts'
import { turnRefusal } from './turnRefusal.ts'

/** What one try needs, and whom it tells once. */
export type RelayLoopOptions = {
  readonly rtc: RtcClasses
  readonly clock: Clock
  /** Names one address of a relay, and allows nothing but relays. */
  readonly configuration: RTCConfiguration
  readonly mayPass: CandidatePolicy
  readonly done: (outcome: RelayOutcome, roundTrip: number | null) => void
}

/** A relay that does not answer is given up by the engine after about 10 s. */
const LIMIT_MS = 14_000
/** What was wrong with the last address may be told just after the last address. */
const GRACE_MS = 200
const ROUNDS = 3
const WORD = 16

/** Two connections of this window that can meet at one address of a relay alone, and a few bytes there and back. */
export class RelayLoop {
  readonly #options: RelayLoopOptions
  readonly #timers: Timers
  readonly #near: RTCPeerConnection
  readonly #far: RTCPeerConnection
  readonly #word = randomBytes(WORD)
  readonly #times: number[] = []
  /** Candidates wait here until both ends know of each other. */
  #early: (() => void)[] | null = []
  #sentAt = 0
  #hasAddress = false
  #answer: 'refused' | 'full' | null = null
  #ended = false

  constructor(options: RelayLoopOptions) {
    const { rtc, configuration, clock } = options
    this.#options = options
    this.#timers = new Timers(clock)
    this.#near = new rtc.RTCPeerConnection(configuration)
    this.#far = new rtc.RTCPeerConnection(configuration)
    this.#watch(this.#near, this.#far)
    this.#watch(this.#far, this.#near)
    this.#far.ondatachannel = ({ channel }) => echo(channel)
    this.#speak(this.#near.createDataChannel('', { ordered: true }))
    this.#timers.set('limit', LIMIT_MS, () => this.#give())
    this.#join().catch(() => this.#give())
  }

  /** Takes everything down; nobody is told. */
  end(): void {
    if (this.#ended) return
    this.#ended = true
    this.#timers.clearAll()
    for (const end of [this.#near, this.#far]) {
      end.onicecandidate = null
      end.onicecandidateerror = null
      end.onconnectionstatechange = null
      end.close()
    }
  }

  #watch(end: RTCPeerConnection, other: RTCPeerConnection): void {
    end.onicecandidate = ({ candidate }) => this.#gathered(candidate, other)
    end.onicecandidateerror = ({ errorCode }) => this.#failed(errorCode)
    end.onconnectionstatechange = () => {
      if (end.connectionState === 'failed') this.#give()
    }
  }

  async #join(): Promise<void> {
    const [near, far] = [this.#near, this.#far]
    await near.setLocalDescription(await near.createOffer())
    await far.setRemoteDescription({ type: 'offer', sdp: checkedSdp(near) })
    await far.setLocalDescription(await far.createAnswer())
    await near.setRemoteDescription({ type: 'answer', sdp: checkedSdp(far) })
    const early = this.#early ?? []
    this.#early = null
    for (const pass of early) pass()
  }

  #gathered(candidate: RTCIceCandidate | null, other: RTCPeerConnection): void {
    if (candidate === null) {
      // an end without any address there can never meet the other
      if (!this.#hasAddress) this.#timers.set('grace', GRACE_MS, () => this.#hasAddress || this.#give())
      return
    }
    if (!candidate.candidate.includes(' typ relay')) return
    this.#hasAddress = true
    if (this.#options.mayPass(candidate.candidate)) this.#pass(candidate, other)
  }

  #pass({ candidate, sdpMid, sdpMLineIndex }: RTCIceCandidate, other: RTCPeerConnection): void {
    const pass = () => {
      if (this.#ended) return
      const carried = { candidate: wireCandidate(candidate), sdpMid, sdpMLineIndex }
      other.addIceCandidate(carried).catch(() => this.#give())
    }
    if (this.#early === null) pass()
    else this.#early.push(pass)
  }

  #failed(code: number): void {
    const answer = turnRefusal(code)
    if (answer === 'full' || this.#answer === null) this.#answer = answer
  }

  #speak(channel: RTCDataChannel): void {
    channel.binaryType = 'arraybuffer'
    const send = () => {
      this.#sentAt = this.#options.clock.now()
      channel.send(this.#word.slice())
    }
    channel.onopen = send
    channel.onmessage = ({ data }) => {
      if (!(data instanceof ArrayBuffer) || compareBytes(new Uint8Array(data), this.#word) !== 0) return
      this.#times.push(this.#options.clock.now() - this.#sentAt)
      if (this.#times.length < ROUNDS) send()
      else this.#give()
    }
  }

  /** Says what is known by now. */
  #give(): void {
    if (this.#ended) return
    this.end()
    const { done } = this.#options
    if (this.#times.length > 0) done('works', Math.round(Math.min(...this.#times)))
    else done(this.#hasAddress ? 'silent' : (this.#answer ?? 'unreachable'), null)
  }
}

/** The far end says what it hears, and no more than it is due. */
function echo(channel: RTCDataChannel): void {
  channel.binaryType = 'arraybuffer'
  let left = ROUNDS
  channel.onmessage = ({ data }) => {
    if (!(data instanceof ArrayBuffer) || data.byteLength !== WORD || left === 0) return
    left -= 1
    channel.send(data)
  }
}

function checkedSdp({ localDescription }: RTCPeerConnection): string {
  const sdp = wireSdp(localDescription?.sdp ?? '')
  ensure(okSdp(sdp), 'SDP')
  return sdp
}
