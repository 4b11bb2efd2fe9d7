import { randomBelow } from '../../shared/crypto/random.ts'
import { secretOf } from '../../shared/crypto/secret.ts'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import { messagePortChannel } from '../../shared/ports/messagePortChannel.ts'
import { PORT_MESSAGE } from '../../shared/ports/portMessage.ts'
import { serveTransport } from '../../shared/ports/serveTransport.ts'
import { createWebRtcTransport } from './createWebRtcTransport.ts'
import { pageClock } from './pageClock.ts'

/** Waits for the one port that the preload script hands over. */
function portFromPreload(): Promise<MessagePort> {
  return new Promise(resolve => {
    const receive = (event: MessageEvent) => {
      const [port] = event.ports
      if (event.source !== window || event.data !== PORT_MESSAGE || !port) return
      window.removeEventListener('message', receive)
      resolve(port)
    }
    window.addEventListener('message', receive)
  })
}

const [port] = await Promise.all([portFromPreload(), cryptoReady()])
const { WebSocket, RTCPeerConnection, RTCSessionDescription, RTCIceCandidate } = globalThis
const transport = createWebRtcTransport({
  WebSocket,
  RTCPeerConnection,
  RTCSessionDescription,
  RTCIceCandidate,
  clock: pageClock,
  random: () => randomBelow(2 ** 30) / 2 ** 30,
})
serveTransport(messagePortChannel(port), transport, secretOf)
