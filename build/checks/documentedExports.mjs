import ts from 'typescript'
import { findingAt, parse } from './syntax.mjs'

/** @typedef {import('./sourceFiles.mjs').Finding} Finding */

/** @param {ts.Statement} statement */
function isExported(statement) {
  if (ts.isExportDeclaration(statement)) return true
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : []
  return modifiers.some(modifier => modifier.kind === ts.SyntaxKind.ExportKeyword)
}

/** A comment that says something, not only tags. @param {ts.Statement} statement */
function isDocumented(statement) {
  return ts.getJSDocCommentsAndTags(statement).some(part => {
    if (!ts.isJSDoc(part)) return false
    return (ts.getTextOfJSDocComment(part.comment) ?? '').trim().split(/\s+/).length >= 2
  })
}

/** The further signatures of an overloaded function share the comment of the first. @param {ts.Statement} statement */
function nameOf(statement) {
  return ts.isFunctionDeclaration(statement) ? statement.name?.text : undefined
}

/**
 * Every export of shared/ has a doc comment of at least one sentence.
 * @param {import('./sourceFiles.mjs').SourceFile[]} files @returns {Finding[]}
 */
export function documentedExports(files) {
  return files.flatMap(file => {
    const exported = parse(file).statements.filter(isExported)
    const documented = new Set(exported.filter(isDocumented).map(nameOf))
    const bare = exported.filter(statement => {
      const name = nameOf(statement)
      return !isDocumented(statement) && !(name !== undefined && documented.has(name))
    })
    return bare.map(statement => findingAt(statement, 'This export has no doc comment.'))
  })
}
