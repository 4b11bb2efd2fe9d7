/**
 * @typedef {object} NodeTarget one file for Electron's main process, its utility process or plain Node
 * @property {'node'} kind
 * @property {string} entry
 * @property {string} file
 * @property {'node18' | 'chrome114'} engine
 * @property {readonly string[]} [beside] packages with binaries that it loads: they are copied to node_modules in dist/
 *
 * @typedef {object} PageTarget one window
 * @property {'page'} kind
 * @property {string} root the folder of its index.html
 * @property {string} folder
 */

/** Everything that `npm run build` makes in dist/, by the name that `npm run build -- <name>` takes. */
export const targets = /** @type {const} */ ({
  main: { kind: 'node', entry: 'electron/main/main.ts', file: 'electron/main.cjs', engine: 'node18' },
  core: {
    kind: 'node',
    entry: 'electron/core/core.ts',
    file: 'electron/core.cjs',
    engine: 'node18',
    beside: ['classic-level'],
  },
  signaling: {
    kind: 'node',
    entry: 'electron/signaling/cli.ts',
    file: 'signaling/cli.cjs',
    engine: 'node18',
  },
  organisation: {
    kind: 'node',
    entry: 'electron/organisation/cli.ts',
    file: 'organisation/cli.cjs',
    engine: 'node18',
  },
  'preload-screen': {
    kind: 'node',
    entry: 'electron/preload/screen.ts',
    file: 'electron/preload-screen.cjs',
    engine: 'chrome114',
  },
  'preload-net': {
    kind: 'node',
    entry: 'electron/preload/net.ts',
    file: 'electron/preload-net.cjs',
    engine: 'chrome114',
  },
  screen: { kind: 'page', root: 'renderer/screen', folder: 'screen' },
  net: { kind: 'page', root: 'renderer/net', folder: 'net' },
})

/** @typedef {keyof typeof targets} TargetName */

/** @param {string} name @returns {name is TargetName} */
export function isTarget(name) {
  return Object.hasOwn(targets, name)
}
