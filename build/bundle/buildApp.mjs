import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../setup/projectRoot.mjs'
import { SetupProblem } from '../setup/say.mjs'
import { copyPackage } from './copyPackage.mjs'
import { isTarget, targets } from './targets.mjs'

/** @typedef {import('./targets.mjs').TargetName} TargetName */

const allTargets = Object.keys(targets).filter(isTarget)

/** What Electron reads first when it is given the folder dist. @param {string} source */
function manifest(source) {
  const { name, version, license } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'))
  return `${JSON.stringify({ name, productName: 'Rowan', version, license, main: 'electron/main.cjs' }, null, 2)}\n`
}

/** @typedef {'production' | 'development'} Mode */

/** @param {TargetName} name @param {{ source: string, out: string, mode: Mode }} folders */
async function buildTarget(name, folders) {
  const target = targets[name]
  const entry = join(folders.source, target.kind === 'node' ? target.entry : join(target.root, 'index.html'))
  if (!existsSync(entry)) throw new SetupProblem(`The source of ${name} is missing: ${entry}`)
  const { build } = await import('vite')
  if (target.kind === 'page') {
    const { pageConfig } = await import('./pageConfig.mjs')
    await build(pageConfig(target, folders))
    return
  }
  const { nodeConfig } = await import('./nodeConfig.mjs')
  await build(nodeConfig(target, folders))
  if ('beside' in target) for (const name of target.beside) copyPackage(name, folders)
}

/**
 * Builds the app, or only the named parts of it, into dist/. Building all of it removes what was there.
 * @param {{ names?: TargetName[], source?: string, out?: string, mode?: Mode }} [choice] in development the screen has the page of components
 */
export async function buildApp({
  names = allTargets,
  source = projectRoot,
  out = join(source, 'dist'),
  mode = 'production',
} = {}) {
  if (names === allTargets) rmSync(out, { recursive: true, force: true })
  mkdirSync(out, { recursive: true })
  const results = await Promise.allSettled(names.map(name => buildTarget(name, { source, out, mode })))
  writeFileSync(join(out, 'package.json'), manifest(source))
  const failed = results.flatMap(result => (result.status === 'rejected' ? [result.reason] : []))
  if (failed.length > 0)
    throw failed.length === 1 ? failed[0] : new AggregateError(failed, failed.map(String).join('\n'))
}
