import type { RecordId, StrandId } from '../../room/ids.ts'
import type { OpenedRecord } from '../../room/record/record.ts'

/** A state of a note of which every part has come. `records` are those of its parts, in order. */
export type WholeState = { readonly records: readonly RecordId[]; readonly parts: readonly Uint8Array[] }

/** One part of a state, as its record says (PROTOCOL.md §10.2). */
export type StatePart = { readonly index: number; readonly count: number; readonly update: Uint8Array }

type Begun = { readonly count: number; readonly records: RecordId[]; readonly parts: Uint8Array[] }

/** Puts the parts of a note's states together: they follow on each other in one strand, from the first to the last (PROTOCOL.md §10.8). */
export class NoteStates {
  readonly #begun = new Map<StrandId, Begun>()

  /** Takes a part, or null for one whose payload was pruned; gives the state that it completes. What follows on nothing is dropped. */
  add({ id, header }: OpenedRecord, part: StatePart | null): WholeState | null {
    const { strand, prev } = header
    const before = part?.index === 0 ? { count: part.count, records: [], parts: [] } : this.#begun.get(strand)
    this.#begun.delete(strand)
    if (part === null || before === undefined) return null
    const { count, records, parts } = before
    if (part.count !== count || part.index !== records.length) return null
    if (part.index > 0 && records.at(-1) !== prev) return null
    records.push(id)
    parts.push(part.update)
    if (records.length === count) return { records, parts }
    this.#begun.set(strand, before)
    return null
  }
}
