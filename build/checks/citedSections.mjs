/** @typedef {import('./sourceFiles.mjs').Finding} Finding */
/** @typedef {import('./sourceFiles.mjs').SourceFile} SourceFile */

const heading = /^#{2,3} (\d+(?:\.\d+)?)[. ]/gm
const citation = /(?:PROTOCOL\.md )?§(\d+(?:\.\d+)?)/g

/**
 * Every section of PROTOCOL.md that code cites is a heading there.
 * @param {SourceFile} protocol @param {SourceFile[]} files @returns {Finding[]}
 */
export function citedSections(protocol, files) {
  const known = new Set([...protocol.text.matchAll(heading)].map(match => match[1]))
  return files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => {
      if (!line.includes('PROTOCOL.md')) return []
      const unknown = [...line.matchAll(citation)]
        .map(match => match[1])
        .filter(section => !known.has(section))
      return unknown.map(section => ({ path, line: index + 1, message: `PROTOCOL.md has no §${section}.` }))
    }),
  )
}
