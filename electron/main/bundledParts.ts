import { join } from 'node:path'
import type { BrowserWindowConstructorOptions, Session, UtilityProcess, WebPreferences } from 'electron'
import { app, BrowserWindow, session, utilityProcess } from 'electron'
import type { PageName } from './appAddress.ts'
import { pagePreferences } from './pagePreferences.ts'
import { createPageSession } from './pageSession.ts'

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

/** The preferences of a page's windows, with a session of its own. */
export function preferencesOf(
  page: PageName,
  servers: () => readonly string[],
): WebPreferences & { readonly session: Session } {
  const own = createPageSession(session, { page, folder: join(bundle, page), servers })
  const preload = join(bundle, 'electron', `preload-${page}.cjs`)
  return { ...pagePreferences({ preload, session: own, devTools: !app.isPackaged }), session: own }
}
