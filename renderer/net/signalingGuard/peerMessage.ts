import { ensure, ProtocolError } from '../../../shared/bytes/protocolError.ts'
import { fromUtf8, utf8 } from '../../../shared/bytes/utf8.ts'
import type { Brand } from '../../../shared/crypto/brand.ts'

/** The id that y-webrtc gives itself on one carrier: a UUID, version 4. */
export type PeerId = Brand<string, 'PeerId'>

/** An ICE candidate as simple-peer sends it. */
export type IceCandidate = {
  readonly candidate: string
  readonly sdpMLineIndex: number | null
  readonly sdpMid: string | null
}

/** "I am here"; to whom, says the envelope. */
export type AnnounceMessage = { readonly type: 'announce'; readonly from: PeerId }
/** An offer or an answer. */
export type DescriptionMessage = {
  readonly type: 'offer' | 'answer'
  readonly from: PeerId
  readonly to: PeerId
  readonly sdp: string
}
/** A candidate. */
export type CandidateMessage = {
  readonly type: 'candidate'
  readonly from: PeerId
  readonly to: PeerId
  readonly candidate: IceCandidate
}
/** Every signal that may pass between two y-webrtc rooms; `renegotiate` and `transceiverRequest` may not. */
export type PeerMessage = AnnounceMessage | DescriptionMessage | CandidateMessage

/** Most messages in one payload. */
export const MESSAGES_MAX = 16

type Fields = Readonly<Record<string, unknown>>

const PEER_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The messages of a payload's body; raises BAD_UTF8 or SIGNAL (PROTOCOL.md §6). */
export function parseBody(body: Uint8Array): PeerMessage[] {
  const list = parseJson(fromUtf8(body))
  ensure(Array.isArray(list) && list.length >= 1 && list.length <= MESSAGES_MAX, 'SIGNAL')
  return list.map(readPeerMessage)
}

/** The body of a payload. */
export function encodeBody(messages: readonly PeerMessage[]): Uint8Array {
  return utf8(JSON.stringify(messages.map(peerMessageFields)))
}

/** A y-webrtc message rebuilt from exactly the fields of its kind; raises SIGNAL. */
export function readPeerMessage(value: unknown): PeerMessage {
  const fields = readFields(value)
  if (fields.type === 'announce') {
    requireKeys(fields, ['type', 'from'])
    return { type: 'announce', from: readPeerId(fields.from) }
  }
  requireKeys(fields, ['type', 'from', 'to', 'signal'])
  ensure(fields.type === 'signal', 'SIGNAL')
  const ends = { from: readPeerId(fields.from), to: readPeerId(fields.to) }
  return readSignal(ends, readFields(fields.signal))
}

/** What y-webrtc itself says: with a wall-clock token to settle who offers, which is settled here already. Raises SIGNAL. */
export function readProviderMessage(value: unknown): PeerMessage {
  const { token: _token, ...rest } = readFields(value)
  return readPeerMessage(rest)
}

function readSignal(ends: { from: PeerId; to: PeerId }, signal: Fields): PeerMessage {
  if (signal.type === 'candidate') {
    requireKeys(signal, ['type', 'candidate'])
    return { ...ends, type: 'candidate', candidate: readCandidate(readFields(signal.candidate)) }
  }
  requireKeys(signal, ['type', 'sdp'])
  const { type, sdp } = signal
  ensure((type === 'offer' || type === 'answer') && typeof sdp === 'string', 'SIGNAL')
  return { ...ends, type, sdp }
}

function readCandidate(fields: Fields): IceCandidate {
  requireKeys(fields, ['candidate', 'sdpMLineIndex', 'sdpMid'])
  const { candidate, sdpMLineIndex, sdpMid } = fields
  ensure(typeof candidate === 'string' && candidate.length <= 512, 'CANDIDATE')
  ensure(sdpMLineIndex === null || sdpMLineIndex === 0, 'CANDIDATE')
  ensure(sdpMid === null || (typeof sdpMid === 'string' && sdpMid.length <= 16), 'CANDIDATE')
  return { candidate, sdpMLineIndex, sdpMid }
}

/** The message in y-webrtc's own form. */
export function peerMessageFields(message: PeerMessage): Fields {
  if (message.type === 'announce') return { type: 'announce', from: message.from }
  const { from, to } = message
  const signal =
    message.type === 'candidate'
      ? { type: 'candidate', candidate: message.candidate }
      : { type: message.type, sdp: message.sdp }
  return { type: 'signal', from, to, signal }
}

function readPeerId(value: unknown): PeerId {
  ensure(typeof value === 'string' && PEER_ID.test(value), 'SIGNAL')
  return value as PeerId
}

function readFields(value: unknown): Fields {
  ensure(typeof value === 'object' && value !== null && !Array.isArray(value), 'SIGNAL')
  return value as Fields
}

function requireKeys(fields: Fields, keys: readonly string[]): void {
  const own = Object.keys(fields)
  ensure(own.length === keys.length && own.every(key => keys.includes(key)), 'SIGNAL')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new ProtocolError('SIGNAL')
  }
}
