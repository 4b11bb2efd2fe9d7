import { messagePortChannel } from '../../../shared/ports/messagePortChannel.ts'
import type { Channel } from '../../../shared/ports/typedPort.ts'

/** Two ends of a real message channel. */
export function channelPair(): { near: Channel; far: Channel } {
  const { port1, port2 } = new MessageChannel()
  return { near: messagePortChannel(port1), far: messagePortChannel(port2) }
}

/** One end without a wire: hands over values as they are, also those that no real port would carry. */
export function bareChannel() {
  const sent: unknown[] = []
  let hear: (message: unknown) => void = () => undefined
  const channel: Channel = {
    post: message => void sent.push(message),
    onMessage(receive) {
      hear = receive
    },
    close: () => undefined,
  }
  return { channel, sent, deliver: (message: unknown) => hear(message) }
}
