import { Doc, encodeStateAsUpdate, encodeStateVector } from 'yjs'
import { readCarrierMessage } from '../../../renderer/net/channelGuard/carrierMessage.ts'
import { CHUNK, encodeChunk, readChunk } from '../../../renderer/net/channelGuard/chunk.ts'
import { ChunkAssembler } from '../../../renderer/net/channelGuard/chunkAssembler.ts'
import { checkStateVector, checkUpdate } from '../../../renderer/net/channelGuard/updateCheck.ts'
import { LinkHandshake } from '../../../renderer/net/link/linkHandshake.ts'
import { encodeBody, type PeerId, parseBody } from '../../../renderer/net/signalingGuard/peerMessage.ts'
import {
  openSignal,
  type SignalSession,
  sealSignal,
} from '../../../renderer/net/signalingGuard/signalEnvelope.ts'
import { ensure } from '../../../shared/bytes/protocolError.ts'
import { randomBytes } from '../../../shared/crypto/random.ts'
import { secretOf } from '../../../shared/crypto/secret.ts'
import type { Topic } from '../../../shared/ports/transport.ts'
import type { DeviceId, EpochId } from '../../../shared/room/ids.ts'
import { parseSignalingMessage } from '../../../shared/signaling/parseSignalingMessage.ts'
import { parseSignalingReply } from '../../../shared/signaling/parseSignalingReply.ts'
import { text } from '../room/primitives.ts'
import type { Reader } from './readers.ts'

const TOPIC = 'abcdefghijklmnopqrstuvwxyz012345' as Topic
const PEER = '00000000-0000-4000-8000-000000000000' as PeerId

/** What reads links, chunks, signalling on both sides, and the carrier. */
export function networkReaders(): Record<string, Reader> {
  return { ...linkReaders(), ...signallingReaders(), ...carrierReaders() }
}

function linkReaders(): Record<string, Reader> {
  const [self, peer] = ['aa'.repeat(16), 'bb'.repeat(16)] as [DeviceId, DeviceId]
  const fingerprints = { local: new Uint8Array(32).fill(1), remote: new Uint8Array(32).fill(2) }
  const swapped = { local: fingerprints.remote, remote: fingerprints.local }
  const end = (own: DeviceId, other: DeviceId, nonce: number) => {
    const key = secretOf<'pair-link'>(new Uint8Array(32).fill(7))
    const ends = { epoch: 'ee'.repeat(32) as EpochId, self: own, peer: other, key }
    return new LinkHandshake(ends, new Uint8Array(32).fill(nonce))
  }
  const theirs = end(peer, self, 2)
  const data = new Uint8Array(300)
  const chunk = encodeChunk({ type: CHUNK.carrier, id: 0, total: data.length, offset: 0, data })
  return {
    'hearHello of a link': {
      sample: theirs.hello(),
      read: bytes => end(self, peer, 1).hearHello(bytes, fingerprints),
    },
    'hearTag of a link': {
      sample: theirs.hearHello(end(self, peer, 1).hello(), swapped),
      read: bytes => {
        const mine = end(self, peer, 1)
        mine.hearHello(theirs.hello(), fingerprints)
        return mine.hearTag(bytes, fingerprints)
      },
      whole: true,
    },
    readChunk: { sample: chunk, read: readChunk },
    'ChunkAssembler.accept': { sample: chunk, read: bytes => new ChunkAssembler().accept(readChunk(bytes)) },
  }
}

function signallingReaders(): Record<string, Reader> {
  const key = secretOf<'signal'>(new Uint8Array(32).fill(9))
  const body = encodeBody([
    { type: 'announce', from: PEER },
    { type: 'offer', from: PEER, to: PEER, sdp: 'v=0\r\n' },
    { type: 'candidate', from: PEER, to: PEER, candidate: { candidate: 'x', sdpMLineIndex: 0, sdpMid: '0' } },
  ])
  const envelope = {
    counter: 3,
    nonce: randomBytes(16),
    sender: { device: 'aa'.repeat(16) as DeviceId, session: 'bb'.repeat(16) as SignalSession },
    target: null,
    body,
  }
  const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')
  return {
    openSignal: {
      sample: sealSignal(envelope, TOPIC, key, null),
      read: bytes => openSignal(bytes, TOPIC, key),
      whole: true,
    },
    'parseBody of a signal': { sample: body, read: parseBody },
    'parseSignalingMessage of the server': {
      sample: text(JSON.stringify({ type: 'subscribe', topics: [TOPIC] })),
      read: bytes => parseSignalingMessage(latin(bytes)),
    },
    'parseSignalingReply of the client': {
      sample: text(JSON.stringify({ type: 'publish', topic: TOPIC, data: 'AQID' })),
      read: bytes => parseSignalingReply(latin(bytes)),
    },
  }
}

function carrierReaders(): Record<string, Reader> {
  const doc = new Doc()
  doc.clientID = 7
  for (const size of [3, 20, 200]) doc.getArray('7').push([new Uint8Array(size)])
  const update = encodeStateAsUpdate(doc)
  const check = (bytes: Uint8Array) => checkUpdate(bytes, { own: 8, next: () => 0 })
  return {
    readCarrierMessage: {
      sample: Uint8Array.from([0, 1, 4, 1, 2, 3, 4]),
      read: bytes => ensure(readCarrierMessage(bytes) !== null, 'BAD_TYPE'),
    },
    checkUpdate: { sample: update, read: check },
    checkStateVector: { sample: encodeStateVector(doc), read: checkStateVector },
  }
}
