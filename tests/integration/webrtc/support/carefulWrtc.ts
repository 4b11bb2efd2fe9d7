import wrtc from '@roamhq/wrtc'
import type { RtcClasses } from '../../../../renderer/net/link/guardedWrtc.ts'

// @roamhq/wrtc 0.10.0 dereferences null when `send` meets the news, on another thread, that the peer has just closed the
// channel. A process that slept finds both in its queue. So messages go out a moment later, in order, if the channel is
// still open then; Chromium needs nothing of the kind.

type Message = { readonly channel: RTCDataChannel; readonly data: Uint8Array }

const DELAY_MS = 5
const prototype = wrtc.RTCDataChannel.prototype as unknown as { send(data: Uint8Array): void }
const sendNow = prototype.send
const waiting: Message[] = []

function flush(): void {
  for (const { channel, data } of waiting.splice(0))
    if (channel.readyState === 'open') sendIfOpen(channel, data)
}

function sendIfOpen(channel: RTCDataChannel, data: Uint8Array): void {
  try {
    sendNow.call(channel as unknown as typeof prototype, data)
  } catch (error) {
    // it was closed between the look and the call: what was to be said is lost, as it is with a closed channel
    if (channel.readyState === 'open') throw error
  }
}

prototype.send = function sendSoon(data) {
  if (waiting.length === 0) setTimeout(flush, DELAY_MS)
  waiting.push({ channel: this as unknown as RTCDataChannel, data })
}

/** The engine of the peers in these tests. */
export const carefulWrtc = wrtc as unknown as RtcClasses
