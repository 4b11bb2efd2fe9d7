import { builtinModules } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { projectRoot } from '../setup/projectRoot.mjs'

/** Stays in node_modules: what has binaries or files of its own beside it. */
const unbundled = [
  '@playwright/test',
  'playwright',
  'playwright-core',
  '@roamhq/wrtc',
  'classic-level',
  'vite',
  'rolldown',
  'typescript',
]

/** @param {string} id */
function staysOutside(id) {
  if (id.startsWith('node:') || builtinModules.includes(id)) return true
  return unbundled.some(name => id === name || id.startsWith(`${name}/`))
}

/**
 * Bundles one TypeScript file with all it imports, so that plain Node can run it. For the demo, the benchmarks, and for tests
 * that need a process of their own (the data of a process is not shared, so each can hold one peer).
 * @param {string} entry path from the top of the clone
 * @param {string} file where the bundle goes, from the top of the clone; under dist/ or test-output/, ending in .mjs
 * @returns {Promise<string>} the whole path of the bundle
 */
export async function bundleScript(entry, file) {
  const { build } = await import('vite')
  const path = join(projectRoot, file)
  await build({
    configFile: false,
    root: projectRoot,
    logLevel: 'warn',
    publicDir: false,
    define: { 'process.env.WS_NO_BUFFER_UTIL': '"1"', 'process.env.WS_NO_UTF_8_VALIDATE': '"1"' },
    ssr: { noExternal: true, target: 'node', external: unbundled },
    build: {
      ssr: join(projectRoot, entry),
      target: 'node20',
      outDir: dirname(path),
      emptyOutDir: false,
      minify: false,
      reportCompressedSize: false,
      rolldownOptions: {
        external: staysOutside,
        output: { format: 'es', entryFileNames: basename(path), codeSplitting: false },
      },
    },
  })
  return path
}
