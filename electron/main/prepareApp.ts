import { join } from 'node:path'
import type { App } from 'electron'
import { canWriteFolder } from './files/canWriteFolder.ts'
import { makeSessionFolder } from './files/sessionFolder.ts'
import { guardContents } from './pages/guardContents.ts'
import { guardSession } from './pages/guardSession.ts'
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
  'isPackaged' | 'getPath' | 'setPath' | 'requestSingleInstanceLock' | 'enableSandbox' | 'commandLine' | 'on'
>

/** What becomes of this start. */
export type Start =
  /** It may run; `canWrite` says whether anything can be kept in its profile folder. */
  | {
      readonly kind: 'run'
      readonly profile: string
      readonly canWrite: boolean
      readonly removeFolder: () => void
    }
  /** Another one has the profile; it may say so and must end. */
  | { readonly kind: 'second'; readonly profile: string }
  /** Its command line is not allowed; it must end. */
  | { readonly kind: 'refused' }

/**
 * All that must be decided before the app is ready: its folders, its sandbox, and that it may run at all. It may not when it is packaged
 * and its command line is not allowed, or when another one has the same profile.
 */
export function prepareApp(app: PreparedApp, argv: readonly string[], temporary: string): Start {
  if (app.isPackaged && refusedArguments(argv).length > 0) return { kind: 'refused' }
  const profile = profileFolder(argv) ?? app.getPath('userData')
  const canWrite = canWriteFolder(profile)
  if (canWrite) app.setPath('userData', profile)
  // Where nothing can be written nothing can be fought over either, and the place for the lock is missing.
  const isFirst = !canWrite || app.requestSingleInstanceLock()
  const folder = makeSessionFolder(temporary)
  if (!canWrite) app.setPath('userData', folder.path)
  app.setPath('sessionData', folder.path)
  app.setPath('crashDumps', join(folder.path, 'crashes'))
  app.on('quit', () => folder.remove())
  app.enableSandbox()
  for (const name of QUIET_SWITCHES) app.commandLine.appendSwitch(name)
  app.on('session-created', session => guardSession(session))
  app.on('web-contents-created', (_event, contents) => guardContents(contents))
  return isFirst
    ? { kind: 'run', profile, canWrite, removeFolder: folder.remove }
    : { kind: 'second', profile }
}
