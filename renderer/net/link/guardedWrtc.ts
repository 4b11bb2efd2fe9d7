import type { GuardedConnection } from './guardedConnection.ts'

/** The engine's own classes. */
export type RtcClasses = {
  readonly RTCPeerConnection: new (configuration: RTCConfiguration) => RTCPeerConnection
  readonly RTCSessionDescription: new (description: RTCSessionDescriptionInit) => RTCSessionDescription
  readonly RTCIceCandidate: new (candidate: RTCIceCandidateInit) => RTCIceCandidate
}

/** What simple-peer takes for the engine: its `wrtc` option. */
export type GuardedWrtc = Omit<RtcClasses, 'RTCPeerConnection'> & {
  readonly RTCPeerConnection: () => GuardedConnection
}

/**
 * The engine behind the channel guard. simple-peer calls the class with a configuration of its own, in which the servers of
 * strangers may stand: it is not read. `create` throws when no connection is expected now.
 */
export function guardedWrtc(rtc: RtcClasses, create: () => GuardedConnection): GuardedWrtc {
  // A function, since only that can be called with `new` and give something else
  function GuardedPeerConnection(): GuardedConnection {
    return create()
  }
  const { RTCSessionDescription, RTCIceCandidate } = rtc
  return { RTCPeerConnection: GuardedPeerConnection, RTCSessionDescription, RTCIceCandidate }
}
