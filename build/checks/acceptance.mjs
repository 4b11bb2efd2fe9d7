import ts from 'typescript'
import { parse, visitAll } from './syntax.mjs'

/** @typedef {import('./sourceFiles.mjs').Finding} Finding */
/** @typedef {import('./sourceFiles.mjs').SourceFile} SourceFile */
/** @typedef {{ check: string, line: number, tests: string[] }} Row */

/** How many things have to be shown before Rowan is put into a survivor's hands. */
const shownFirst = 12
/** How many things are said of how the runtime is hardened. */
const hardened = 32

const checks = [
  ...Array.from({ length: shownFirst }, (_, index) => `P0-${index + 1}`),
  ...Array.from({ length: hardened }, (_, index) => `E-${String(index + 1).padStart(2, '0')}`),
]
const inTitle = /\b(?:P0-\d+|E-\d+)(?=(?:, (?:P0-\d+|E-\d+))*:)/g
const testFile = /`(tests\/[^`]+\.test\.tsx?)`/g

/** The checks that the titles of a file of tests name, as in `test('P0-4, E-06: …')`. @param {SourceFile} file */
function namedIn(file) {
  /** @type {Set<string>} */
  const named = new Set()
  if (!/\b(?:P0|E)-\d/.test(file.text)) return named
  visitAll(parse(file), node => {
    if (!ts.isCallExpression(node) || !/^(it|test|describe)\b/.test(node.expression.getText())) return
    const [title] = node.arguments
    if (title === undefined) return
    for (const [check] of title.getText().matchAll(inTitle)) named.add(check)
  })
  return named
}

/** The lines of the table in tests/manual.md. @param {string[]} lines @returns {Row[]} */
function rowsOf(lines) {
  return lines.flatMap((line, index) => {
    const [, check] = /^\| ((?:P0|E)-\d+) \|/.exec(line) ?? []
    if (check === undefined) return []
    return [{ check, line: index + 1, tests: [...line.matchAll(testFile)].map(match => match[1] ?? '') }]
  })
}

/**
 * Each check has one row in the tables of tests/manual.md, and a test that is named after it or a line there for a person to do. The
 * row names the files of exactly those tests.
 * @param {SourceFile} manual @param {SourceFile[]} tests @returns {Finding[]}
 */
export function acceptance(manual, tests) {
  const lines = manual.text.split('\n')
  const rows = rowsOf(lines)
  const named = tests.map(file => ({ path: file.path, checks: namedIn(file) }))
  const finding = (/** @type {string} */ message, line = 1) => ({ path: manual.path, line, message })
  const order = rows.map(({ check }) => check).join(' ')
  const inOrder =
    order === checks.join(' ') ? [] : [finding(`The table has the rows ${order || 'of nothing'}.`)]
  const unknown = named.flatMap(({ path, checks: found }) =>
    [...found].filter(check => !checks.includes(check)).map(check => finding(`${path} names ${check}.`)),
  )
  return [...inOrder, ...unknown, ...rows.flatMap(row => findingsOf(row))]

  /** @param {Row} row */
  function findingsOf({ check, line, tests: listed }) {
    const naming = named.filter(({ checks: found }) => found.has(check)).map(({ path }) => path)
    const byHand = lines.some(text => text.startsWith(`- **${check}**`))
    return [
      ...(naming.length > 0 || byHand
        ? []
        : [finding(`${check} has neither a test nor a line by hand.`, line)]),
      ...listed
        .filter(path => !naming.includes(path))
        .map(path => finding(`${path} has no test ${check}.`, line)),
      ...naming
        .filter(path => !listed.includes(path))
        .map(path => finding(`${path} is not in this row.`, line)),
    ]
  }
}
