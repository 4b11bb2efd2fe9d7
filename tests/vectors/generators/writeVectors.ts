import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import sodium from 'libsodium-wrappers-sumo'

/** Writes all vector files anew into the folder that is named on the command line; see README.md there. */
const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('which folder?')
await sodium.ready
const { vectorFiles } = await import('./vectorFiles.ts')
const files = vectorFiles()
for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
  if (path.endsWith('.txt')) rmSync(join(folder, path))
for (const [path, text] of files) {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}
console.log(`${files.size} vectors`)
