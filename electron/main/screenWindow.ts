import type { BrowserWindow, BrowserWindowConstructorOptions, WebPreferences } from 'electron'
import { isOfPage, pageAddress } from './appAddress.ts'

/** The one title there ever is: it says nothing of what is on the screen. */
export const TITLE = 'Rowan'

export type ScreenWindowOptions = {
  readonly create: (options: BrowserWindowConstructorOptions) => BrowserWindow
  readonly preferences: WebPreferences
  /** The page is there and listens: it wants a port to core. Again after every load. */
  readonly onLoad: () => void
  readonly onClosed: () => void
}

/** A proxy that refuses every connection. */
const NO_WAY_OUT = {
  mode: 'fixed_servers',
  proxyRules: 'socks5://127.0.0.1:9',
  proxyBypassRules: '<-loopback>',
} as const

/** Makes the window with the words. Should WebRTC come back into its page by any way, it finds no way out of this computer. */
export function createScreenWindow(options: ScreenWindowOptions): BrowserWindow {
  const window = options.create({
    show: false,
    title: TITLE,
    width: 1120,
    height: 780,
    minWidth: 360,
    minHeight: 480,
    autoHideMenuBar: true,
    webPreferences: options.preferences,
  })
  const contents = window.webContents
  window.on('page-title-updated', event => event.preventDefault())
  window.once('ready-to-show', () => window.show())
  window.once('closed', options.onClosed)
  contents.on('did-finish-load', options.onLoad)
  contents.on('render-process-gone', () => contents.reload())
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  return window
}

/** Loads the page of the screen. */
export async function loadScreen(window: BrowserWindow): Promise<void> {
  await window.webContents.session.setProxy(NO_WAY_OUT)
  await window.loadURL(pageAddress('screen'))
}

/** Whether the page is there. One that is still loading gets another port when it has loaded. */
export function isShowing(window: BrowserWindow): boolean {
  return !window.isDestroyed() && isOfPage('screen', window.webContents.getURL())
}
