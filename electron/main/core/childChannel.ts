import type { MessagePortMain } from 'electron'
import type { mainEvents } from '../../../shared/ports/mainPort.ts'
import type { Channel } from '../../../shared/ports/typedPort.ts'

/** What main needs of Electron's UtilityProcess. */
export type Child = {
  readonly pid: number | undefined
  postMessage(message: unknown, transfer?: MessagePortMain[]): void
  on(event: 'message', listener: (message: unknown) => void): unknown
  once(event: 'exit', listener: () => void): unknown
  kill(): boolean
}

/** The channel to a utility process. */
export function childChannel(child: Child): Channel {
  return {
    post: message => child.postMessage(message),
    onMessage: receive => void child.on('message', receive),
    onClose: closed => void child.once('exit', closed),
    close: () => void child.kill(),
  }
}

/** Hands one message port to a utility process, named by the event it comes with. */
export function sendPort(child: Child, event: keyof typeof mainEvents, port: MessagePortMain): void {
  child.postMessage({ event, payload: {} }, [port])
}
