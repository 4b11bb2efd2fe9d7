import { isOfPage, type PageName, pageAddress } from './appAddress.ts'

// A name never begins with a dot and has no percent sign, backslash or NUL: what could leave the folder cannot be written.
const ASSET_PATH = /^(?:[A-Za-z0-9_-][A-Za-z0-9._-]*\/)*[A-Za-z0-9_-][A-Za-z0-9._-]*$/

/** The file of a page's folder that an address names, as a relative path; null when it names none. */
export function resolveAsset(page: PageName, url: string): string | null {
  if (!isOfPage(page, url)) return null
  const path = url.slice(pageAddress(page).length).replace(/[?#].*$/s, '')
  if (path === '') return 'index.html'
  return ASSET_PATH.test(path) ? path : null
}
