import WebSocket from 'ws'
import { createWebRtcTransport } from '../../../../renderer/net/createWebRtcTransport.ts'
import { pageClock } from '../../../../renderer/net/pageClock.ts'
import type { SocketClass } from '../../../../renderer/net/server/socketLike.ts'
import { secretOf } from '../../../../shared/crypto/secret.ts'
import { cryptoReady } from '../../../../shared/crypto/sodium.ts'
import type { LinkId, Topic, Topics } from '../../../../shared/ports/transport.ts'
import type { EpochId } from '../../../../shared/room/ids.ts'
import { carefulWrtc } from './carefulWrtc.ts'
import type { PeerCall, PlainCarrier } from './peerCall.ts'

// One peer in a process of its own: y-webrtc keeps its rooms in a module-global map.

await cryptoReady()
const transport = createWebRtcTransport({
  ...carefulWrtc,
  WebSocket: WebSocket as unknown as SocketClass,
  clock: pageClock,
  random: Math.random,
})
transport.listen(event => process.send?.(event))

function openCarrier({ signalKey, peers, ...rest }: PlainCarrier): void {
  transport.openCarrier({
    ...rest,
    signalKey: secretOf(signalKey),
    peers: peers.map(peer => ({
      device: peer.device,
      linkKey: secretOf(peer.linkKey),
      signalKey: secretOf(peer.signalKey),
    })),
  })
}

function obey(call: PeerCall): void {
  switch (call.do) {
    case 'openCarrier':
      openCarrier(call.carrier)
      break
    case 'closeCarrier':
      transport.closeCarrier(call.epoch as EpochId)
      break
    case 'setTopics':
      transport.setTopics(call.epoch as EpochId, call.topics as Topics)
      break
    case 'append':
      for (const entry of call.entries) transport.append(call.epoch as EpochId, entry)
      break
    case 'sendFrame':
      transport.sendFrame(call.link as LinkId, call.frame)
      break
    case 'dropLink':
      transport.dropLink(call.link as LinkId)
      break
    case 'openTopic':
      transport.openTopic(call.topic as Topic, call.servers)
      break
    case 'closeTopic':
      transport.closeTopic(call.topic as Topic)
      break
    case 'publishTopic':
      transport.publishTopic(call.topic as Topic, call.payload)
      break
    case 'memory':
      process.send?.({ type: 'memory', rss: process.memoryUsage().rss })
      break
    case 'exit':
      // The native part may crash while Node takes it down in its own order
      process.exit(0)
  }
}

process.on('message', message => obey(message as PeerCall))
process.on('disconnect', () => process.exit(0))
process.send?.({ type: 'ready' })
