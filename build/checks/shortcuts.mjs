import ts from 'typescript'
import { findingAt, parse, visitAll } from './syntax.mjs'

/** @typedef {import('./sourceFiles.mjs').Finding} Finding */

const testFunctions = ['it', 'test', 'describe', 'suite', 'bench']
const leftOut = ['skip', 'only', 'todo', 'fixme', 'skipIf', 'runIf', 'fails', 'fail']
const oldStyle = ['xit', 'xtest', 'xdescribe', 'fit', 'fdescribe']

/** The first word of `test.describe.skip`. @param {ts.Expression} expression @returns {string | undefined} */
function firstWord(expression) {
  if (ts.isIdentifier(expression)) return expression.text
  return ts.isPropertyAccessExpression(expression) ? firstWord(expression.expression) : undefined
}

/** @param {ts.Node} node */
function isLeftOut(node) {
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression))
    return oldStyle.includes(node.expression.text)
  if (!ts.isPropertyAccessExpression(node) || !leftOut.includes(node.name.text)) return false
  return testFunctions.includes(firstWord(node.expression) ?? '')
}

/** `test.skip(condition, 'reason')`: left out where it cannot run, and says why. @param {ts.Node} node */
function saysWhy(node) {
  if (!ts.isPropertyAccessExpression(node) || node.name.text !== 'skip') return false
  if (!ts.isCallExpression(node.parent)) return false
  const [condition, reason] = node.parent.arguments
  if (condition === undefined || condition.kind === ts.SyntaxKind.TrueKeyword) return false
  return reason !== undefined && ts.isStringLiteralLike(reason) && reason.text.length > 0
}

/** @param {ts.Node} node @returns {string | undefined} */
function shortcut(node) {
  if (node.kind === ts.SyntaxKind.AnyKeyword) return 'The type any hides what a value is.'
  if (ts.isCatchClause(node) && node.block.statements.length === 0) return 'An empty catch loses the error.'
  return isLeftOut(node) && !saysWhy(node) ? 'A test that is left out shows nothing.' : undefined
}

// Written with brackets so that these lines do not find themselves.
const comments = [
  { pattern: /@ts-(ignor[e]|nochec[k])/, message: 'A suppressed type error hides a defect.' },
  { pattern: /\b(TOD[O]|FIXM[E]|XX[X])\b/, message: 'Unfinished work belongs in an issue.' },
]

/** @param {import('./sourceFiles.mjs').SourceFile} file @returns {Finding[]} */
function commentFindings({ path, text }) {
  return text.split('\n').flatMap((line, index) => {
    const found = comments.filter(({ pattern }) => pattern.test(line))
    return found.map(({ message }) => ({ path, line: index + 1, message }))
  })
}

/**
 * No `any`, no empty catch, no test that is left out without a condition and a reason, no suppressed type error, no unfinished work.
 * @param {import('./sourceFiles.mjs').SourceFile[]} files @returns {Finding[]}
 */
export function shortcuts(files) {
  return files.flatMap(file => {
    const findings = commentFindings(file)
    visitAll(parse(file), node => {
      const message = shortcut(node)
      if (message) findings.push(findingAt(node, message))
    })
    return findings
  })
}
