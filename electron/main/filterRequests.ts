import type { WebRequest } from 'electron'
import { isOfPage, type PageName, pageAddress } from './appAddress.ts'
import { serverOrigins } from './contentPolicy.ts'

/** Whether a page may ask for an address: its own files, pictures it made itself, and for net its servers. */
export function isAllowedRequest(page: PageName, url: string, servers: readonly string[]): boolean {
  if (isOfPage(page, url) || url.startsWith(`blob:${pageAddress(page)}`)) return true
  if (page === 'screen' || !/^wss?:\/\//.test(url)) return false
  return serverOrigins(servers).includes(new URL(url).origin)
}

/** Cancels every request of a session that its page may not make, whatever its content policy says. */
export function filterRequests(
  webRequest: Pick<WebRequest, 'onBeforeRequest'>,
  page: PageName,
  servers: () => readonly string[],
): void {
  webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isAllowedRequest(page, url, servers()) }))
}
