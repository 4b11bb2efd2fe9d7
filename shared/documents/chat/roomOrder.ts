import type { EpochId, RecordId } from '../../room/ids.ts'
import { EpochOrder, type OrderedRecord } from './epochOrder.ts'
import { RunningCounts } from './runningCounts.ts'

/** A record's place in the order, and the epoch it belongs to. */
export type Placed = { readonly record: OrderedRecord; readonly order: EpochOrder }

/** What the order needs of a record; `shown` says whether it has a position. */
export type Orderable = {
  readonly id: RecordId
  readonly epochNumber: number
  readonly epoch: EpochId
  readonly deps: readonly RecordId[]
  readonly shown: boolean
}

/**
 * All records of a room in canonical order: epoch number, epoch id, depth inside the epoch, record id (PROTOCOL.md §10.1).
 * Only dependencies of the same epoch count, so that who sees later epochs alone orders them as everybody does.
 */
export class RoomOrder {
  readonly #epochs: EpochOrder[] = []
  readonly #byEpoch = new Map<EpochId, EpochOrder>()
  readonly #placed = new Map<RecordId, Placed>()
  readonly #waiting = new Map<RecordId, Placed[]>()
  readonly #places = new Map<EpochOrder, number>()
  readonly #counts = new RunningCounts()
  #length = 0

  /** How many records have a position. */
  get length(): number {
    return this.#length
  }

  /** The record with this id, if it was added. */
  find(id: RecordId): Placed | undefined {
    return this.#placed.get(id)
  }

  /** Adds a record that is not known yet and gives back the first position that may have changed. */
  add({ id, epochNumber, epoch, deps, shown }: Orderable): number {
    const order = this.#orderOf(epochNumber, epoch)
    const dependents = (this.#waiting.get(id) ?? []).filter(other => other.order === order)
    const record = { id, shown, depth: 0, dependents: dependents.map(other => other.record) }
    const placed = { record, order }
    this.#waiting.delete(id)
    this.#placed.set(id, placed)
    if (shown) this.#count(order)
    return this.#offsetOf(order) + order.add(record, this.#resolve(deps, placed))
  }

  /** The position of a record that has one; while its epoch is not in order, where the epoch begins. */
  floorOf({ record, order }: Placed): number {
    return this.#offsetOf(order) + order.floorOf(record)
  }

  /** The position of a record that has one. */
  positionOf(placed: Placed): number {
    placed.order.settle()
    return this.floorOf(placed)
  }

  /** Ids of the records from one position to before another. */
  slice(from: number, to: number): RecordId[] {
    const ids: RecordId[] = []
    let start = 0
    for (const order of this.#epochs) {
      const [first, last] = [Math.max(from - start, 0), Math.min(to - start, order.length)]
      if (first < last) for (const { id } of order.slice(first, last)) ids.push(id)
      start += order.length
    }
    return ids
  }

  /** Negative when record `a` comes before `b`; records that were not added come last, by their ids. */
  compare(a: RecordId, b: RecordId): number {
    const [left, right] = [this.#placed.get(a), this.#placed.get(b)]
    if (left !== undefined && right !== undefined)
      return left.order === right.order
        ? left.order.compare(left.record, right.record)
        : compareEpochs(left.order, right.order)
    if (left === undefined && right === undefined) return compareText(a, b)
    return left === undefined ? 1 : -1
  }

  /** The known dependencies inside the same epoch; for the others the record waits. */
  #resolve(deps: readonly RecordId[], placed: Placed): OrderedRecord[] {
    const known: OrderedRecord[] = []
    for (const id of new Set(deps)) {
      const dep = this.#placed.get(id)
      if (dep === undefined) this.#wait(id, placed)
      else if (dep.order === placed.order && dep !== placed) known.push(dep.record)
    }
    return known
  }

  #wait(id: RecordId, placed: Placed): void {
    const waiting = this.#waiting.get(id)
    if (waiting === undefined) this.#waiting.set(id, [placed])
    else waiting.push(placed)
  }

  #orderOf(number: number, epoch: EpochId): EpochOrder {
    const known = this.#byEpoch.get(epoch)
    if (known !== undefined) return known
    const order = new EpochOrder(number, epoch)
    this.#byEpoch.set(epoch, order)
    this.#insert(order)
    return order
  }

  /** Epochs come in their order, or nearly so: a late one moves those behind it. */
  #insert(order: EpochOrder): void {
    const at = this.#epochs.findLastIndex(other => compareEpochs(other, order) < 0) + 1
    this.#epochs.splice(at, 0, order)
    for (let place = at; place < this.#epochs.length; place++) {
      const moved = this.#epochs[place]
      if (moved !== undefined) this.#places.set(moved, place)
    }
    this.#counts.reset(this.#epochs.map(({ length }) => length))
  }

  #count(order: EpochOrder): void {
    this.#length += 1
    this.#counts.count(this.#places.get(order) ?? 0)
  }

  #offsetOf(order: EpochOrder): number {
    return this.#counts.before(this.#places.get(order) ?? 0)
  }
}

function compareEpochs(a: EpochOrder, b: EpochOrder): number {
  return a.number - b.number || compareText(a.epoch, b.epoch)
}

function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
