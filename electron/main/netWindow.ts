import type {
  BrowserWindow,
  BrowserWindowConstructorOptions,
  MessagePortMain,
  Session,
  WebPreferences,
} from 'electron'
import { PORT_MESSAGE } from '../../shared/ports/portMessage.ts'
import { pageAddress } from './appAddress.ts'
import type { NetWindow } from './createNet.ts'
import { endPage, type Processes } from './endProcess.ts'
import { hasWayOut } from './hasWayOut.ts'

export type NetWindowOptions = {
  readonly create: (options: BrowserWindowConstructorOptions) => BrowserWindow
  readonly preferences: WebPreferences
  readonly crashed: () => void
  /** Gives net's end of a fresh pair of ports, and core the other end. */
  readonly makePort: () => MessagePortMain
  /** The window's neutral title, should any list of windows show it. */
  readonly title: string
  readonly processes: Pick<Processes, 'kill' | 'isAlive'>
  readonly hasWayOut?: () => Promise<boolean>
}

/**
 * Lets Chromium list the addresses of this computer for a direct room where there is no way out. It knows only the address of that way
 * else, and without one it has none to offer, so that two computers on one cable would never meet. It lists them for pages that might use
 * a camera: that question alone is answered with yes, and a camera that is asked for is denied all the same.
 */
function listAddresses(session: Session, hasWayOut: () => Promise<boolean>) {
  let direct = false
  let isCutOff = false
  session.setPermissionCheckHandler((_contents, permission) => direct && isCutOff && permission === 'media')
  return async (now: boolean): Promise<void> => {
    direct = now
    if (direct) isCutOff = !(await hasWayOut())
  }
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
  window.webContents.on('render-process-gone', crashed)
  window.once('closed', crashed)
  const list = listAddresses(window.webContents.session, options.hasWayOut ?? hasWayOut)
  let listed: Promise<void> | undefined
  return {
    setDirect(direct) {
      window.webContents.setWebRTCIPHandlingPolicy(direct ? 'default' : 'default_public_interface_only')
      listed = list(direct)
    },
    async load() {
      await listed
      await window.loadURL(pageAddress('net'))
      window.webContents.postMessage(PORT_MESSAGE, null, [makePort()])
    },
    destroy: () => endPage(window, options.processes),
  }
}
