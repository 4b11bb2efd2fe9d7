/** @typedef {import('./sourceFiles.mjs').SourceFile} SourceFile */
/** @typedef {import('./sourceFiles.mjs').Finding} Finding */

// Written with brackets so that these lines do not find themselves.
const personalFolders = /(?<![\w.~}-])(\/(home|Users)\/[\w.-]+|\/roo[t]\/|\/wor[k]\/|[A-Z]:\\+User[s]\\)/
const ownUser = '/home/rowan-runner'

/** @param {SourceFile} file @param {(line: string) => string | undefined} judge @returns {Finding[]} */
function eachLine({ path, text }, judge) {
  return text.split('\n').flatMap((line, index) => {
    const message = judge(line)
    return message ? [{ path, line: index + 1, message }] : []
  })
}

/** The lock file and npm's settings name no registry: each user has their own. @param {SourceFile[]} files @returns {Finding[]} */
export function noRegistryAddress(files) {
  const judge = (/** @type {string} */ line) =>
    /"resolved":\s*"|^\s*(@[\w-]+:)?registry\s*=|_authToken/.test(line) ? 'This names a registry.' : undefined
  return files.flatMap(file => eachLine(file, judge))
}

/**
 * No file names a folder of the machine it was written on.
 * @param {SourceFile[]} files @param {string[]} folders of this machine, such as the clone and the home @returns {Finding[]}
 */
export function noMachinePath(files, folders) {
  const own = folders.filter(folder => folder.split(/[\\/]/).filter(Boolean).length > 1)
  return files.flatMap(file =>
    eachLine(file, line => {
      const rest = line.replaceAll(ownUser, '')
      const found = own.find(folder => rest.includes(folder)) ?? personalFolders.exec(rest)?.[0]
      return found ? `This names a folder of one machine: ${found}` : undefined
    }),
  )
}
