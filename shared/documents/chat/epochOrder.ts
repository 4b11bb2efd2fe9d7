import type { EpochId, RecordId } from '../../room/ids.ts'
import { compareSortable, SortedRecords } from './sortedRecords.ts'

/** A record in the dependency graph of its epoch. `shown` says whether it has a position in the timeline. */
export type OrderedRecord = {
  readonly id: RecordId
  readonly shown: boolean
  depth: number
  readonly dependents: OrderedRecord[]
}

/** How many records a late dependency may push down at once before the epoch is ordered anew, when it is next read. */
const CASCADE_MAX = 64

/** The records of one epoch in canonical order: depth in the epoch's dependency graph, then record id (PROTOCOL.md §10.1). */
export class EpochOrder {
  readonly number: number
  readonly epoch: EpochId
  readonly #all: OrderedRecord[] = []
  readonly #shown = new SortedRecords<OrderedRecord>()
  readonly #unsorted: OrderedRecord[] = []
  #settled = true

  constructor(number: number, epoch: EpochId) {
    this.number = number
    this.epoch = epoch
  }

  /** How many records of this epoch have a position. */
  get length(): number {
    return this.#shown.length + this.#unsorted.length
  }

  /**
   * Adds a record that depends on these known ones of this epoch, and on which its `dependents` already depend. Gives back
   * the first position that may have changed; `length` when none has.
   */
  add(record: OrderedRecord, deps: readonly OrderedRecord[]): number {
    this.#all.push(record)
    for (const dep of deps) dep.dependents.push(record)
    record.depth = depthBelow(deps)
    const sunk = this.#settled ? sinkBelow(record) : null
    return sunk === null ? this.#unsettle(record) : this.#insert(record, sunk)
  }

  /** The position of a shown record of this epoch; 0 while the epoch waits to be ordered anew. */
  floorOf(record: OrderedRecord): number {
    return this.#settled ? this.#shown.positionOf(record) : 0
  }

  /** The shown records from one position to before another. */
  slice(from: number, to: number): OrderedRecord[] {
    this.settle()
    return this.#shown.slice(from, to)
  }

  /** Negative when `a` comes before `b`; both are of this epoch. */
  compare(a: OrderedRecord, b: OrderedRecord): number {
    this.settle()
    return compareSortable(a, b)
  }

  /** Moves what sinks below the new record, and puts the record in. */
  #insert(record: OrderedRecord, sunk: ReadonlyMap<OrderedRecord, number>): number {
    const moved = [...sunk.keys()].filter(({ shown }) => shown)
    const left = moved.map(other => this.#shown.remove(other))
    for (const [other, depth] of sunk) other.depth = depth
    const entered = (record.shown ? [record, ...moved] : moved).map(other => this.#shown.add(other))
    return Math.min(this.#shown.length, ...left, ...entered)
  }

  #unsettle(record: OrderedRecord): number {
    this.#settled = false
    if (record.shown) this.#unsorted.push(record)
    return 0
  }

  /** Brings the epoch into order, where it waits for that. */
  settle(): void {
    if (this.#settled) return
    measureDepths(this.#all)
    this.#shown.replace([...this.#shown.slice(0, this.#shown.length), ...this.#unsorted])
    this.#unsorted.length = 0
    this.#settled = true
  }
}

function depthBelow(deps: readonly OrderedRecord[]): number {
  return deps.reduce((deepest, dep) => Math.max(deepest, dep.depth + 1), 0)
}

/** The new depths of all that must sink below a new record; null when they are too many to move one by one. */
function sinkBelow(record: OrderedRecord): Map<OrderedRecord, number> | null {
  const sunk = new Map<OrderedRecord, number>()
  const open = [record]
  for (let steps = 0; open.length > 0; steps++) {
    if (Math.max(steps, sunk.size) > CASCADE_MAX) return null
    const upper = open.pop()
    if (upper === undefined) break
    const below = (sunk.get(upper) ?? upper.depth) + 1
    for (const other of upper.dependents) {
      if ((sunk.get(other) ?? other.depth) >= below) continue
      sunk.set(other, below)
      open.push(other)
    }
  }
  return sunk
}

/** Depths of a whole epoch, dependencies first. Records in a circle, which hashes rule out, keep depth 0. */
function measureDepths(records: readonly OrderedRecord[]): void {
  const missing = new Map<OrderedRecord, number>()
  for (const record of records) {
    record.depth = 0
    for (const other of record.dependents) missing.set(other, (missing.get(other) ?? 0) + 1)
  }
  const ready = records.filter(record => !missing.has(record))
  for (let record = ready.pop(); record !== undefined; record = ready.pop())
    for (const other of record.dependents) {
      other.depth = Math.max(other.depth, record.depth + 1)
      const left = (missing.get(other) ?? 1) - 1
      missing.set(other, left)
      if (left === 0) ready.push(other)
    }
}
