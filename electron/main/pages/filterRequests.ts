import type { WebRequest } from 'electron'
import { probeAddress } from '../network/serverProbe.ts'
import { isOfPage, type PageName, pageAddress } from './appAddress.ts'
import { serverOrigins } from './contentPolicy.ts'

/** Whether a page may ask for an address: its own files, pictures it made itself, and for net its servers. */
export function isAllowedRequest(page: PageName, url: string, servers: readonly string[]): boolean {
  if (isOfPage(page, url) || url.startsWith(`blob:${pageAddress(page)}`)) return true
  if (page === 'screen' || !/^wss?:\/\//.test(url)) return false
  return serverOrigins(servers).includes(new URL(url).origin)
}

/** Whether main may ask for an address in the session of net: to find out why a server of its page is not reached. */
export function isAllowedProbe(page: PageName, url: string, servers: readonly string[]): boolean {
  return page === 'net' && servers.some(server => new URL(probeAddress(server)).href === url)
}

/** Cancels every request of a session that its page may not make, whatever its content policy says. */
export function filterRequests(
  webRequest: Pick<WebRequest, 'onBeforeRequest'>,
  page: PageName,
  servers: () => readonly string[],
): void {
  webRequest.onBeforeRequest(({ url, webContentsId }, answer) => {
    const isMain = webContentsId === undefined
    answer({
      cancel: !isAllowedRequest(page, url, servers()) && !(isMain && isAllowedProbe(page, url, servers())),
    })
  })
}
