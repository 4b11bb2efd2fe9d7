import { documentReaders } from './documentReaders.ts'
import { networkReaders } from './networkReaders.ts'
import { roomReaders } from './roomReaders.ts'

/** Something that reads what a peer, a server or a file may have written, with something that it accepts. */
export type Reader = {
  readonly sample: Uint8Array
  readonly read: (bytes: Uint8Array) => unknown
  /** Sealed, signed or compared: of all bytes only the sample's own are accepted. */
  readonly whole?: true
}

/** Everything that reads foreign bytes, by the name of the function (PROTOCOL.md §4 to §11); the handshake of an invitation has a test of its own. */
export function readers(): Readonly<Record<string, Reader>> {
  return { ...roomReaders(), ...networkReaders(), ...documentReaders() }
}
