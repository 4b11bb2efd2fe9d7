import * as Y from 'yjs'
import type { NoteState } from './checkNoteState.ts'
import { NOTE_ROOT } from './noteLimits.ts'
import type { DeleteRange, NoteStruct, StructId } from './noteUpdate.ts'

/**
 * How a state of a note stands to a document (PROTOCOL.md §10.8): `contradicts` when the same clocks hold something else; `isAhead`
 * when the state reaches further; `lost` is deleted in the state alone, `kept` in the document alone.
 */
export type NoteComparison = {
  readonly contradicts: boolean
  readonly isAhead: boolean
  readonly lost: readonly DeleteRange[]
  readonly kept: readonly DeleteRange[]
}

/** Compares a checked state with a document that only core's own rules have formed, in time linear in both (PROTOCOL.md §10.8). */
export function compareNoteState(doc: Y.Doc, { structs, deletes }: NoteState): NoteComparison {
  const walk = new Walk(doc, deletes)
  const contradicts = !structs.every(struct => walk.pass(struct))
  return { contradicts, isAhead: walk.isAhead, lost: walk.lost, kept: walk.kept }
}

/** Where a client stands: its next item, and the next deleted range of the state. */
type Cursor = { item: number; range: number }

class Walk {
  readonly #items: ReadonlyMap<number, readonly (Y.Item | Y.GC)[]>
  readonly #deletes: NoteState['deletes']
  readonly #cursors = new Map<number, Cursor>()
  readonly lost: DeleteRange[] = []
  readonly kept: DeleteRange[] = []
  isAhead = false

  constructor(doc: Y.Doc, deletes: NoteState['deletes']) {
    this.#items = doc.store.clients
    this.#deletes = deletes
  }

  /** Compares one struct piece by piece, in the order of its client's clocks; false when the document has something else there. */
  pass(struct: NoteStruct): boolean {
    const { client } = struct
    const cursor = this.#cursors.get(client) ?? { item: 0, range: 0 }
    this.#cursors.set(client, cursor)
    const items = this.#items.get(client) ?? []
    const end = struct.clock + struct.length
    for (let clock = struct.clock; clock < end; ) {
      while (endOf(items[cursor.item]) <= clock) cursor.item += 1
      const item = items[cursor.item]
      if (item === undefined) {
        this.isAhead = true
        return true
      }
      const stop = Math.min(end, endOf(item))
      if (!isSame(struct, item, clock, stop)) return false
      this.#passDeleted(struct, item.deleted, clock, stop)
      clock = stop
    }
    return true
  }

  #passDeleted(struct: NoteStruct, isGone: boolean, from: number, to: number): void {
    const { client, content } = struct
    const isDeleted = content.kind === 'deleted' || content.kind === 'gc'
    const note = (list: DeleteRange[], clock: number, end: number) =>
      void list.push({ client, clock, length: end - clock })
    if (isDeleted && !isGone) note(this.lost, from, to)
    if (isDeleted) return
    for (const [clock, end, deleted] of this.#rangesOf(client, from, to)) {
      if (deleted && !isGone) note(this.lost, clock, end)
      if (!deleted && isGone) note(this.kept, clock, end)
    }
  }

  /** The clocks from one to before another, cut where the state's deletions begin and end. */
  *#rangesOf(client: number, from: number, to: number): Generator<[number, number, boolean]> {
    const ranges = this.#deletes.get(client) ?? []
    const cursor = this.#cursors.get(client) ?? { item: 0, range: 0 }
    for (let clock = from; clock < to; ) {
      while (rangeEnd(ranges[cursor.range]) <= clock) cursor.range += 1
      const begin = ranges[cursor.range]?.clock ?? Number.POSITIVE_INFINITY
      const stop = Math.min(to, begin > clock ? begin : rangeEnd(ranges[cursor.range]))
      yield [clock, stop, begin <= clock]
      clock = stop
    }
  }
}

function endOf(item: Y.Item | Y.GC | undefined): number {
  return item === undefined ? Number.POSITIVE_INFINITY : item.id.clock + item.length
}

function rangeEnd(range: DeleteRange | undefined): number {
  return range === undefined ? Number.POSITIVE_INFINITY : range.clock + range.length
}

function isSame(struct: NoteStruct, item: Y.Item | Y.GC, from: number, to: number): boolean {
  if (!(item instanceof Y.Item)) return struct.content.kind === 'gc'
  if (struct.content.kind === 'gc') return false
  const origin = from > struct.clock ? { client: struct.client, clock: from - 1 } : struct.origin
  const itemOrigin = from > item.id.clock ? { client: struct.client, clock: from - 1 } : item.origin
  if (!sameId(origin, itemOrigin) || !sameId(struct.rightOrigin, item.rightOrigin)) return false
  const isPlaced = origin === null && struct.rightOrigin === null
  return (!isPlaced || hasSameParent(struct, item)) && hasSameContent(struct, item, from, to)
}

function sameId(a: StructId | null, b: StructId | null): boolean {
  return a === null || b === null ? a === b : a.client === b.client && a.clock === b.clock
}

function hasSameParent({ parent, key }: NoteStruct, item: Y.Item): boolean {
  if (key !== item.parentSub || !(item.parent instanceof Y.AbstractType)) return false
  const holder = item.parent._item
  return holder === null ? parent === NOTE_ROOT : typeof parent !== 'string' && sameId(parent, holder.id)
}

/** Words that the document has destroyed say nothing about those of the state; containers are never destroyed. */
function hasSameContent({ clock, content }: NoteStruct, item: Y.Item, from: number, to: number): boolean {
  const mine = item.content
  const isContainer = content.kind === 'element' || content.kind === 'text'
  if (mine instanceof Y.ContentType) return isContainer && sameContainer(content, mine.type)
  if (isContainer) return false
  if (content.kind === 'deleted' || mine instanceof Y.ContentDeleted) return true
  if (mine instanceof Y.ContentString && content.kind === 'string')
    return (
      mine.str.slice(from - item.id.clock, to - item.id.clock) ===
      content.text.slice(from - clock, to - clock)
    )
  if (mine instanceof Y.ContentFormat && content.kind === 'format')
    return (
      mine.key === content.mark && JSON.stringify(mine.value) === JSON.stringify(JSON.parse(content.json))
    )
  return mine instanceof Y.ContentAny && content.kind === 'any' && mine.arr[0] === content.values[0]
}

function sameContainer(content: NoteStruct['content'], type: Y.AbstractType<unknown>): boolean {
  if (type instanceof Y.XmlElement) return content.kind === 'element' && type.nodeName === content.name
  return type instanceof Y.XmlText && content.kind === 'text'
}
