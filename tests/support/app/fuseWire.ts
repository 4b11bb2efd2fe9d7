import { readFileSync } from 'node:fs'

/** What stands before the fuses in every binary of Electron: then the version of the wire, their number, and one character each. */
const SENTINEL = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX')

/** The fuses in the order of the wire; an older Electron lacks the last ones. */
const FUSES = [
  'runAsNode',
  'cookieEncryption',
  'nodeOptions',
  'nodeCliInspect',
  'embeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
  'wasmTrapHandlers',
] as const

/** The fuses that a binary of Electron has, and whether each is on. */
export function fuseWire(executable: string): Partial<Record<(typeof FUSES)[number], boolean>> {
  const bytes = readFileSync(executable)
  const at = bytes.indexOf(SENTINEL)
  if (at < 0) throw new Error('no binary of Electron')
  const [version, count = 0] = bytes.subarray(at + SENTINEL.length)
  if (version !== 1) throw new Error(`fuses of version ${version}`)
  const states = bytes.subarray(at + SENTINEL.length + 2).toString('latin1', 0, count)
  return Object.fromEntries(
    FUSES.slice(0, count).flatMap((name, index) =>
      /[01]/.test(states[index] ?? '') ? [[name, states[index] === '1']] : [],
    ),
  )
}
