import type { DeviceId } from '../../../shared/room/ids.ts'
import { TokenBucket } from '../../../shared/signaling/tokenBucket.ts'
import type { PeerId } from './peerMessage.ts'
import type { SignalSession } from './signalEnvelope.ts'

/**
 * The one connection a device may have. `peerId` is what the device calls itself, which another may call itself too; `name` is
 * what y-webrtc is told instead, and no other connection's.
 */
export type PeerConnection = {
  readonly name: PeerId
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
  /** When the last announce to each of its sessions went out. */
  readonly announced: Map<SignalSession, number>
  /** Answers to broadcasts, which anybody of the room can forge. */
  readonly answers: TokenBucket
  readonly attempts: TokenBucket
}

const ANSWERS = { perSecond: 4, burst: 8 }
const ATTEMPTS = { perSecond: 1 / 3, burst: 6 }

/** A device that has not been heard of on this carrier. */
export function newPeer(device: DeviceId, nowMs: number): Peer {
  return {
    device,
    session: null,
    peerId: null,
    connection: null,
    announced: new Map(),
    answers: new TokenBucket(ANSWERS, nowMs),
    attempts: new TokenBucket(ATTEMPTS, nowMs),
  }
}
