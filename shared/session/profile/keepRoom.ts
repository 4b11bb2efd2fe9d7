import type { Ledger } from '../ledger/ledger.ts'
import type { KeptRoom } from './profileContent.ts'

/** What a profile keeps of a room: everything its ledger verified, its time, and never a strand's key (PROTOCOL.md §11). */
export function keepRoom({ keys, epochs, epochBook, records }: Ledger, offset: number): KeptRoom {
  return {
    keys,
    offset,
    epochs: epochs.map(({ signed, keys: { secret } }) => ({ signed, secret })),
    outside: epochBook.nodes.filter(({ epoch }) => epoch === null).map(({ signed }) => signed),
    wires: [...records].map(record => record.wire),
  }
}
