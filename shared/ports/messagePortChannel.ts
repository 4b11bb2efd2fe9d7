import type { Channel } from './typedPort.ts'

/** What a channel needs of a page's MessagePort; newer engines also fire `close` on it. */
export type PagePort = {
  postMessage(message: unknown): void
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void
  addEventListener(type: string, listener: () => void): void
  start(): void
  close(): void
}

/** The channel of a page's MessagePort. Closing it here tells `onClose` too. */
export function messagePortChannel(port: PagePort): Channel {
  let tell: () => void = () => undefined
  const closeOnce = () => {
    const told = tell
    tell = () => undefined
    told()
  }
  port.addEventListener('close', closeOnce)
  return {
    post: message => port.postMessage(message),
    onMessage(receive) {
      port.addEventListener('message', event => receive(event.data))
      port.start()
    },
    onClose(closed) {
      tell = closed
    },
    close() {
      port.close()
      closeOnce()
    },
  }
}
