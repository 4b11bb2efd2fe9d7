import { builtinModules } from 'node:module'
import { basename, dirname, join } from 'node:path'

/** Electron 25 has Node 18, where the global that libsodium takes its randomness from does not exist yet. */
const webCrypto = "globalThis.crypto ??= require('node:crypto').webcrypto;"

/** @param {readonly string[]} beside */
const staysOutside = beside => (/** @type {string} */ id) =>
  id === 'electron' || id.startsWith('node:') || builtinModules.includes(id) || beside.includes(id)

/**
 * The vite configuration of one self-contained CommonJS file.
 * @param {import('./targets.mjs').NodeTarget} target @param {{ source: string, out: string }} folders
 * @returns {import('vite').InlineConfig}
 */
export function nodeConfig(target, { source, out }) {
  const file = join(out, target.file)
  return {
    configFile: false,
    root: source,
    logLevel: 'warn',
    publicDir: false,
    // ws looks for native helpers that nobody installs; with this its attempt is left out of the bundle.
    define: { 'process.env.WS_NO_BUFFER_UTIL': '"1"', 'process.env.WS_NO_UTF_8_VALIDATE': '"1"' },
    ssr: { noExternal: true, target: 'node', external: [...(target.beside ?? [])] },
    build: {
      ssr: join(source, target.entry),
      target: target.engine,
      outDir: dirname(file),
      emptyOutDir: false,
      minify: false,
      sourcemap: false,
      reportCompressedSize: false,
      rolldownOptions: {
        external: staysOutside(target.beside ?? []),
        output: {
          format: 'cjs',
          entryFileNames: basename(file),
          codeSplitting: false,
          intro: target.engine === 'node18' ? webCrypto : '',
        },
      },
    },
  }
}
