import type {
  BrowserWindow,
  BrowserWindowConstructorOptions,
  NativeImage,
  Rectangle,
  WebPreferences,
} from 'electron'
import { isOfPage, pageAddress } from '../pages/appAddress.ts'

/** Where a window was and how, so that the next one can take its place. */
export type Place = {
  readonly bounds: Rectangle
  readonly state: 'normal' | 'maximized' | 'minimized' | 'fullscreen'
  readonly hasFocus: boolean
}

/** How a window looks from outside. */
export type WindowLook = {
  readonly title: string
  readonly icon: NativeImage
  /** Asks the system to leave it out of pictures of the screen. */
  readonly hinderCapture: boolean
}

export type ScreenWindowOptions = {
  readonly create: (options: BrowserWindowConstructorOptions) => BrowserWindow
  readonly preferences: WebPreferences
  readonly look: WindowLook
  /** Of the window before it; null for the first one. */
  readonly place: Place | null
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
  const { look, place } = options
  const window = options.create({
    show: false,
    title: look.title,
    icon: look.icon,
    width: 1120,
    height: 780,
    ...place?.bounds,
    minWidth: 360,
    minHeight: 480,
    autoHideMenuBar: true,
    webPreferences: options.preferences,
  })
  const contents = window.webContents
  window.setContentProtection(look.hinderCapture)
  window.on('page-title-updated', event => event.preventDefault())
  window.once('ready-to-show', () => showAt(window, place))
  window.once('closed', options.onClosed)
  contents.on('did-finish-load', options.onLoad)
  contents.on('render-process-gone', () => {
    if (!window.isDestroyed()) contents.reload()
  })
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  return window
}

/** Where a window is at this moment. */
export function placeOf(window: BrowserWindow): Place {
  const state = window.isFullScreen()
    ? 'fullscreen'
    : window.isMinimized()
      ? 'minimized'
      : window.isMaximized()
        ? 'maximized'
        : 'normal'
  return { bounds: window.getNormalBounds(), state, hasFocus: window.isFocused() }
}

/** Changes how a window looks while it is there. */
export function applyLook(window: BrowserWindow, { title, icon, hinderCapture }: WindowLook): void {
  window.setTitle(title)
  window.setContentProtection(hinderCapture)
  // On macOS a window has no picture of its own.
  if (process.platform !== 'darwin') window.setIcon(icon)
}

// A lock that comes by itself must not take the focus from what the person does elsewhere.
function showAt(window: BrowserWindow, place: Place | null): void {
  if (place?.state === 'minimized') window.minimize()
  else if (place?.state === 'maximized') window.maximize()
  else if (place?.hasFocus ?? true) window.show()
  else window.showInactive()
  if (place?.state === 'fullscreen') window.setFullScreen(true)
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
