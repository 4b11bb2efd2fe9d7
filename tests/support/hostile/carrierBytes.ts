import { bytes, type Part, raw } from '../../unit/documents/support/noteBytes.ts'

/** Updates of a carrier by hand (PROTOCOL.md §7.3). */

const BINARY = 3
const SKIP = 10

/** One entry's content. */
export const content = (entry: Uint8Array): Uint8Array => bytes(entry.length, entry)

/** The struct of an entry: the first of its client, or behind the one before. */
export function entryStruct(client: number, clock: number, entry: Uint8Array): Uint8Array {
  return clock === 0
    ? bytes(raw(BINARY), 1, String(client), content(entry))
    : bytes(raw(BINARY | 0x80), client, clock - 1, content(entry))
}

/** A struct of any content at the root of its client. */
export const atClientRoot = (client: number, info: number, ...parts: Part[]): Uint8Array =>
  bytes(raw(info), 1, String(client), ...parts)

/** A gap of so many clocks. */
export const skip = (length: number): Uint8Array => bytes(raw(SKIP), length)

/** An update of one run and no deletions. */
export const runOf = (client: number, clock: number, ...structs: Uint8Array[]): Uint8Array =>
  bytes(1, structs.length, client, clock, ...structs, 0)

/** An update of these entries of a client, from a clock on. */
export const entriesOf = (client: number, clock: number, ...entries: Uint8Array[]): Uint8Array =>
  runOf(client, clock, ...entries.map((entry, at) => entryStruct(client, clock + at, entry)))
