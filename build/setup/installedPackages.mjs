/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, link?: boolean }} LockEntry
 * @typedef {{ packages?: Record<string, LockEntry> }} LockFile
 */

/**
 * Whether what npm says it installed (node_modules/.package-lock.json) is what the lock file asks for. Compares contents, because
 * file times change with every copy and checkout. Packages for other platforms may be missing.
 * @param {LockFile} wanted @param {LockFile} installed @returns {boolean}
 */
export function matchesLock(wanted, installed) {
  const have = installed.packages ?? {}
  const want = wanted.packages ?? {}
  const missing = Object.entries(want).some(
    ([path, entry]) => path !== '' && !entry.optional && !(path in have),
  )
  const other = Object.entries(have).some(([path, entry]) => want[path]?.version !== entry.version)
  return !missing && !other
}
