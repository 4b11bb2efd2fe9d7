import type {
  BrowserWindow,
  BrowserWindowConstructorOptions,
  MessagePortMain,
  WebContents,
  WebPreferences,
} from 'electron'
import { PORT_MESSAGE } from '../../../shared/ports/portMessage.ts'
import type { ProxySetting } from '../../../shared/ports/proxySchema.ts'
import { endPage, type Processes } from '../ending/endProcess.ts'
import { pageAddress } from '../pages/appAddress.ts'
import type { NetWindow } from './createNet.ts'
import { listAddresses } from './listAddresses.ts'
import { proxyRules } from './proxyRules.ts'

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
  /** Through what it goes out; null for nothing between. */
  readonly proxy: ProxySetting | null
  readonly processes: Pick<Processes, 'kill' | 'isAlive'>
  /** Whether this computer knows a way beyond its own networks. */
  readonly hasWayOut: () => Promise<boolean>
}

/**
 * What WebRTC may do. Direct links need local addresses. Links through a relay use the way to the internet alone, and with a proxy only
 * what can go through it: no packet of UDP leaves then.
 */
function webRtcPolicy(direct: boolean, proxy: ProxySetting | null) {
  if (direct) return 'default'
  return proxy ? 'disable_non_proxied_udp' : 'default_public_interface_only'
}

/** The hidden window with the network. */
export function createNetWindow(options: NetWindowOptions): NetWindow {
  const { create, preferences, crashed, makePort, title, proxy } = options
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
  const list = listAddresses(window.webContents.session, options.hasWayOut)
  let listed: Promise<void> | undefined
  return {
    setDirect(direct) {
      window.webContents.setWebRTCIPHandlingPolicy(webRtcPolicy(direct, proxy))
      listed = list(direct)
    },
    async load() {
      await listed
      // before anything is asked for: a session that was told nothing goes by the system's settings
      await window.webContents.session.setProxy(proxyRules(proxy))
      await window.loadURL(pageAddress('net'))
      window.webContents.postMessage(PORT_MESSAGE, null, [makePort()])
    },
    destroy: () => endPage(window, options.processes),
  }
}
