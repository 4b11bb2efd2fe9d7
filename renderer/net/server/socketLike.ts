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

/** Closes a socket and hears nothing of it any more. */
export function silence(socket: SocketLike): void {
  socket.onopen = null
  socket.onmessage = null
  socket.onclose = null
  // Closing a socket that still connects is an error event in some engines, and then nobody may be missing
  socket.onerror = () => undefined
  socket.close()
}
