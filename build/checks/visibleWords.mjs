import ts from 'typescript'
import { findingAt, parse, visitAll } from './syntax.mjs'

/** @typedef {import('./sourceFiles.mjs').Finding} Finding */

const spokenAttributes = new Set(
  ['title', 'placeholder', 'label', 'alt', 'description', 'errorMessage', 'textValue', 'aria-label'].concat([
    'aria-description',
    'aria-placeholder',
    'aria-roledescription',
    'aria-valuetext',
  ]),
)

/** @param {string} text */
const hasLetters = text => /\p{L}/u.test(text)

/** The words a node would put on the screen, whichever branch of a condition is taken. @param {ts.Node | undefined} node @returns {string} */
function wordsOf(node) {
  if (node === undefined) return ''
  if (ts.isStringLiteralLike(node)) return node.text
  if (ts.isTemplateExpression(node))
    return node.head.text + node.templateSpans.map(span => span.literal.text).join('')
  if (ts.isJsxExpression(node) || ts.isParenthesizedExpression(node)) return wordsOf(node.expression)
  if (ts.isConditionalExpression(node)) return wordsOf(node.whenTrue) + wordsOf(node.whenFalse)
  if (!ts.isBinaryExpression(node)) return ''
  const plus = node.operatorToken.kind === ts.SyntaxKind.PlusToken
  return (plus ? wordsOf(node.left) : '') + (isChoice(node) || plus ? wordsOf(node.right) : '')
}

/** @param {ts.BinaryExpression} node */
function isChoice({ operatorToken: { kind } }) {
  const { AmpersandAmpersandToken, BarBarToken, QuestionQuestionToken } = ts.SyntaxKind
  return kind === AmpersandAmpersandToken || kind === BarBarToken || kind === QuestionQuestionToken
}

/** @param {ts.Node} node */
function visibleWords(node) {
  if (ts.isJsxText(node)) return node.text
  if (ts.isJsxAttribute(node)) {
    return spokenAttributes.has(node.name.getText()) ? wordsOf(node.initializer) : ''
  }
  const isChild = ts.isJsxExpression(node) && (ts.isJsxElement(node.parent) || ts.isJsxFragment(node.parent))
  return isChild ? wordsOf(node) : ''
}

/**
 * No word that somebody reads or hears stands in the JSX itself: all are in shared/i18n.
 * @param {import('./sourceFiles.mjs').SourceFile[]} files @returns {Finding[]}
 */
export function noVisibleWords(files) {
  return files.flatMap(file => {
    /** @type {Finding[]} */
    const findings = []
    visitAll(parse(file), node => {
      const words = visibleWords(node).trim()
      if (hasLetters(words)) findings.push(findingAt(node, `"${words}" belongs in shared/i18n.`))
    })
    return findings
  })
}
