/** What simple-peer sees of a data channel. */
export type FacadeEnds = {
  send(message: Uint8Array): void
  close(): void
}

type Handler = ((event: never) => void) | null

/** The data channel that simple-peer is given: open only once the link is, and made of whole messages. */
export class ChannelFacade {
  readonly label = ''
  // simple-peer sets and reads these; the queue behind is the guard's own
  binaryType = 'arraybuffer'
  bufferedAmountLowThreshold = 0
  readonly bufferedAmount = 0
  readyState: 'connecting' | 'open' | 'closed' = 'connecting'
  onmessage: Handler = null
  onopen: Handler = null
  onclose: Handler = null
  onerror: Handler = null
  onbufferedamountlow: Handler = null
  readonly #ends: FacadeEnds

  constructor(ends: FacadeEnds) {
    this.#ends = ends
  }

  /** y-webrtc sends to every connection, open or not; what is said before the link stands is in the first sync step. */
  send(message: Uint8Array): void {
    if (this.readyState === 'open') this.#ends.send(message)
  }

  close(): void {
    this.#ends.close()
  }

  opened(): void {
    this.readyState = 'open'
    this.onopen?.({} as never)
  }

  received(message: Uint8Array): void {
    this.onmessage?.({ data: message.slice().buffer } as never)
  }

  closed(): void {
    if (this.readyState === 'closed') return
    this.readyState = 'closed'
    this.onclose?.({} as never)
  }
}
