/** @typedef {import('./sourceFiles.mjs').Finding} Finding */
/** @typedef {{ version?: string, integrity?: string, link?: boolean, dependencies?: Record<string, string>, optionalDependencies?: Record<string, string> }} Entry */

/**
 * The lock file knows every package that any platform needs, each with its hash. `npm ci` refuses one that lists only those of
 * the computer it was written on.
 * @param {{ path: string, text: string }} file @returns {Finding[]}
 */
export function completeLock({ path, text }) {
  /** @type {Record<string, Entry>} */
  const packages = JSON.parse(text).packages
  const known = new Set(Object.keys(packages).map(place => place.replace(/^.*node_modules\//, '')))
  const named = Object.values(packages).flatMap(entry => [
    ...Object.keys(entry.dependencies ?? {}),
    ...Object.keys(entry.optionalDependencies ?? {}),
  ])
  const missing = [...new Set(named)].filter(name => !known.has(name))
  const unsealed = Object.entries(packages).filter(
    ([place, entry]) => place !== '' && !entry.integrity && !entry.link,
  )
  return [
    ...missing.map(name => ({
      path,
      line: 1,
      message: `${name} is needed on some platform and not listed.`,
    })),
    ...unsealed.map(([place]) => ({ path, line: 1, message: `${place} has no hash.` })),
  ]
}
