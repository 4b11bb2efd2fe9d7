import type { RecordId } from '../../room/ids.ts'
import type { OpenedRecord } from '../../room/record/record.ts'
import { MAX_DEPS } from '../../room/record/recordHeader.ts'

/** The records that no known record names as a dependency: what the next record depends on (PROTOCOL.md §5). */
export class Heads {
  readonly #heads = new Set<RecordId>()
  readonly #named = new Set<RecordId>()

  /** Takes a verified record into the graph. A strand's own chain counts: its record before is no head any more. */
  add(record: OpenedRecord): void {
    for (const id of [...record.header.deps, record.header.prev]) {
      this.#named.add(id)
      this.#heads.delete(id)
    }
    if (!this.#named.has(record.id)) this.#heads.add(record.id)
  }

  /** At most 16 heads, the newest known last. */
  list(): RecordId[] {
    return [...this.#heads].slice(-MAX_DEPS)
  }
}
