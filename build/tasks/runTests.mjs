import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../setup/projectRoot.mjs'
import { runCommand } from '../setup/runCommand.mjs'
import { seedCounts } from './seedCounts.mjs'
import { countRun, playwrightCounts, vitestCounts } from './testCounts.mjs'

const output = join(projectRoot, 'test-output')

/** @param {string} file */
function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}

/** @param {string[]} command a script of node_modules and its arguments @param {string} reportName */
async function run(command, reportName) {
  const [script = '', ...args] = command
  const file = join(output, reportName)
  rmSync(file, { force: true })
  const code = await runCommand(process.execPath, [join(projectRoot, 'node_modules', script), ...args], {
    cwd: projectRoot,
  })
  return { report: readReport(file), code }
}

/** @param {string} config @param {string[]} filters */
const vitest = (config, filters) => ['vitest/vitest.mjs', 'run', '--config', `build/${config}`, ...filters]

/** Runs the tests that need no window. @param {string[]} filters */
export async function runVitest(filters) {
  const { report, code } = await run(vitest('vitest.config.ts', filters), 'vitest.json')
  return countRun(report, vitestCounts, code)
}

/** Runs the tests that take minutes. @param {string[]} filters */
export async function runLong(filters) {
  const { report, code } = await run(vitest('vitestLong.config.ts', filters), 'long.json')
  return { counts: countRun(report, vitestCounts, code), seeded: seedCounts(report ?? { testResults: [] }) }
}

/** Runs the tests of the packed app. */
export async function runPackaged() {
  const command = ['@playwright/test/cli.js', 'test', '-c', 'build/playwrightPackage.config.ts']
  const { report, code } = await run(command, 'packaged.json')
  return countRun(report, playwrightCounts, code)
}

/** Runs the tests in real app windows. @param {string[]} filters */
export async function runPlaywright(filters) {
  const command = ['@playwright/test/cli.js', 'test', '-c', 'build/playwright.config.ts', ...filters]
  const { report, code } = await run(command, 'playwright.json')
  return countRun(report, playwrightCounts, code)
}
