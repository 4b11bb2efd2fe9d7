import { BytesReader } from '../../bytes/bytesReader.ts'
import { BytesWriter } from '../../bytes/bytesWriter.ts'
import { ensure } from '../../bytes/protocolError.ts'
import { readMany } from '../../bytes/readMany.ts'
import { BOX_BYTES } from '../../crypto/agree.ts'
import { EPOCH_MAX } from '../epoch/epochPublic.ts'
import { RECORD_WIRE_MAX } from '../record/sealRecord.ts'
import { CATCHUP_PART, CATCHUP_PARTS_MAX } from './catchupMessage.ts'

/** Largest answer in bytes, all parts together (PROTOCOL.md §4.6). */
export const HANDED_MAX = CATCHUP_PART * CATCHUP_PARTS_MAX
const EPOCHS_MAX = 1024
const HELLOS_MAX = 1024

/** An epoch as one member hands it to another: the signed record, and its secret boxed to her leaf if she is in it (PROTOCOL.md §4.6). */
export type BoxedEpoch = { readonly signed: Uint8Array; readonly box: Uint8Array | null }

/** What an answer carries: epochs, parents first, and hellos that show who went where when facilitators disagreed (PROTOCOL.md §4.6). */
export type Handed = { readonly epochs: readonly BoxedEpoch[]; readonly hellos: readonly Uint8Array[] }

/** The parts of an answer: as many epochs as fit, then as many hellos; one at least, which says so when there is nothing (PROTOCOL.md §4.6). */
export function encodeHanded({ epochs, hellos }: Handed): Uint8Array[] {
  const [kept, left] = fitting(epochs, ({ signed }) => 4 + signed.length + 1 + BOX_BYTES, HANDED_MAX - 4)
  const [said] = fitting(hellos, wire => 4 + wire.length, left)
  const writer = new BytesWriter().u16(kept.length)
  for (const { signed, box } of kept) {
    writer.lp(signed).u8(box === null ? 0 : 1)
    if (box !== null) writer.raw(box)
  }
  writer.u16(said.length)
  for (const wire of said) writer.lp(wire)
  return partsOf(writer.finish())
}

/** Reads an answer again; TOO_LARGE, BAD_VALUE, TRUNCATED or TRAILING for anything else (PROTOCOL.md §4.6). */
export function decodeHanded(bytes: Uint8Array): Handed {
  ensure(bytes.length <= HANDED_MAX, 'TOO_LARGE')
  const reader = new BytesReader(bytes)
  const epochs = readMany(reader.u16(), EPOCHS_MAX, () => {
    const signed = reader.lp(2 * EPOCH_MAX)
    const hasBox = reader.u8()
    ensure(hasBox <= 1, 'BAD_VALUE')
    return { signed, box: hasBox === 1 ? reader.raw(BOX_BYTES) : null }
  })
  const hellos = readMany(reader.u16(), HELLOS_MAX, () => reader.lp(RECORD_WIRE_MAX))
  ensure(reader.left === 0, 'TRAILING')
  return { epochs, hellos }
}

/** The first items that fit, and the bytes that are left. */
function fitting<T>(items: readonly T[], sizeOf: (item: T) => number, room: number): [T[], number] {
  const kept: T[] = []
  let left = room
  for (const item of items) {
    if (sizeOf(item) > left) break
    left -= sizeOf(item)
    kept.push(item)
  }
  return [kept, left]
}

function partsOf(bytes: Uint8Array): Uint8Array[] {
  const parts: Uint8Array[] = []
  for (let at = 0; at < bytes.length; at += CATCHUP_PART) parts.push(bytes.slice(at, at + CATCHUP_PART))
  return parts
}
