import './noBroadcastChannel.ts'
import { Awareness } from 'y-protocols/awareness'
import { WebrtcProvider } from 'y-webrtc'
import type { Doc } from 'yjs'
import type { GuardedWrtc } from '../link/guardedWrtc.ts'
import type { PeerId } from '../signalingGuard/peerMessage.ts'
import { CONNECTIONS_MAX } from '../signalingGuard/peerTable.ts'
import { ShimSocket } from '../signalingGuard/shimSocket.ts'

/** What y-webrtc is given. */
export type ProviderOptions = {
  readonly room: string
  readonly handle: string
  readonly doc: Doc
  readonly wrtc: GuardedWrtc
  /** y-webrtc's room exists and calls itself so. */
  readonly onReady: (mine: PeerId) => void
}

/** A running provider. */
export type Provider = {
  has(name: PeerId): boolean
  destroyConnection(name: PeerId): void
  close(): void
}

/** The one door to y-webrtc: a provider that can reach nothing but its stand-in and the guarded engine. */
export function openProvider({ room, handle, doc, wrtc, onReady }: ProviderOptions): Provider {
  Object.assign(globalThis, { WebSocket: ShimSocket })
  const awareness = new Awareness(doc)
  awareness.setLocalState(null)
  // No password: the guard seals what is said
  const provider = new WebrtcProvider(room, doc, {
    signaling: [`shim://${handle}`],
    awareness,
    maxConns: CONNECTIONS_MAX,
    filterBcConns: false,
    // The guarded engine ignores this configuration; without it simple-peer would name servers of strangers
    peerOpts: { wrtc, config: { iceServers: [] } },
  })
  let closed = false
  provider.key.then(() => {
    if (closed || !provider.room) return
    // Every update would else be applied a second time, by way of the local broadcast
    provider.room.bcconnected = false
    onReady(provider.room.peerId as PeerId)
  })
  return {
    has: name => provider.room?.webrtcConns.has(name) ?? false,
    destroyConnection: name => provider.room?.webrtcConns.get(name)?.destroy(),
    close: () => {
      closed = true
      provider.disconnect()
      provider.destroy()
      awareness.destroy()
    },
  }
}
