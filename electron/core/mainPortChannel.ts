import type { MessagePortMain } from 'electron'
import type { Channel } from '../../shared/ports/typedPort.ts'

/** The channel of a message port that main handed out. */
export function mainPortChannel(
  port: Pick<MessagePortMain, 'postMessage' | 'on' | 'start' | 'close'>,
): Channel {
  return {
    post: message => port.postMessage(message),
    onMessage(receive) {
      port.on('message', event => receive(event.data))
      port.start()
    },
    onClose: closed => void port.on('close', closed),
    close: () => port.close(),
  }
}
