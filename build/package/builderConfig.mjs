import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** @typedef {import('electron-builder').Configuration} Configuration */
/**
 * @typedef {object} Choice
 * @property {string} app the folder of the built app
 * @property {string} out where the packed app goes
 * @property {string} papers the folder of licences and of the bill of materials; all of it goes along
 * @property {string} icon
 * @property {string} electron its version
 * @property {string} [shell] the folder of an unpacked Electron; without one electron-builder fetches the official one
 * @property {NonNullable<Configuration['electronFuses']>} fuses
 */

/** What electron-builder puts something in the place of. @param {string} name */
const placeOf = name => ['$', '{', name, '}'].join('')

const binaries = 'classic-level/prebuilds'

/** The folder of binaries that a system loads; those of the others stay out. @param {string} own @returns {NonNullable<Configuration['files']>} */
const filesWith = own => [
  'package.json',
  // Without this electron-builder puts the packages of the whole clone in, which are in the bundles already.
  '!**/node_modules/**',
  'electron/**',
  'screen/**',
  'net/**',
  { from: 'node_modules', to: 'node_modules', filter: ['**/*', `!${binaries}/**`, `${binaries}/${own}/**`] },
]

/**
 * How the app is packed. It is named by the product's name alone, which says nothing; nothing is published or signed, and nobody's
 * address is in it.
 * @param {Choice} choice @returns {Configuration}
 */
export function builderConfig({ app, out, papers, icon, electron, shell, fuses }) {
  return {
    appId: 'rowan',
    productName: 'Rowan',
    executableName: 'rowan',
    copyright: '',
    electronVersion: electron,
    ...(shell && { electronDist: shell }),
    extraMetadata: { description: 'Rooms and shared notes', homepage: 'https://rowan.invalid' },
    directories: { app, output: out, buildResources: papers },
    extraResources: [{ from: papers, to: '.' }],
    asar: true,
    asarUnpack: ['**/*.node'],
    npmRebuild: false,
    nodeGypRebuild: false,
    publish: null,
    forceCodeSigning: false,
    compression: 'normal',
    artifactName: `${['productName', 'version', 'arch'].map(placeOf).join('-')}.${placeOf('ext')}`,
    electronLanguages: ['en', 'en-US', 'en-GB', 'zh-CN', 'zh-TW', 'zh_CN', 'zh_TW', 'ko'],
    electronFuses: fuses,
    afterExtract: async ({ appOutDir, electronPlatformName }) => {
      // An Electron taken from another app still has things of that app there. On macOS the folder lies elsewhere and is Electron's.
      const resources = join(appOutDir, 'resources')
      rmSync(resources, { recursive: true, force: true })
      if (electronPlatformName !== 'darwin') mkdirSync(resources)
    },
    icon,
    ...systems,
  }
}

/** @type {Pick<Configuration, 'linux' | 'deb' | 'win' | 'nsis' | 'mac' | 'dmg'>} */
const systems = {
  linux: {
    target: ['AppImage', 'deb'],
    files: filesWith(`linux-${placeOf('arch')}`),
    category: 'Office',
    synopsis: 'Rooms and shared notes',
    maintainer: 'Rowan <rowan@rowan.invalid>',
    desktop: { entry: { StartupNotify: 'false', Keywords: 'notes;' } },
  },
  deb: { packageCategory: 'misc', compression: 'xz' },
  win: { target: ['nsis'], files: filesWith(`win32-${placeOf('arch')}`), legalTrademarks: '' },
  nsis: {
    oneClick: false,
    perMachine: false,
    allowToChangeInstallationDirectory: true,
    createDesktopShortcut: false,
    createStartMenuShortcut: true,
    deleteAppDataOnUninstall: false,
    runAfterFinish: false,
    differentialPackage: false,
    warningsAsErrors: false,
  },
  mac: {
    target: ['dmg'],
    files: filesWith('darwin-x64+arm64'),
    category: 'public.app-category.productivity',
    hardenedRuntime: true,
    gatekeeperAssess: false,
  },
  dmg: { writeUpdateInfo: false },
}
