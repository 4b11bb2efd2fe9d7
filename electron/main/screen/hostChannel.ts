import { HOST_MESSAGE } from '../../../shared/ports/hostPort.ts'
import type { Channel } from '../../../shared/ports/typedPort.ts'
import { isOfPage } from '../pages/appAddress.ts'

type Frame = { readonly url: string; readonly parent: unknown }

/** What main knows of who sent a message. */
export type SenderEvent = { readonly sender: unknown; readonly senderFrame: Frame | null }

/** What the channel needs of Electron's ipcMain. */
export type HostIpc = {
  on(name: string, listener: (event: SenderEvent, message: unknown) => void): unknown
  removeListener(name: string, listener: (event: SenderEvent, message: unknown) => void): unknown
}

/** What it needs of the screen's WebContents. */
export type HostContents = { send(name: string, message: unknown): void; isDestroyed(): boolean }

/** Whether a message comes from the top frame of the screen's own page, and from no other frame, page or window. */
export function isFromScreen({ sender, senderFrame }: SenderEvent, contents: HostContents): boolean {
  return (
    sender === contents &&
    senderFrame !== null &&
    senderFrame.parent === null &&
    isOfPage('screen', senderFrame.url)
  )
}

/** The one channel between a screen and main, until it is closed. Messages of anybody else are dropped. */
export function createHostChannel(ipc: HostIpc, contents: HostContents): Channel {
  let stop: () => void = () => undefined
  return {
    post(message) {
      if (!contents.isDestroyed()) contents.send(HOST_MESSAGE, message)
    },
    onMessage(receive) {
      const listener = (event: SenderEvent, message: unknown) => {
        if (isFromScreen(event, contents)) receive(message)
      }
      ipc.on(HOST_MESSAGE, listener)
      stop = () => void ipc.removeListener(HOST_MESSAGE, listener)
    },
    close: () => stop(),
  }
}
