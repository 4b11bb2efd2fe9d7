import ts from 'typescript'

/** @typedef {import('./sourceFiles.mjs').SourceFile} SourceFile */
/** @typedef {import('./sourceFiles.mjs').Finding} Finding */

/** @param {SourceFile} file */
export function parse(file) {
  const kind = /\.[cm]?js$/.test(file.path) ? ts.ScriptKind.JS : ts.ScriptKind.TSX
  return ts.createSourceFile(
    file.path,
    file.text,
    ts.ScriptTarget.Latest,
    true,
    file.path.endsWith('.ts') ? ts.ScriptKind.TS : kind,
  )
}

/** Calls back for a node and everything below it. @param {ts.Node} node @param {(node: ts.Node) => void} visit */
export function visitAll(node, visit) {
  visit(node)
  node.forEachChild(child => visitAll(child, visit))
}

/** @param {ts.Node} node @param {string} message @returns {Finding} */
export function findingAt(node, message) {
  const source = node.getSourceFile()
  const { line } = source.getLineAndCharacterOfPosition(node.getStart(source))
  return { path: source.fileName, line: line + 1, message }
}
