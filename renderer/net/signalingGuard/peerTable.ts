import type { ErrorCode } from '../../../shared/bytes/protocolError.ts'
import { ensure } from '../../../shared/bytes/protocolError.ts'
import type { DeviceId } from '../../../shared/room/ids.ts'
import { GrowingPause, type Random } from '../time/growingPause.ts'
import { CANDIDATES_MAX, type CandidatePolicy } from './candidatePolicy.ts'
import type {
  AnnounceMessage,
  CandidateMessage,
  DescriptionMessage,
  PeerId,
  PeerMessage,
} from './peerMessage.ts'
import { okSdp } from './sdpPolicy.ts'
import type { SignalSession } from './signalEnvelope.ts'

/** Most connections of one carrier: a room has 32 devices. */
export const CONNECTIONS_MAX = 31

/** The one connection a device may have. */
export type PeerConnection = {
  readonly peerId: PeerId
  readonly role: 'initiator' | 'responder'
  answered: boolean
  open: boolean
  heard: number
  sent: number
}

/** What is known of another device on this carrier. */
export type Peer = {
  readonly device: DeviceId
  session: SignalSession | null
  peerId: PeerId | null
  connection: PeerConnection | null
  directedAt: number
  pausedUntil: number
  readonly pause: GrowingPause
}

/** What a message leads to. */
export type Verdict =
  | { readonly act: 'nothing' }
  | { readonly act: 'announce'; readonly to: PeerId }
  | { readonly act: 'deliver'; readonly message: PeerMessage }
  | { readonly act: 'refuse'; readonly code: ErrorCode }

const NOTHING: Verdict = { act: 'nothing' }
const DIRECTED_EVERY_MS = 1000

function refuse(code: ErrorCode): Verdict {
  return { act: 'refuse', code }
}

/** The rules about who may connect to whom, without any input or output of its own (PROTOCOL.md §6). */
export class PeerTable {
  readonly #peers = new Map<DeviceId, Peer>()
  readonly #candidates: CandidatePolicy

  constructor(devices: readonly DeviceId[], candidates: CandidatePolicy, random: Random) {
    this.#candidates = candidates
    for (const device of devices) this.#peers.set(device, newPeer(device, random))
  }

  get(device: DeviceId): Peer | undefined {
    return this.#peers.get(device)
  }

  /** The device that stands behind a peer id now. */
  behind(peerId: PeerId): Peer | undefined {
    return [...this.#peers.values()].find(peer => peer.peerId === peerId)
  }

  get connections(): number {
    return [...this.#peers.values()].filter(peer => peer.connection).length
  }

  /** True while some device has no open link. */
  get incomplete(): boolean {
    return [...this.#peers.values()].some(peer => !peer.connection?.open)
  }

  /** A broadcast proves nothing about its sender: at most it is answered with a directed announce, once a second. */
  hearBroadcast(peer: Peer, message: AnnounceMessage, nowMs: number): Verdict {
    if (nowMs < peer.pausedUntil || peer.connection?.peerId === message.from) return NOTHING
    return this.#announceTo(peer, message.from, nowMs)
  }

  /** A directed message, fresh and with a MAC that holds, between these two peer ids. */
  hearDirected(peer: Peer, mine: PeerId, message: PeerMessage, nowMs: number): Verdict {
    if (nowMs < peer.pausedUntil) return NOTHING
    if (message.to !== mine || message.from !== peer.peerId) return refuse('SIGNAL')
    switch (message.type) {
      case 'announce':
        return this.#hearAnnounce(peer, mine, message, nowMs)
      case 'offer':
        return this.#hearOffer(peer, mine, message)
      case 'answer':
        return hearAnswer(peer, message)
      case 'candidate':
        return this.#hearCandidate(peer, message)
    }
  }

  /** What y-webrtc wants to say to a peer; false when it may not. */
  maySend(peer: Peer, message: DescriptionMessage | CandidateMessage): boolean {
    const { connection } = peer
    if (connection?.peerId !== message.to) return false
    if (message.type !== 'candidate')
      return (connection.role === 'initiator') === (message.type === 'offer') && okSdp(message.sdp)
    if (connection.sent >= CANDIDATES_MAX || !this.#candidates(message.candidate.candidate)) return false
    connection.sent++
    return true
  }

  /** Keeps a device away for a pause that grows each time. */
  pause(peer: Peer, nowMs: number): void {
    peer.pausedUntil = nowMs + peer.pause.next()
  }

  #announceTo(peer: Peer, to: PeerId, nowMs: number): Verdict {
    if (nowMs - peer.directedAt < DIRECTED_EVERY_MS) return NOTHING
    peer.directedAt = nowMs
    return { act: 'announce', to }
  }

  #hearAnnounce(peer: Peer, mine: PeerId, message: AnnounceMessage, nowMs: number): Verdict {
    if (peer.connection) return NOTHING
    if (mine > message.from) return this.#announceTo(peer, message.from, nowMs)
    return this.#connect(peer, message.from, 'initiator', message)
  }

  #hearOffer(peer: Peer, mine: PeerId, message: DescriptionMessage): Verdict {
    if (message.from > mine || peer.connection) return refuse('SIGNAL')
    if (!okSdp(message.sdp)) return refuse('SDP')
    return this.#connect(peer, message.from, 'responder', message)
  }

  #hearCandidate(peer: Peer, message: CandidateMessage): Verdict {
    const { connection } = peer
    if (!connection) return NOTHING
    if (connection.heard >= CANDIDATES_MAX || !this.#candidates(message.candidate.candidate))
      return refuse('CANDIDATE')
    connection.heard++
    return { act: 'deliver', message }
  }

  #connect(peer: Peer, peerId: PeerId, role: PeerConnection['role'], message: PeerMessage): Verdict {
    if (this.connections >= CONNECTIONS_MAX) return refuse('BUDGET')
    peer.connection = { peerId, role, answered: false, open: false, heard: 0, sent: 0 }
    return { act: 'deliver', message }
  }
}

function hearAnswer(peer: Peer, message: DescriptionMessage): Verdict {
  const { connection } = peer
  if (connection?.role !== 'initiator' || connection.open || connection.answered) return refuse('SIGNAL')
  if (!okSdp(message.sdp)) return refuse('SDP')
  connection.answered = true
  return { act: 'deliver', message }
}

function newPeer(device: DeviceId, random: Random): Peer {
  ensure(device.length === 32, 'BAD_LENGTH')
  return {
    device,
    session: null,
    peerId: null,
    connection: null,
    directedAt: Number.NEGATIVE_INFINITY,
    pausedUntil: Number.NEGATIVE_INFINITY,
    pause: new GrowingPause(2_000, 120_000, random),
  }
}
