/** Goes nowhere. */
class NoBroadcastChannel {
  onmessage: unknown = null
  postMessage(): undefined {
    return undefined
  }
  close(): undefined {
    return undefined
  }
}

// Replaced, not removed: without the global, lib0 would write y-webrtc's frames into localStorage. This must run before
// lib0 looks, which is why the file is imported for its effect, first of all, by the one door to y-webrtc.
Object.defineProperty(globalThis, 'BroadcastChannel', {
  value: NoBroadcastChannel,
  configurable: true,
  writable: true,
})
