import { join } from 'node:path'
import type { BrowserWindowConstructorOptions, Session, UtilityProcess, WebPreferences } from 'electron'
import { app, BrowserWindow, session, utilityProcess } from 'electron'
import { pinsKey, pinsOfHosts } from './network/pinsOfHosts.ts'
import type { PageName } from './pages/appAddress.ts'
import { pagePreferences } from './pages/pagePreferences.ts'
import { createPageSession, type PageSessionOptions } from './pages/pageSession.ts'

const bundle = join(__dirname, '..')

/** Makes a window. */
export function createWindow(options: BrowserWindowConstructorOptions): BrowserWindow {
  return new BrowserWindow(options)
}

/** Starts the process with the keys on a profile folder. */
export function forkCore(profile: string): UtilityProcess {
  return utilityProcess.fork(join(bundle, 'electron', 'core.cjs'), [profile], {
    serviceName: 'rowan-core',
    env: {},
    stdio: app.isPackaged ? 'ignore' : 'inherit',
  })
}

/** The preferences of a page's windows, and the session among them. */
type PagePreferences = WebPreferences & { readonly session: Session }

/** The preferences of a page's windows, with a session of its own. */
export function preferencesOf(
  page: PageName,
  servers: () => readonly string[],
  named: Pick<PageSessionOptions, 'name' | 'pins'> = {},
): PagePreferences {
  const own = createPageSession(session, { page, folder: join(bundle, page), servers, ...named })
  const preload = join(bundle, 'electron', `preload-${page}.cjs`)
  return { ...pagePreferences({ preload, session: own, devTools: !app.isPackaged }), session: own }
}

/** The preferences of the network window of the moment. A session remembers what it found of a certificate, so other pins mean another one. */
export function netPreferences(servers: () => readonly string[]): () => PagePreferences {
  let made = 0
  let last: { readonly key: string; readonly preferences: PagePreferences } | null = null
  return () => {
    const pins = pinsOfHosts(servers())
    const key = pinsKey(pins)
    if (last?.key !== key) {
      made += 1
      last = { key, preferences: preferencesOf('net', servers, { name: `net-${made}`, pins }) }
    }
    return last.preferences
  }
}
