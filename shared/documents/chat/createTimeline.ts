import type { DeviceId, EpochId, RecordId } from '../../room/ids.ts'
import type { ChatBody } from './chatBody.ts'
import { RoomOrder } from './roomOrder.ts'
import type { TimelineEntry, TimelineRecord } from './timelineRecord.ts'

/** A page of the timeline: its entries, oldest first, and the position of the first. */
export type TimelinePage = { readonly start: number; readonly entries: TimelineEntry[] }

/** The chat of a room: a pure fold over its records, the same for every order in which they arrive (PROTOCOL.md §10.1). */
export type Timeline = {
  /** Takes a verified record once; the same again changes nothing. `from` is the first position that may have changed: what stands before it is as it was. */
  add(record: TimelineRecord): { from: number }
  /** At most `limit` entries that end before position `before`, or at the end when null. */
  page(before: number | null, limit: number): TimelinePage
  /** Negative when record `a` comes before `b` in canonical order. */
  compare(a: RecordId, b: RecordId): number
  /** How many messages there are, removed and hidden ones too. */
  readonly length: number
  /** The room's title by the last setting in canonical order; null when none was made. */
  readonly title: string | null
}

/** Whether a device was a facilitator in an epoch. */
export type IsFacilitator = (device: DeviceId, epoch: EpochId) => boolean

/** An empty timeline. Only facilitators hide messages and set the title; what others write of that counts for nothing (PROTOCOL.md §10.1). */
export function createTimeline({ isFacilitator }: { isFacilitator: IsFacilitator }): Timeline {
  return new ChatTimeline(isFacilitator)
}

type Mark = { readonly kind: 'remove' | 'hide'; readonly author: DeviceId }

class ChatTimeline implements Timeline {
  readonly #isFacilitator: IsFacilitator
  readonly #order = new RoomOrder()
  readonly #entries = new Map<RecordId, TimelineEntry>()
  readonly #early = new Map<RecordId, Mark[]>()
  readonly #titles = new Map<RecordId, string>()

  constructor(isFacilitator: IsFacilitator) {
    this.#isFacilitator = isFacilitator
  }

  get length(): number {
    return this.#order.length
  }

  get title(): string | null {
    const last = [...this.#titles.keys()].reduce<RecordId | null>(
      (latest, id) => (latest === null || this.compare(latest, id) < 0 ? id : latest),
      null,
    )
    return last === null ? null : (this.#titles.get(last) ?? null)
  }

  add(record: TimelineRecord): { from: number } {
    if (this.#order.find(record.id) !== undefined) return { from: this.length }
    const { body } = record
    const shown = body?.kind === 'message' || body?.kind === 'pruned'
    const moved = this.#order.add({ ...record, shown })
    if (shown) this.#addEntry(record, body.kind === 'message' ? body.text : null)
    const changed = body === null || shown ? this.length : this.#mark(record, body)
    return { from: Math.min(moved, changed) }
  }

  page(before: number | null, limit: number): TimelinePage {
    const end = Math.min(before ?? this.length, this.length)
    const start = Math.max(0, end - limit)
    const entries = this.#order.slice(start, end).map(id => this.#entries.get(id))
    return { start, entries: entries.filter(entry => entry !== undefined) }
  }

  compare(a: RecordId, b: RecordId): number {
    return this.#order.compare(a, b)
  }

  #addEntry({ id, epoch, author, strand, seq, at }: TimelineRecord, text: string | null): void {
    const removed = text === null
    this.#entries.set(id, { id, epoch, author, strand, seq, at, text: text ?? '', removed, hidden: false })
    for (const mark of this.#early.get(id) ?? []) this.#markEntry(id, mark)
    this.#early.delete(id)
  }

  #mark({ id, epoch, author }: TimelineRecord, body: ChatBody | { readonly kind: 'pruned' }): number {
    if (body.kind === 'message' || body.kind === 'pruned') return this.length
    if (body.kind !== 'remove' && !this.#isFacilitator(author, epoch)) return this.length
    if (body.kind !== 'setting') return this.#markTarget(body.target, { kind: body.kind, author })
    this.#titles.set(id, body.title)
    return this.length
  }

  /** A mark may come before the message it means. */
  #markTarget(target: RecordId, mark: Mark): number {
    const placed = this.#order.find(target)
    if (placed === undefined) {
      const early = this.#early.get(target)
      if (early === undefined) this.#early.set(target, [mark])
      else early.push(mark)
      return this.length
    }
    return this.#markEntry(target, mark) ? this.#order.floorOf(placed) : this.length
  }

  #markEntry(id: RecordId, { kind, author }: Mark): boolean {
    const entry = this.#entries.get(id)
    if (entry === undefined || (kind === 'remove' && entry.author !== author)) return false
    const { removed, hidden } = entry
    const marked = { removed: removed || kind === 'remove', hidden: hidden || kind === 'hide' }
    this.#entries.set(id, { ...entry, ...marked, text: '' })
    return removed !== marked.removed || hidden !== marked.hidden
  }
}
