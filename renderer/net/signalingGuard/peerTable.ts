import type { ErrorCode } from '../../../shared/bytes/protocolError.ts'
import type { DeviceId } from '../../../shared/room/ids.ts'
import type { Random } from '../time/growingPause.ts'
import { KeptAway } from '../time/keptAway.ts'
import { CANDIDATES_MAX, type CandidatePolicy } from './candidatePolicy.ts'
import { newPeer, type Peer, type PeerConnection } from './peer.ts'
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

/** What a message leads to. */
export type Verdict =
  | { readonly act: 'nothing' }
  | { readonly act: 'announce' }
  | { readonly act: 'deliver'; readonly message: PeerMessage }
  | { readonly act: 'refuse'; readonly code: ErrorCode }

const NOTHING: Verdict = { act: 'nothing' }
const ANNOUNCE_EVERY_MS = 1000
const SESSIONS_ANNOUNCED = 16

function refuse(code: ErrorCode): Verdict {
  return { act: 'refuse', code }
}

/** What a table is made of. */
export type PeerTableOptions = {
  readonly devices: readonly DeviceId[]
  readonly candidates: CandidatePolicy
  readonly random: Random
  readonly nowMs: number
  /** Devices that broke a rule on this carrier or another. */
  readonly keptAway?: KeptAway
}

/** The rules about who may connect to whom, without any input or output of its own (PROTOCOL.md §6). */
export class PeerTable {
  readonly #peers = new Map<DeviceId, Peer>()
  readonly #candidates: CandidatePolicy
  readonly #keptAway: KeptAway
  #named = 0

  constructor({ devices, candidates, random, nowMs, keptAway }: PeerTableOptions) {
    this.#candidates = candidates
    this.#keptAway = keptAway ?? new KeptAway(random)
    for (const device of devices) this.#peers.set(device, newPeer(device, nowMs))
  }

  get(device: DeviceId): Peer | undefined {
    return this.#peers.get(device)
  }

  /** The device whose connection has this name. */
  named(name: PeerId): Peer | undefined {
    return [...this.#peers.values()].find(peer => peer.connection?.name === name)
  }

  get connections(): number {
    return [...this.#peers.values()].filter(peer => peer.connection).length
  }

  /** True while some device has no open link. */
  get incomplete(): boolean {
    return [...this.#peers.values()].some(peer => !peer.connection?.open)
  }

  /** A broadcast proves nothing about its sender: at most it is answered, once a second to each session. */
  hearBroadcast(peer: Peer, session: SignalSession, message: AnnounceMessage, nowMs: number): Verdict {
    if (this.#keptAway.isAway(peer.device, nowMs) || peer.connection?.peerId === message.from) return NOTHING
    return peer.answers.take(nowMs) ? announceTo(peer, session, nowMs) : refuse('BUDGET')
  }

  /** A directed message, fresh and with a MAC that holds, between these two peer ids. */
  hearDirected(peer: Peer, mine: PeerId, message: PeerMessage, nowMs: number): Verdict {
    if (this.#keptAway.isAway(peer.device, nowMs)) return NOTHING
    if (message.from !== peer.peerId) return refuse('SIGNAL')
    if (message.type !== 'announce' && message.to !== mine) return refuse('SIGNAL')
    switch (message.type) {
      case 'announce':
        return this.#hearAnnounce(peer, mine, message, nowMs)
      case 'offer':
        return this.#hearOffer(peer, mine, message, nowMs)
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

  /** Keeps a device away, here and on every other carrier, for a pause that grows each time. */
  pause(peer: Peer, nowMs: number): void {
    this.#keptAway.pause(peer.device, nowMs)
  }

  #hearAnnounce(peer: Peer, mine: PeerId, message: AnnounceMessage, nowMs: number): Verdict {
    if (peer.connection) return NOTHING
    if (mine < message.from) return this.#connect(peer, 'initiator', message, nowMs)
    return peer.session ? announceTo(peer, peer.session, nowMs) : NOTHING
  }

  #hearOffer(peer: Peer, mine: PeerId, message: DescriptionMessage, nowMs: number): Verdict {
    if (message.from > mine || peer.connection) return refuse('SIGNAL')
    if (!okSdp(message.sdp)) return refuse('SDP')
    return this.#connect(peer, 'responder', message, nowMs)
  }

  #hearCandidate(peer: Peer, message: CandidateMessage): Verdict {
    const { connection } = peer
    if (!connection) return NOTHING
    if (connection.heard >= CANDIDATES_MAX || !this.#candidates(message.candidate.candidate))
      return refuse('CANDIDATE')
    connection.heard++
    return { act: 'deliver', message }
  }

  #connect(peer: Peer, role: PeerConnection['role'], message: PeerMessage, nowMs: number): Verdict {
    if (this.connections >= CONNECTIONS_MAX || !peer.attempts.take(nowMs)) return refuse('BUDGET')
    const name = nameOf(++this.#named)
    peer.connection = { name, peerId: message.from, role, answered: false, open: false, heard: 0, sent: 0 }
    return { act: 'deliver', message }
  }
}

/** In the form of y-webrtc's own ids. */
function nameOf(number: number): PeerId {
  return `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}` as PeerId
}

function announceTo(peer: Peer, session: SignalSession, nowMs: number): Verdict {
  const before = peer.announced.get(session)
  if (before !== undefined && nowMs - before < ANNOUNCE_EVERY_MS) return NOTHING
  peer.announced.delete(session)
  peer.announced.set(session, nowMs)
  const [oldest] = peer.announced.keys()
  if (peer.announced.size > SESSIONS_ANNOUNCED && oldest) peer.announced.delete(oldest)
  return { act: 'announce' }
}

function hearAnswer(peer: Peer, message: DescriptionMessage): Verdict {
  const { connection } = peer
  if (connection?.role !== 'initiator' || connection.open || connection.answered) return refuse('SIGNAL')
  if (!okSdp(message.sdp)) return refuse('SDP')
  connection.answered = true
  return { act: 'deliver', message }
}
