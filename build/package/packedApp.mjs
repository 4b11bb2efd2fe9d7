import { join } from 'node:path'
import { projectRoot } from '../setup/projectRoot.mjs'

/** Where everything packed goes. */
export const releaseFolder = join(projectRoot, 'release')

const arch = process.arch === 'x64' ? '' : `-${process.arch}`

/** The folder that `npm run package` makes on this system. */
export function unpackedFolder() {
  if (process.platform === 'darwin') return join(releaseFolder, `mac${arch}`, 'Rowan.app')
  return join(releaseFolder, `${process.platform === 'win32' ? 'win' : 'linux'}${arch}-unpacked`)
}

/** What is started in that folder. */
export function packedExecutable(folder = unpackedFolder()) {
  if (process.platform === 'darwin') return join(folder, 'Contents', 'MacOS', 'Rowan')
  return join(folder, process.platform === 'win32' ? 'rowan.exe' : 'rowan')
}
