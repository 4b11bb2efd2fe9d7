/**
 * @typedef {{ vitest: string[] | undefined, playwright: string[] | undefined }} Parts filters of each runner; undefined is: not run
 */

/**
 * What `npm test -- <part>...` means: folders or files of tests/, with or without that word; those under e2e go to Playwright.
 * @param {string[]} args @returns {Parts}
 */
export function testParts(args) {
  if (args.length === 0) return { vitest: [], playwright: [] }
  const paths = args.map(arg => (arg.startsWith('tests/') ? arg : `tests/${arg}`))
  const inWindows = paths.filter(path => path === 'tests/e2e' || path.startsWith('tests/e2e/'))
  const others = paths.filter(path => !inWindows.includes(path))
  return {
    vitest: others.length > 0 ? others : undefined,
    playwright: inWindows.length > 0 ? inWindows : undefined,
  }
}

/** Whether these parts start servers of operators, such as nats-server. @param {Parts} parts */
export function needsServers({ vitest = ['tests/unit'], playwright }) {
  const without = /^tests\/(unit|properties|vectors)(\/|$)/
  return playwright !== undefined || vitest.length === 0 || vitest.some(path => !without.test(path))
}
