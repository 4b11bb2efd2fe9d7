import type { RecordId } from '../../room/ids.ts'

/** What records of one epoch are ordered by. */
export type Sortable = { readonly id: RecordId; readonly depth: number }

const BLOCK_MAX = 512

/** Records sorted by depth, then id, in blocks: adding and removing cost little at any position. */
export class SortedRecords<T extends Sortable> {
  #blocks: T[][] = []
  #length = 0

  /** How many records there are. */
  get length(): number {
    return this.#length
  }

  /** Adds a record and gives back its position. */
  add(record: T): number {
    const { block, at, position } = this.#find(record)
    const target = this.#blocks[block]
    if (target === undefined) this.#blocks.push([record])
    else target.splice(at, 0, record)
    if (target !== undefined && target.length > BLOCK_MAX)
      this.#blocks.splice(block + 1, 0, target.splice(BLOCK_MAX / 2))
    this.#length += 1
    return position
  }

  /** Takes a record out, which must be in with the depth it has now, and gives back the position it had. */
  remove(record: T): number {
    const { block, at, position } = this.#find(record)
    const target = this.#blocks[block]
    if (target?.[at] !== record) return position
    target.splice(at, 1)
    if (target.length === 0) this.#blocks.splice(block, 1)
    this.#length -= 1
    return position
  }

  /** The position of a record, or that which it would have. */
  positionOf(record: T): number {
    return this.#find(record).position
  }

  /** The records from one position to before another. */
  slice(from: number, to: number): T[] {
    const records: T[] = []
    let start = 0
    for (const block of this.#blocks) {
      if (start < to && start + block.length > from)
        records.push(...block.slice(Math.max(0, from - start), to - start))
      start += block.length
    }
    return records
  }

  /** Starts over with these records, which need not be sorted. */
  replace(records: readonly T[]): void {
    const sorted = [...records].sort(compareSortable)
    this.#blocks = []
    this.#length = sorted.length
    for (let at = 0; at < sorted.length; at += BLOCK_MAX) this.#blocks.push(sorted.slice(at, at + BLOCK_MAX))
  }

  /** The block that a record is in or belongs in, its place there, and its position in all. */
  #find(record: T): { block: number; at: number; position: number } {
    const last = Math.max(0, this.#blocks.length - 1)
    const block = lowerBound(last, at => {
      const end = this.#blocks[at]?.at(-1)
      return end !== undefined && compareSortable(end, record) < 0
    })
    const target = this.#blocks[block] ?? []
    const at = lowerBound(target.length, index => {
      const other = target[index]
      return other !== undefined && compareSortable(other, record) < 0
    })
    let position = at
    if (block === last) position += this.#length - target.length
    else for (let before = 0; before < block; before++) position += this.#blocks[before]?.length ?? 0
    return { block, at, position }
  }
}

/** Negative when `a` comes before `b` in canonical order; both are of one epoch (PROTOCOL.md §10.1). */
export function compareSortable(a: Sortable, b: Sortable): number {
  if (a.depth !== b.depth) return a.depth - b.depth
  if (a.id === b.id) return 0
  return a.id < b.id ? -1 : 1
}

/** The first index below `end` that is not before what is looked for, else `end`. */
function lowerBound(end: number, isBefore: (index: number) => boolean): number {
  let low = 0
  let high = end
  while (low < high) {
    const middle = (low + high) >> 1
    if (isBefore(middle)) low = middle + 1
    else high = middle
  }
  return low
}
