import type { ErrorCode } from '../../bytes/protocolError.ts'
import type { DeviceId, EpochId, RecordId } from '../../room/ids.ts'
import type { ChatBody, MessageBody } from './chatBody.ts'
import { Replies } from './replies.ts'
import { RoomOrder } from './roomOrder.ts'
import type { TimelineEntry, TimelineRecord } from './timelineRecord.ts'

/** A page of the timeline: its entries, oldest first, and the position of the first. */
export type TimelinePage = { readonly start: number; readonly entries: TimelineEntry[] }

/** The chat of a room: a pure fold over its records, the same for every order in which they arrive (PROTOCOL.md §10.1). */
export type Timeline = {
  /**
   * Takes a verified record once; the same again changes nothing, but that a message which came pruned gets its words. `from` is the
   * first position that may have changed: what stands before it is as it was.
   */
  add(record: TimelineRecord): { from: number }
  /** At most `limit` entries that end before position `before`, or at the end when null. */
  page(before: number | null, limit: number): TimelinePage
  /** The message with this id, if it has come. */
  find(message: RecordId): TimelineEntry | undefined
  /** The position of the message with this id, if it has come. */
  positionOf(message: RecordId): number | undefined
  /** Negative when record `a` comes before `b` in canonical order. */
  compare(a: RecordId, b: RecordId): number
  /** How many messages there are, removed and hidden ones too. */
  readonly length: number
}

/** Whether a device was a facilitator in an epoch. */
export type IsFacilitator = (device: DeviceId, epoch: EpochId) => boolean

/** Whom a timeline asks, and whom it tells that something was written which its author may not: NOT_ALLOWED. */
export type TimelineRules = {
  readonly isFacilitator: IsFacilitator
  readonly refused?: (code: ErrorCode) => void
  /** Hears of every message whose words may not be kept, whether they have come or not: its author removed it, or a facilitator hid it. */
  readonly gone?: (message: RecordId) => void
}

/** An empty timeline. Only facilitators hide messages; a `hide` by somebody else counts for nothing (PROTOCOL.md §10.1). */
export function createTimeline(rules: TimelineRules): Timeline {
  return new ChatTimeline(rules)
}

type Mark = { readonly kind: 'remove' | 'hide'; readonly author: DeviceId }

/** A message: what it says, null once that is gone, and who took it away. */
type Message = {
  readonly entry: Pick<TimelineEntry, 'id' | 'epoch' | 'author' | 'strand' | 'seq' | 'at'>
  words: MessageBody | null
  removed: boolean
  hidden: boolean
}

class ChatTimeline implements Timeline {
  readonly #isFacilitator: IsFacilitator
  readonly #refused: (code: ErrorCode) => void
  readonly #gone: (message: RecordId) => void
  readonly #order = new RoomOrder()
  readonly #messages = new Map<RecordId, Message>()
  readonly #early = new Map<RecordId, Mark[]>()
  readonly #replies = new Replies()

  constructor({ isFacilitator, refused = () => undefined, gone = () => undefined }: TimelineRules) {
    this.#isFacilitator = isFacilitator
    this.#refused = refused
    this.#gone = gone
  }

  get length(): number {
    return this.#order.length
  }

  add(record: TimelineRecord): { from: number } {
    if (this.#order.find(record.id) !== undefined) return { from: this.#giveWords(record) }
    const { body } = record
    const shown = body?.kind === 'message' || body?.kind === 'pruned'
    const moved = this.#order.add({ ...record, shown })
    if (shown) this.#addMessage(record, body.kind === 'message' ? body : null)
    const changed = body === null || shown ? this.length : this.#mark(record, body)
    return { from: Math.min(moved, changed, shown ? this.#quotesOf(record.id) : this.length) }
  }

  page(before: number | null, limit: number): TimelinePage {
    const end = Math.min(before ?? this.length, this.length)
    const start = Math.max(0, end - limit)
    const entries = this.#order.slice(start, end).map(id => this.#messages.get(id))
    return { start, entries: entries.filter(message => message !== undefined).map(shownEntry) }
  }

  find(id: RecordId): TimelineEntry | undefined {
    const message = this.#messages.get(id)
    return message && shownEntry(message)
  }

  positionOf(id: RecordId): number | undefined {
    const placed = this.#messages.has(id) ? this.#order.find(id) : undefined
    return placed && this.#order.positionOf(placed)
  }

  compare(a: RecordId, b: RecordId): number {
    return this.#order.compare(a, b)
  }

  #addMessage({ id, epoch, author, strand, seq, at }: TimelineRecord, words: MessageBody | null): void {
    const entry = { id, epoch, author, strand, seq, at }
    this.#messages.set(id, { entry, words, removed: false, hidden: false })
    this.#replies.add(id, words?.replyTo ?? null)
    for (const mark of this.#early.get(id) ?? []) this.#markMessage(id, mark)
    this.#early.delete(id)
  }

  /** A message may come pruned from one member and whole from another. */
  #giveWords({ id, body }: TimelineRecord): number {
    const message = this.#messages.get(id)
    const placed = this.#order.find(id)
    if (message === undefined || placed === undefined || body?.kind !== 'message') return this.length
    if (message.words !== null) return this.length
    if (message.removed || message.hidden) this.#gone(id)
    else message.words = body
    if (message.words === null) return this.length
    this.#replies.add(id, body.replyTo)
    return Math.min(this.#order.floorOf(placed), this.#quotesOf(id))
  }

  /** The first position at which this message is quoted: what it says has changed there too (PROTOCOL.md §10.1). */
  #quotesOf(id: RecordId): number {
    const places = this.#replies.to(id).map(reply => this.#order.find(reply))
    return places.reduce(
      (first, placed) => (placed === undefined ? first : Math.min(first, this.#order.floorOf(placed))),
      this.length,
    )
  }

  #mark({ epoch, author }: TimelineRecord, body: ChatBody | { readonly kind: 'pruned' }): number {
    if (body.kind === 'message' || body.kind === 'pruned') return this.length
    if (body.kind !== 'remove' && !this.#isFacilitator(author, epoch)) {
      this.#refused('NOT_ALLOWED')
      return this.length
    }
    return this.#markTarget(body.target, { kind: body.kind, author })
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
    if (!this.#markMessage(target, mark)) return this.length
    return Math.min(this.#order.floorOf(placed), this.#quotesOf(target))
  }

  #markMessage(id: RecordId, { kind, author }: Mark): boolean {
    const message = this.#messages.get(id)
    if (message === undefined) return false
    if (kind === 'remove' && message.entry.author !== author) {
      this.#refused('NOT_ALLOWED')
      return false
    }
    const before = shownEntry(message)
    if (kind === 'remove') message.removed = true
    else message.hidden = true
    message.words = null
    this.#gone(id)
    const { removed, hidden } = shownEntry(message)
    return before.removed !== removed || before.hidden !== hidden
  }
}

/** Whoever has the words gone without knowing by whom shows them as removed. */
function shownEntry({ entry, words, removed, hidden }: Message): TimelineEntry {
  const { text, contentNote, replyTo } = words ?? { text: '', contentNote: '', replyTo: null }
  return { ...entry, text, contentNote, replyTo, removed: removed || (words === null && !hidden), hidden }
}
