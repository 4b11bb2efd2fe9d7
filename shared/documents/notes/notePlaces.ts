import { ensure } from '../../bytes/protocolError.ts'
import { NOTE_DEPTH_MAX } from './noteLimits.ts'
import { isNoteAttribute } from './noteSchema.ts'
import type { NoteStruct, StructId } from './noteUpdate.ts'

/** What can hold structs: the root, an element or a text. */
class Container {
  readonly kind: 'root' | 'element' | 'text'
  readonly name: string
  readonly depth: number
  readonly list: Place = { container: this, key: null }
  readonly #attributes = new Map<string, Place>()

  constructor(kind: Container['kind'], name: string, depth: number) {
    this.kind = kind
    this.name = name
    this.depth = depth
  }

  /** The one place of an attribute's values, so that places can be compared by identity. */
  attribute(key: string): Place {
    const place = this.#attributes.get(key) ?? { container: this, key }
    this.#attributes.set(key, place)
    return place
  }
}

/** Where a struct stands: in the list of a container (`key` null), or as the value of one of its attributes. */
type Place = { readonly container: Container; readonly key: string | null }

/** Structs of one client that follow each other in one place; the run of a container holds that struct alone. What came collected is nowhere: nothing may refer to it. */
type Run = { readonly clock: number; readonly place: Place | null; readonly container: Container | null }

/**
 * Remembers where every struct of a note stands, deleted ones too, and so decides the same on every device whether a new
 * struct may go where it wants to (PROTOCOL.md §10.4). Yjs itself forgets the place of what it has collected.
 */
export class NotePlaces {
  readonly #root = new Container('root', '', 0)
  readonly #runs = new Map<number, Run[]>()

  /** Adds the structs of one update, or none of them and raises NOTE_STRUCT. Everything they refer to must have been added. */
  add(structs: readonly NoteStruct[]): void {
    const before = structs[0]
    try {
      for (const struct of structs) this.#addStruct(struct)
    } catch (error) {
      if (before !== undefined) this.remove(before)
      throw error
    }
  }

  /** Forgets the client's structs from this one on. */
  remove({ client, clock }: StructId): void {
    const runs = this.#runs.get(client) ?? []
    while ((runs.at(-1)?.clock ?? -1) >= clock) runs.pop()
  }

  #addStruct(struct: NoteStruct): void {
    const place = struct.content.kind === 'gc' ? null : this.#placeOf(struct)
    ensure(place === null || isAllowed(place, struct), 'NOTE_STRUCT')
    const container = place === null ? null : containerOf(struct, place)
    const runs = this.#runs.get(struct.client) ?? []
    const last = runs.at(-1)
    if (container === null && last?.container === null && last.place === place) return
    runs.push({ clock: struct.clock, place, container })
    this.#runs.set(struct.client, runs)
  }

  #placeOf({ parent, key, origin, rightOrigin }: NoteStruct): Place {
    if (typeof parent === 'string') return this.#root.list
    if (parent !== null) {
      const container = this.#containerAt(parent)
      return key === null ? container.list : container.attribute(key)
    }
    const beside = [origin, rightOrigin].filter(id => id !== null).map(id => this.#runAt(id).place)
    const [place, ...others] = new Set(beside)
    ensure(place !== null && place !== undefined && others.length === 0, 'NOTE_STRUCT')
    return place
  }

  #containerAt(id: StructId): Container {
    const run = this.#runAt(id)
    ensure(run.container !== null && run.clock === id.clock, 'NOTE_STRUCT')
    return run.container
  }

  #runAt({ client, clock }: StructId): Run {
    const runs = this.#runs.get(client) ?? []
    let low = 0
    let high = runs.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((runs[middle]?.clock ?? 0) <= clock) low = middle + 1
      else high = middle
    }
    const run = runs[low - 1]
    ensure(run !== undefined, 'NOTE_STRUCT')
    return run
  }
}

function containerOf({ content }: NoteStruct, place: Place): Container | null {
  if (content.kind !== 'element' && content.kind !== 'text') return null
  const depth = place.container.depth + 1
  ensure(depth <= NOTE_DEPTH_MAX, 'NOTE_STRUCT')
  return new Container(content.kind, content.kind === 'element' ? content.name : '', depth)
}

function isAllowed({ container, key }: Place, { content }: NoteStruct): boolean {
  if (content.kind === 'deleted') return true
  if (key !== null)
    return (
      content.kind === 'any' && content.values.every(value => isNoteAttribute(container.name, key, value))
    )
  if (container.kind === 'text') return content.kind === 'string' || content.kind === 'format'
  return content.kind === 'element' || (content.kind === 'text' && container.kind === 'element')
}
