import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { Stryker } from '@stryker-mutator/core'
import { projectRoot } from '../setup/projectRoot.mjs'

/** @typedef {Awaited<ReturnType<Stryker['runMutationTest']>>[number]} Result */

const output = 'test-output/mutation'
const notCopied = ['dist', 'release', 'demo-output', 'test-output', '.runtime', '.setup', '.ci']

/** @param {string} path @param {Result['location']} place */
function codeAt(path, { start, end }) {
  const lines = readFileSync(join(projectRoot, path), 'utf8')
    .split('\n')
    .slice(start.line - 1, end.line)
  const last = lines.pop() ?? ''
  return [...lines, last.slice(0, end.column - 1)].join('\n').slice(start.column - 1)
}

/** @param {Result} result @returns {import('./summary.mjs').Mutant} */
function mutantOf({ fileName, location, replacement, status }) {
  const path = relative(projectRoot, fileName).replaceAll('\\', '/')
  return {
    path,
    line: location.start.line,
    original: codeAt(path, location),
    replacement: replacement ?? '',
    status,
  }
}

/**
 * Makes the mutants of one part in a copy of the project and runs the part's tests against each of them, one at a time. The choices
 * of random tests are fixed, so that a mutant's fate is the same tomorrow.
 * @param {import('./parts.mjs').Part} part
 */
export async function runStryker({ name, sources, tests }) {
  process.env.ROWAN_SEED ??= '1'
  process.env.ROWAN_MUTATION_TESTS = tests.join(' ')
  const stryker = new Stryker({
    mutate: sources,
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    vitest: { configFile: 'build/mutation/vitest.config.ts', related: false },
    coverageAnalysis: 'perTest',
    concurrency: 1,
    timeoutMS: 10_000,
    disableTypeChecks: false,
    allowEmpty: true,
    ignorePatterns: notCopied.map(folder => `/${folder}`),
    tempDirName: join(output, 'copy'),
    reporters: ['progress-append-only', 'html'],
    htmlReporter: { fileName: join(output, `${name}.html`) },
    thresholds: { high: 90, low: 80, break: null },
  })
  return (await stryker.runMutationTest()).map(mutantOf)
}
