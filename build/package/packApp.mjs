import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'electron-builder'
import { projectRoot } from '../setup/projectRoot.mjs'
import { builderConfig } from './builderConfig.mjs'
import { fusesFor, wantedFuses } from './fuses.mjs'
import { hashList } from './hashList.mjs'
import { releaseFolder, unpackedFolder } from './packedApp.mjs'
import { writePapers } from './writePapers.mjs'

/** @param {string} electron @param {number} seconds */
function prepare(electron, seconds) {
  process.env.SOURCE_DATE_EPOCH = String(seconds)
  rmSync(releaseFolder, { recursive: true, force: true })
  const papers = join(projectRoot, '.setup', 'papers')
  const count = writePapers({ root: projectRoot, folder: papers, electron, seconds })
  const folders = { app: join(projectRoot, 'dist'), out: releaseFolder, papers }
  return { count, config: { ...folders, icon: join(projectRoot, 'build', 'icons', 'rowan.png'), electron } }
}

/**
 * Packs dist/ with an Electron that is there already into release/, as a folder, and writes the hashes of its files beside it.
 * @param {{ folder: string, executable: string, version: string, seconds: number }} shell @returns {Promise<number>} how many packages are in it
 */
export async function packFolder({ folder, executable, version, seconds }) {
  const { count, config } = prepare(version, seconds)
  const fuses = await fusesFor(executable)
  await build({
    projectDir: projectRoot,
    dir: true,
    publish: 'never',
    config: builderConfig({ ...config, shell: folder, fuses }),
  })
  writeFileSync(join(releaseFolder, 'SHA256SUMS'), hashList(unpackedFolder()))
  return count
}

/**
 * Makes the installers of this system with the official Electron, which electron-builder fetches for it.
 * @param {{ version: string, seconds: number }} choice
 */
export async function packInstallers({ version, seconds }) {
  const { config } = prepare(version, seconds)
  await build({
    projectDir: projectRoot,
    publish: 'never',
    config: builderConfig({ ...config, fuses: wantedFuses }),
  })
}
