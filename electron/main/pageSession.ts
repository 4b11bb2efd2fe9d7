import type { Session } from 'electron'
import type { PageName } from './appAddress.ts'
import { serveApp } from './appProtocol.ts'
import { contentPolicy } from './contentPolicy.ts'
import { denyPermissions } from './denyPermissions.ts'
import { filterRequests } from './filterRequests.ts'

/** What a page's session is made of. `servers` may change; the next load and the next request follow it. */
export type PageSessionOptions = {
  readonly page: PageName
  readonly folder: string
  readonly servers: () => readonly string[]
}

/** An address where nothing ever listens: what would be downloaded from there is not. */
const NOWHERE = 'https://127.0.0.1:9/'

/** Makes the session of a page: in memory only, without permissions, spell checker, or any request but the page's own. */
export function createPageSession(
  sessions: { fromPartition(partition: string, options: { cache: boolean }): Session },
  { page, folder, servers }: PageSessionOptions,
): Session {
  // A partition whose name does not begin with "persist:" is never written to disk.
  const session = sessions.fromPartition(page, { cache: false })
  serveApp(session.protocol, { page, folder, policy: () => contentPolicy(page, servers()) })
  filterRequests(session.webRequest, page, servers)
  denyPermissions(session)
  session.setSpellCheckerEnabled(false)
  session.setSpellCheckerDictionaryDownloadURL(NOWHERE)
  session.on('will-download', event => event.preventDefault())
  return session
}
