import type { Session } from 'electron'
import { denyPermissions, type PermissionSession } from './denyPermissions.ts'

/** What the guard needs of Electron's Session. */
export type GuardedSession = PermissionSession &
  Pick<
    Session,
    'setSpellCheckerLanguages' | 'setSpellCheckerEnabled' | 'setSpellCheckerDictionaryDownloadURL'
  > & { on(event: 'will-download', listener: (event: { preventDefault(): void }) => void): unknown }

/** An address where nothing ever listens: what would be downloaded from there is not. */
const NOWHERE = 'https://127.0.0.1:9/'

/** Closes a session the moment it is made, whoever makes it: no permission, no download, and no spell checker. */
export function guardSession(session: GuardedSession): void {
  denyPermissions(session)
  session.on('will-download', event => event.preventDefault())
  // A dictionary is asked for as soon as there is a language, also where nothing is checked.
  session.setSpellCheckerLanguages([])
  session.setSpellCheckerEnabled(false)
  session.setSpellCheckerDictionaryDownloadURL(NOWHERE)
}
