import { ProtocolError } from '../../../shared/bytes/protocolError.ts'
import type { SocketLike } from '../server/socketLike.ts'

/** The guard's end of a stand-in. */
export type ShimEnd = {
  /** What y-webrtc wants to tell its server. */
  said(text: string): void
}

const ADDRESS = /^shim:\/\/([0-9a-f]{32})$/
const ends = new Map<string, { readonly end: ShimEnd; socket: ShimSocket | null }>()

/** Makes a handle known; returns the way to hand y-webrtc a message, and the way to end it all. */
export function openShim(handle: string, end: ShimEnd): { deliver(message: unknown): void; close(): void } {
  const entry: { readonly end: ShimEnd; socket: ShimSocket | null } = { end, socket: null }
  ends.set(handle, entry)
  return {
    deliver: message => entry.socket?.deliver(message),
    close: () => {
      ends.delete(handle)
      entry.socket?.close()
    },
  }
}

/**
 * Stands in for WebSocket before y-webrtc: it reaches no network, knows only handles of open carriers, and throws at any
 * other address, so that nothing can go out past the guard.
 */
export class ShimSocket implements SocketLike {
  onopen: ((event: never) => void) | null = null
  onmessage: ((event: never) => void) | null = null
  onclose: ((event: never) => void) | null = null
  onerror: ((event: never) => void) | null = null
  readonly #end: ShimEnd
  #open = true

  constructor(url: string) {
    const entry = ends.get(ADDRESS.exec(url)?.[1] ?? '')
    if (!entry) throw new ProtocolError('SERVER_ADDRESS')
    this.#end = entry.end
    entry.socket = this
    queueMicrotask(() => this.#fire(this.onopen, {}))
  }

  deliver(message: unknown): void {
    this.#fire(this.onmessage, { data: JSON.stringify(message) })
  }

  send(text: string): void {
    if (!this.#open) return
    // The liveness check of lib0's client is answered here: the real sockets have one of their own
    if (text === '{"type":"ping"}') this.deliver({ type: 'pong' })
    else this.#end.said(text)
  }

  close(): void {
    if (!this.#open) return
    this.#open = false
    this.onclose?.({} as never)
  }

  #fire(handler: ((event: never) => void) | null, event: object): void {
    if (this.#open) handler?.(event as never)
  }
}
