import type { Ledger } from '../ledger/ledger.ts'
import { type Have, HEADS_MAX } from './frameBodies.ts'

/** What a device has: its epoch and the heads of its strands, the newest strands should there be more than a *have* can name (PROTOCOL.md §8.1). */
export function haveOf({ active, strands }: Ledger): Have {
  const heads = [...strands].map(log => ({ strand: log.strand, seq: log.next - 1, record: log.head }))
  return { epoch: active.id, heads: heads.slice(-HEADS_MAX) }
}
