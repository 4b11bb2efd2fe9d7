const inTitle = /\(seed (\d+)\)/

/** @typedef {{ run: number, passed: number, failed: string[] }} SeedCounts `failed` names the tests, each with its seed */
/** @typedef {{ testResults: { assertionResults: { status: string, fullName: string }[] }[] }} Report */

/** How the tests that name a seed went: every seed of every test counts once. @param {Report} report @returns {SeedCounts} */
export function seedCounts(report) {
  const seeded = report.testResults
    .flatMap(file => file.assertionResults)
    .filter(({ status, fullName }) => inTitle.test(fullName) && (status === 'passed' || status === 'failed'))
  const failed = seeded.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName)
  return { run: seeded.length, passed: seeded.length - failed.length, failed }
}

/** The lines that say so. @param {SeedCounts} counts @returns {string} */
export function seedSummary({ run, passed, failed }) {
  const names = failed.map(name => `  ${name}`)
  return [`Seeds: ${run} run, ${passed} passed, ${failed.length} failed`, ...names].join('\n')
}
