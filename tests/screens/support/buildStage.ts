import { cpSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pageConfig } from '../../../build/bundle/pageConfig.mjs'
import { projectRoot } from '../../../build/setup/projectRoot.mjs'

/** Where the stage is built to; it is never part of the app. */
const out = join(projectRoot, 'test-output', 'stage')

let building: Promise<string> | undefined

async function build(): Promise<string> {
  const { build } = await import('vite')
  const page = { kind: 'page', root: 'tests/screens/stage', folder: 'screen' } as const
  const config = pageConfig(page, { source: projectRoot, out })
  // Readable, for the errors of a scene that is not reached.
  await build({ ...config, build: { ...config.build, minify: false } })
  cpSync(join(projectRoot, 'tests', 'screens', 'stage', 'main.cjs'), join(out, 'main.cjs'))
  writeFileSync(join(out, 'package.json'), '{ "name": "stage", "main": "main.cjs" }\n')
  return out
}

/** Builds the screen over a core in memory, once in a process. Gives its folder. */
export function buildStage(): Promise<string> {
  building ??= build()
  return building
}
