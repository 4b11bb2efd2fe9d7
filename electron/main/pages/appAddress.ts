/** The scheme of the app's own pages. */
export const APP_SCHEME = 'app'

/** The windows' hosts under it: each page is an origin of its own. */
export type PageName = 'screen' | 'net'

/** Where a page begins. */
export function pageAddress(page: PageName): string {
  return `${APP_SCHEME}://${page}/`
}

/** Whether an address lies on the origin of this page. */
export function isOfPage(page: PageName, url: string): boolean {
  return url.startsWith(pageAddress(page))
}
