import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('../../../..', import.meta.url))

const outDir = `${root}/test-output/webrtc-${process.pid}`

/** Takes the bundles of this test process away again. */
export function removeScripts(): void {
  rmSync(outDir, { recursive: true, force: true })
}

/** Bundles a script of this folder for Node, into a folder of this test process, and gives its path. */
export async function buildScript(name: string): Promise<string> {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: fileURLToPath(new URL(`${name}.ts`, import.meta.url)),
      outDir,
      emptyOutDir: false,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: '[name].mjs' } },
    },
  })
  return `${outDir}/${name}.mjs`
}
