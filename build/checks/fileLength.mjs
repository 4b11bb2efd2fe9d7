/** @typedef {import('./sourceFiles.mjs').Finding} Finding */

const limit = 200

/** A file is at most 200 lines long. @param {import('./sourceFiles.mjs').SourceFile[]} files @returns {Finding[]} */
export function fileLength(files) {
  return files.flatMap(({ path, text }) => {
    const lines = text.trimEnd().split('\n').length
    return lines > limit ? [{ path, line: lines, message: `${lines} lines; at most ${limit}.` }] : []
  })
}
