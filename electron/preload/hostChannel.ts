import { ipcRenderer } from 'electron'
import { HOST_MESSAGE } from '../../shared/ports/hostPort.ts'
import type { Channel } from '../../shared/ports/typedPort.ts'

/** The channel of the screen's preload script to main. */
export const hostChannel: Channel = {
  post: message => ipcRenderer.send(HOST_MESSAGE, message),
  onMessage: receive => void ipcRenderer.on(HOST_MESSAGE, (_event, message: unknown) => receive(message)),
  close: () => undefined,
}
