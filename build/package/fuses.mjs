import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'

/**
 * What of Electron is switched off for good in a packaged app, by the names that electron-builder has for it: no running as plain
 * Node, no NODE_OPTIONS, no --inspect, no code from beside the archive. A snapshot of its own for the main process is not made.
 */
export const wantedFuses = /** @type {const} */ ({
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
})

/** @typedef {keyof typeof wantedFuses} FuseName */

/** Where each stands in the wire of the binary. @type {Record<FuseName, FuseV1Options>} */
const places = {
  runAsNode: FuseV1Options.RunAsNode,
  enableCookieEncryption: FuseV1Options.EnableCookieEncryption,
  enableNodeOptionsEnvironmentVariable: FuseV1Options.EnableNodeOptionsEnvironmentVariable,
  enableNodeCliInspectArguments: FuseV1Options.EnableNodeCliInspectArguments,
  enableEmbeddedAsarIntegrityValidation: FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
  onlyLoadAppFromAsar: FuseV1Options.OnlyLoadAppFromAsar,
  loadBrowserProcessSpecificV8Snapshot: FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
  grantFileProtocolExtraPrivileges: FuseV1Options.GrantFileProtocolExtraPrivileges,
}

const ON = '1'.charCodeAt(0)

/**
 * The fuses of a binary, of those that are wanted in some state; an old Electron lacks the newest.
 * @param {string} executable @returns {Promise<Partial<Record<FuseName, boolean>>>}
 */
export async function readFuses(executable) {
  const wire = await getCurrentFuseWire(executable)
  const found = Object.entries(places).map(([name, place]) => [name, wire[place]])
  return Object.fromEntries(
    found.filter(([, state]) => state !== undefined).map(([name, state]) => [name, state === ON]),
  )
}

/** The wanted state of the fuses that a binary has. @param {string} executable @returns {Promise<Partial<Record<FuseName, boolean>>>} */
export async function fusesFor(executable) {
  const present = await readFuses(executable)
  return Object.fromEntries(Object.entries(wantedFuses).filter(([name]) => name in present))
}
