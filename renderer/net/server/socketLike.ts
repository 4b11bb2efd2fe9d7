/** What is used of a WebSocket; the page's own class and the stand-in of the signalling guard both fit. */
export type SocketLike = {
  onopen: ((event: never) => void) | null
  onmessage: ((event: never) => void) | null
  onclose: ((event: never) => void) | null
  onerror: ((event: never) => void) | null
  send(text: string): void
  close(): void
}

/** A class of such sockets. */
export type SocketClass = new (url: string) => SocketLike
