/** @typedef {import('./sourceFiles.mjs').Finding} Finding */

/** @param {string} path */
const limitOf = path => (path.startsWith('tests/') ? 600 : 225)

/** A source file is at most 225 lines long, a file of tests 600. @param {import('./sourceFiles.mjs').SourceFile[]} files @returns {Finding[]} */
export function fileLength(files) {
  return files.flatMap(({ path, text }) => {
    const lines = text.trimEnd().split('\n').length
    const limit = limitOf(path)
    return lines > limit ? [{ path, line: lines, message: `${lines} lines; at most ${limit}.` }] : []
  })
}
