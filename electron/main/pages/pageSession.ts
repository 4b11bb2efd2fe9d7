import type { Session } from 'electron'
import type { HostPins } from '../network/pinsOfHosts.ts'
import { verifyPins } from '../network/verifyPins.ts'
import type { PageName } from './appAddress.ts'
import { serveApp } from './appProtocol.ts'
import { contentPolicy } from './contentPolicy.ts'
import { filterRequests } from './filterRequests.ts'

/** What a page's session is made of. `servers` may change; the next load and the next request follow it. */
export type PageSessionOptions = {
  readonly page: PageName
  readonly folder: string
  readonly servers: () => readonly string[]
  /** What tells this session from others of the same page. */
  readonly name?: string
  /** The keys of certificates that hosts may have; without them Chromium alone judges. */
  readonly pins?: HostPins
}

/** Makes the session of a page: in memory only, and without any request but the page's own. `guardSession` has closed it before. */
export function createPageSession(
  sessions: { fromPartition(partition: string, options: { cache: boolean }): Session },
  { page, folder, servers, name = page, pins = new Map() }: PageSessionOptions,
): Session {
  // A partition whose name does not begin with "persist:" is never written to disk.
  const session = sessions.fromPartition(name, { cache: false })
  serveApp(session.protocol, { page, folder, policy: () => contentPolicy(page, servers()) })
  filterRequests(session.webRequest, page, servers)
  if (pins.size > 0) session.setCertificateVerifyProc(verifyPins(pins))
  return session
}
