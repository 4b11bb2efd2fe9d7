import type { App, BrowserWindow } from 'electron'

export type Closing = {
  readonly app: Pick<App, 'exit'> & { on(event: string, listener: (event: Electron.Event) => void): unknown }
  readonly screen: Pick<BrowserWindow, 'isDestroyed' | 'destroy'>
  readonly core: { close(): Promise<void> }
}

/**
 * The one way out, whoever asks for it: the words leave the screen first, then core writes what is to be kept, then everything
 * ends at once, the network with it. What the system asks of the app (quit, log out, a signal) comes here too.
 */
export function closeOnce({ app, screen, core }: Closing): () => void {
  let isClosing = false
  const close = () => {
    if (isClosing) return
    isClosing = true
    if (!screen.isDestroyed()) screen.destroy()
    void core.close().finally(() => app.exit(0))
  }
  app.on('window-all-closed', () => undefined)
  app.on('before-quit', event => {
    event.preventDefault()
    close()
  })
  return close
}
