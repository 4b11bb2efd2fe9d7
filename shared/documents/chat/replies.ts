import type { RecordId } from '../../room/ids.ts'

const NONE: readonly RecordId[] = []

/** Which messages answer which record, whether that has come or not: what is shown of it is shown at them too (PROTOCOL.md §10.1). */
export class Replies {
  readonly #byTarget = new Map<RecordId, RecordId[]>()

  /** The messages that answer a record, in the order in which they came. */
  to(target: RecordId): readonly RecordId[] {
    return this.#byTarget.get(target) ?? NONE
  }

  /** A message answers `target`, or nothing. */
  add(reply: RecordId, target: RecordId | null): void {
    if (target === null) return
    const replies = this.#byTarget.get(target)
    if (replies === undefined) this.#byTarget.set(target, [reply])
    else replies.push(reply)
  }
}
