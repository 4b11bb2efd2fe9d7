import ts from 'typescript'
import { catalogueLanguages } from './catalogueLanguages.mjs'
import { placeholders } from './cataloguePlaceholders.mjs'
import { findingAt, parse, visitAll } from './syntax.mjs'

/** @typedef {import('./sourceFiles.mjs').SourceFile} SourceFile */
/** @typedef {import('./sourceFiles.mjs').Finding} Finding */
/** @typedef {{ node: ts.Node, text: string }} Entry */
/** @typedef {{ file: SourceFile, language: string, entries: Map<string, Entry> }} Catalogue */

/** @param {ts.Node} node @returns {string | undefined} */
function textOf(node) {
  if (ts.isStringLiteralLike(node)) return node.text
  if (!ts.isBinaryExpression(node)) return undefined
  const [left, right] = [textOf(node.left), textOf(node.right)]
  return left === undefined || right === undefined ? undefined : left + right
}

/** @param {SourceFile} file @returns {Catalogue} */
function readCatalogue(file) {
  /** @type {Map<string, Entry>} */
  const entries = new Map()
  visitAll(parse(file), node => {
    if (!ts.isPropertyAssignment(node) || !(ts.isStringLiteral(node.name) || ts.isIdentifier(node.name)))
      return
    const text = textOf(node.initializer)
    if (text !== undefined) entries.set(node.name.text, { node, text })
  })
  return { file, language: file.path.replace(/^.*\/|\.ts$/g, ''), entries }
}

/** @param {Catalogue} catalogue @returns {Map<string, string>} @param {Finding[]} findings */
function readPlaceholders({ entries, language }, findings) {
  return new Map(
    [...entries].map(([key, { node, text }]) => {
      try {
        return [key, placeholders(text, language)]
      } catch (error) {
        findings.push(
          findingAt(node, `${key} is no ICU message: ${error instanceof Error ? error.message : error}`),
        )
        return [key, '']
      }
    }),
  )
}

/** @param {Catalogue} first @param {Catalogue} other @returns {Finding[]} */
function compare(first, other) {
  /** @type {Finding[]} */
  const findings = []
  const wanted = readPlaceholders(first, [])
  const found = readPlaceholders(other, findings)
  for (const [key, { node, text }] of other.entries) {
    if (text.trim() === '') findings.push(findingAt(node, `${key} is empty.`))
    if (!wanted.has(key)) findings.push(findingAt(node, `${key} is not in ${first.language}.`))
    else if (wanted.get(key) !== found.get(key)) {
      findings.push(findingAt(node, `${key} takes "${found.get(key)}" and not "${wanted.get(key)}".`))
    }
  }
  for (const key of wanted.keys()) {
    if (!found.has(key)) findings.push({ path: other.file.path, line: 1, message: `${key} is missing.` })
  }
  return findings
}

/** Where templates put keys together (`error.${code}`), their beginning counts for all that begin so. @param {SourceFile[]} files */
function usedTexts(files) {
  /** @type {{ whole: Set<string>, beginnings: Set<string> }} */
  const used = { whole: new Set(), beginnings: new Set() }
  for (const file of files) {
    visitAll(parse(file), node => {
      if (ts.isStringLiteralLike(node)) used.whole.add(node.text)
      if (ts.isTemplateHead(node) && /^\w[\w.-]*\.$/.test(node.text)) used.beginnings.add(node.text)
    })
  }
  return used
}

/**
 * All languages have the same keys, each taking the same things and said in its own way, and every key is used somewhere.
 * @param {SourceFile[]} catalogueFiles the first one is what the others are compared with
 * @param {SourceFile[]} sources where keys are used @returns {Finding[]}
 */
export function catalogues(catalogueFiles, sources) {
  const read = catalogueFiles.map(readCatalogue)
  const [first, ...others] = read
  if (!first) return [{ path: 'shared/i18n', line: 1, message: 'There is no catalogue.' }]
  const used = usedTexts(sources)
  const unused = [...first.entries].filter(
    ([key]) => !used.whole.has(key) && ![...used.beginnings].some(beginning => key.startsWith(beginning)),
  )
  return [
    ...compare(first, first),
    ...others.flatMap(other => compare(first, other)),
    ...catalogueLanguages(read),
    ...unused.map(([key, { node }]) => findingAt(node, `${key} is used nowhere.`)),
  ]
}
