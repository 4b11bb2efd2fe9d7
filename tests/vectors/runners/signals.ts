import { type PeerMessage, parseBody } from '../../../renderer/net/signalingGuard/peerMessage.ts'
import {
  openSignal,
  type SignalEnd,
  signalMacHolds,
} from '../../../renderer/net/signalingGuard/signalEnvelope.ts'
import { fromBase64url } from '../../../shared/bytes/base64url.ts'
import { ensure } from '../../../shared/bytes/protocolError.ts'
import { Secret } from '../../../shared/crypto/secret.ts'
import type { Topic } from '../../../shared/ports/transport.ts'
import type { Run } from './vectorFile.ts'

/** Opens a payload and judges it as far as nothing but itself is needed. */
export const runSignals: Run = file => {
  const topic = file.text('topic') as Topic
  const opened = openSignal(
    fromBase64url(file.text('data')),
    topic,
    new Secret<'signal'>(file.bytes('signal')),
  )
  const { target, sender } = opened
  const pair = new Secret<'pair-signal'>(file.bytes('pair-sig'))
  ensure(target === null || signalMacHolds(opened, topic, pair), 'BAD_MAC')
  const messages = parseBody(opened.body)
  ensure(target !== null || isOneAnnounce(messages), 'SIGNAL')
  return {
    sender: endText(sender),
    target: target === null ? 'all' : endText(target),
    messages: String(messages.length),
  }
}

const endText = ({ device, session }: SignalEnd) => device + session

const isOneAnnounce = ([first, ...more]: readonly PeerMessage[]) =>
  first?.type === 'announce' && more.length === 0
