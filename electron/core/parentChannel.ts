import type { MessagePortMain, ParentPort } from 'electron'
import type { Channel } from '../../shared/ports/typedPort.ts'

/** The channel to main, and the message ports that come with its events, in their order. */
export type ParentChannel = Channel & { takePort(): MessagePortMain | undefined }

/** Makes the channel of a utility process to main. It lives as long as the process does. */
export function createParentChannel(parent: Pick<ParentPort, 'on' | 'postMessage'>): ParentChannel {
  const ports: MessagePortMain[] = []
  return {
    post: message => parent.postMessage(message),
    onMessage(receive) {
      parent.on('message', event => {
        ports.splice(0, ports.length, ...event.ports)
        receive(event.data)
      })
    },
    close: () => undefined,
    takePort: () => ports.shift(),
  }
}
