import type {
  BrowserWindow,
  BrowserWindowConstructorOptions,
  MessagePortMain,
  WebContents,
  WebPreferences,
} from 'electron'
import { PORT_MESSAGE } from '../../shared/ports/portMessage.ts'
import { pageAddress } from './appAddress.ts'
import type { NetWindow } from './createNet.ts'
import { endPage, type Processes } from './endProcess.ts'

export type NetWindowOptions = {
  readonly create: (options: BrowserWindowConstructorOptions) => BrowserWindow
  readonly preferences: WebPreferences
  readonly crashed: () => void
  /** Sees the handshakes of its page. */
  readonly watch: (contents: WebContents) => void
  /** Gives net's end of a fresh pair of ports, and core the other end. */
  readonly makePort: () => MessagePortMain
  /** The window's neutral title, should any list of windows show it. */
  readonly title: string
  readonly processes: Pick<Processes, 'kill' | 'isAlive'>
}

/** The hidden window with the network. Direct links need local addresses; otherwise WebRTC uses the way to the internet alone. */
export function createNetWindow(options: NetWindowOptions): NetWindow {
  const { create, preferences, crashed, makePort, title } = options
  const window = create({
    show: false,
    skipTaskbar: true,
    focusable: false,
    title,
    width: 200,
    height: 200,
    webPreferences: { ...preferences, backgroundThrottling: false, images: false },
  })
  window.setContentProtection(true)
  options.watch(window.webContents)
  window.webContents.on('render-process-gone', crashed)
  window.once('closed', crashed)
  return {
    setDirect: direct =>
      window.webContents.setWebRTCIPHandlingPolicy(direct ? 'default' : 'default_public_interface_only'),
    async load() {
      await window.loadURL(pageAddress('net'))
      window.webContents.postMessage(PORT_MESSAGE, null, [makePort()])
    },
    destroy: () => endPage(window, options.processes),
  }
}
