import { join } from 'node:path'
import type { App } from 'electron'
import { guardContents } from './guardContents.ts'
import { makeSessionFolder } from './sessionFolder.ts'
import { profileFolder, refusedArguments } from './startArguments.ts'

/** What Chromium would fetch or report by itself, in any process. */
const QUIET_SWITCHES = [
  'disable-background-networking',
  'disable-component-update',
  'disable-domain-reliability',
  'disable-breakpad',
  'no-pings',
] as const

export type PreparedApp = Pick<
  App,
  'isPackaged' | 'setPath' | 'requestSingleInstanceLock' | 'enableSandbox' | 'commandLine' | 'on'
>

/**
 * All that must be decided before the app is ready: its folders, its sandbox, and that it may run at all. False when it may not:
 * a packaged app with a command line that is not allowed, or a second one on the same profile.
 */
export function prepareApp(app: PreparedApp, argv: readonly string[], temporary: string): boolean {
  if (app.isPackaged && refusedArguments(argv).length > 0) return false
  const profile = profileFolder(argv)
  if (profile !== undefined) app.setPath('userData', profile)
  if (!app.requestSingleInstanceLock()) return false
  const folder = makeSessionFolder(temporary)
  app.setPath('sessionData', folder.path)
  app.setPath('crashDumps', join(folder.path, 'crashes'))
  app.on('quit', () => folder.remove())
  app.enableSandbox()
  for (const name of QUIET_SWITCHES) app.commandLine.appendSwitch(name)
  app.on('web-contents-created', (_event, contents) => guardContents(contents))
  return true
}
