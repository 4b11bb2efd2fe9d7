import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'

/** @typedef {{ path: string, text: string }} SourceFile path from the top of the clone, with forward slashes */
/** @typedef {{ path: string, line: number, message: string }} Finding */

const generated = [
  'node_modules',
  '.git',
  'dist',
  'release',
  'demo-output',
  'screens-output',
  'test-output',
  '.runtime',
  '.setup',
]

/** @param {string} root */
function walk(root) {
  const tops = readdirSync(root).filter(name => !generated.includes(name))
  return tops.flatMap(top => {
    if (!statSync(join(root, top)).isDirectory()) return [top]
    const below = readdirSync(join(root, top), { recursive: true, encoding: 'utf8' })
    return below.filter(name => statSync(join(root, top, name)).isFile()).map(name => join(top, name))
  })
}

/** @param {string} root */
function tracked(root) {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '-z']
  return execFileSync('git', args, { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean)
}

/**
 * The paths of all files that git tracks or would track; without a repository, of all that are not generated.
 * @param {string} root @returns {string[]}
 */
export function projectPaths(root) {
  const paths = existsSync(join(root, '.git')) ? tracked(root) : walk(root)
  return paths.map(path => path.split(sep).join('/')).filter(path => existsSync(join(root, path)))
}

/** @param {string} root @param {string[]} paths @returns {SourceFile[]} */
export function readFiles(root, paths) {
  return paths.map(path => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}
