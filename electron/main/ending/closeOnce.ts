import type { App } from 'electron'

export type Closing = {
  readonly app: Pick<App, 'exit'> & { on(event: string, listener: (event: Electron.Event) => void): unknown }
  readonly screen: { end(): unknown }
  readonly core: { stop(): Promise<void> }
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
    screen.end()
    void core.stop().finally(() => app.exit(0))
  }
  app.on('window-all-closed', () => undefined)
  app.on('before-quit', event => {
    event.preventDefault()
    close()
  })
  return close
}
