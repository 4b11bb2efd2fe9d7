import { type BrowserWindow, MessageChannelMain, type MessagePortMain } from 'electron'
import { PORT_MESSAGE } from '../../../shared/ports/portMessage.ts'
import { isShowing } from '../screen/screenWindow.ts'
import type { CoreProcess } from './coreProcess.ts'

/** Joins core to the two pages: each gets one end of a fresh pair of ports, once for each load and each core. */
export function handOutPorts({
  core,
  screen,
}: {
  readonly core: CoreProcess
  readonly screen: { readonly window: BrowserWindow | null }
}) {
  const fresh = (event: 'screenPort' | 'netPort'): MessagePortMain => {
    const { port1, port2 } = new MessageChannelMain()
    core.sendPort(event, port1)
    return port2
  }
  return {
    /** Whichever comes last, the page or core, finds the other there. */
    toScreen() {
      const { window } = screen
      if (core.isRunning && window && isShowing(window))
        window.webContents.postMessage(PORT_MESSAGE, null, [fresh('screenPort')])
    },
    toNet: () => fresh('netPort'),
  }
}
