import { BytesReader } from '../../bytes/bytesReader.ts'
import { BytesWriter } from '../../bytes/bytesWriter.ts'
import type { Epoch } from '../epoch/epoch.ts'
import { EPOCH_MAX } from '../epoch/epochPublic.ts'
import type { EpochId } from '../ids.ts'
import { CATCHUP_PART, CATCHUP_PARTS_MAX } from './catchupMessage.ts'

const CHAIN_MAX = CATCHUP_PART * CATCHUP_PARTS_MAX

/** The parts of the epochs that follow one, oldest first, as many as fit into one answer; none when it is unknown or the newest (PROTOCOL.md §4.6). */
export function chainAfter(epochs: readonly Epoch[], from: EpochId): Uint8Array[] {
  const at = epochs.findIndex(({ id }) => id === from)
  if (at < 0) return []
  const writer = new BytesWriter()
  let size = 0
  for (const { signed } of epochs.slice(at + 1)) {
    size += 4 + signed.length
    if (size > CHAIN_MAX) break
    writer.lp(signed)
  }
  return partsOf(writer.finish())
}

/** The signed epochs of a whole chain; TRUNCATED or TOO_LARGE for anything else (PROTOCOL.md §4.6). */
export function readChain(bytes: Uint8Array): Uint8Array[] {
  const reader = new BytesReader(bytes)
  const chain: Uint8Array[] = []
  while (reader.left > 0) chain.push(reader.lp(2 * EPOCH_MAX))
  return chain
}

function partsOf(chain: Uint8Array): Uint8Array[] {
  const parts: Uint8Array[] = []
  for (let at = 0; at < chain.length; at += CATCHUP_PART) parts.push(chain.slice(at, at + CATCHUP_PART))
  return parts
}
