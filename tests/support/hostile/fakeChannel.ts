/** One end of a pair of data channels that hand over in the same instant. */
export class FakeChannel {
  readyState = 'connecting'
  bufferedAmount = 0
  binaryType = 'blob'
  onmessage: ((event: { data: unknown }) => void) | null = null
  onopen: (() => void) | null = null
  onclose: (() => void) | null = null
  other: FakeChannel | null = null
  readonly #inbox: ArrayBuffer[] = []
  #busy = false

  open(): void {
    this.#busy = true
    this.readyState = 'open'
    this.onopen?.()
    this.#busy = false
    this.#hand()
  }

  send(bytes: Uint8Array): void {
    if (this.readyState !== 'open') throw new Error('not open')
    this.other?.deliver(bytes.slice().buffer as ArrayBuffer)
  }

  deliver(data: ArrayBuffer): void {
    this.#inbox.push(data)
    this.#hand()
  }

  close(): void {
    this.readyState = 'closed'
    this.#inbox.length = 0
  }

  /** One after the other, as a real channel does. */
  #hand(): void {
    if (this.#busy || this.readyState !== 'open') return
    this.#busy = true
    for (let data = this.#inbox.shift(); data; data = this.#inbox.shift()) this.onmessage?.({ data })
    this.#busy = false
  }
}
