/** @typedef {import('./sourceFiles.mjs').Finding} Finding */
/** @typedef {import('./sourceFiles.mjs').SourceFile} SourceFile */

const testFile = /`(tests\/[^`]+\.test\.tsx?)`/g

/**
 * The promise table of the README names only tests that exist, and each promise at least one.
 * @param {SourceFile} readme @param {string[]} paths @returns {Finding[]}
 */
export function namedTests(readme, paths) {
  const lines = readme.text.split('\n')
  const start = lines.findIndex(line => line.startsWith('## Promises'))
  if (start < 0) return [{ path: readme.path, line: 1, message: 'There is no table of promises.' }]
  return lines.flatMap((line, index) => {
    const named = [...line.matchAll(testFile)].map(match => match[1] ?? '')
    const missing = named.filter(path => !paths.includes(path))
    const findings = missing.map(path => ({
      path: readme.path,
      line: index + 1,
      message: `${path} does not exist.`,
    }))
    const isPromise = index > start + 3 && line.startsWith('| ') && index < endOfTable(lines, start)
    if (isPromise && named.length === 0)
      findings.push({ path: readme.path, line: index + 1, message: 'This promise names no test.' })
    return findings
  })
}

/** @param {string[]} lines @param {number} start */
function endOfTable(lines, start) {
  const first = lines.findIndex((line, index) => index > start && line.startsWith('|'))
  const end = lines.findIndex((line, index) => index > first && !line.startsWith('|'))
  return end < 0 ? lines.length : end
}
