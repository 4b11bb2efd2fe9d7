import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../setup/projectRoot.mjs'
import { runCommand } from '../setup/runCommand.mjs'
import { countRun, playwrightCounts, vitestCounts } from './testCounts.mjs'

const output = join(projectRoot, 'test-output')

/** @param {string} file */
function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}

/**
 * @template Report
 * @param {string[]} command a script of node_modules and its arguments
 * @param {string} reportName @param {(report: Report) => import('./testCounts.mjs').Counts} read
 */
async function run(command, reportName, read) {
  const [script = '', ...args] = command
  const report = join(output, reportName)
  rmSync(report, { force: true })
  const code = await runCommand(process.execPath, [join(projectRoot, 'node_modules', script), ...args], {
    cwd: projectRoot,
  })
  return countRun(readReport(report), read, code)
}

/** Runs the tests that need no window. @param {string[]} filters */
export function runVitest(filters) {
  const command = ['vitest/vitest.mjs', 'run', '--config', 'build/vitest.config.ts', ...filters]
  return run(command, 'vitest.json', vitestCounts)
}

/** Runs the tests in real app windows. @param {string[]} filters */
export function runPlaywright(filters) {
  const command = ['@playwright/test/cli.js', 'test', '-c', 'build/playwright.config.ts', ...filters]
  return run(command, 'playwright.json', playwrightCounts)
}
