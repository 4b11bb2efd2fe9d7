import type { RecordId } from '../../room/ids.ts'
import type { RoomOrder } from './roomOrder.ts'

/** The title by the last setting in canonical order; looked for anew only when the order has changed (PROTOCOL.md §10.1). */
export class LastTitle {
  readonly #order: RoomOrder
  readonly #titles = new Map<RecordId, string>()
  #last: RecordId | null = null
  #shifts = 0

  constructor(order: RoomOrder) {
    this.#order = order
  }

  /** The title; null when none was set. */
  get text(): string | null {
    if (this.#shifts !== this.#order.shifts) {
      this.#shifts = this.#order.shifts
      this.#last = null
      for (const id of this.#titles.keys()) this.#consider(id)
    }
    return this.#last === null ? null : (this.#titles.get(this.#last) ?? null)
  }

  /** Takes a setting that is in the order. */
  add(id: RecordId, title: string): void {
    this.#titles.set(id, title)
    if (this.#shifts === this.#order.shifts) this.#consider(id)
  }

  #consider(id: RecordId): void {
    if (this.#last === null || this.#order.compare(this.#last, id) < 0) this.#last = id
  }
}
