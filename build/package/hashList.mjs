import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'

/**
 * The hash of every file below a folder, as sha256sum writes and checks them, sorted: two builds are the same when these are.
 * @param {string} folder
 */
export function hashList(folder) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => statSync(join(folder, file)).isFile())
    .map(file => file.split(sep).join('/'))
    .sort()
  const lines = files.map(file => {
    const hash = createHash('sha256')
      .update(readFileSync(join(folder, file)))
      .digest('hex')
    return `${hash}  ${file}\n`
  })
  return lines.join('')
}
