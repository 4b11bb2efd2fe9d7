import { ensure } from '../../bytes/protocolError.ts'
import { referencesOf } from './checkNoteStruct.ts'
import type { NoteStruct } from './noteUpdate.ts'

/** A client whose structs are wanted up to a clock. */
type Wanted = { readonly client: number; readonly until: number }

/**
 * All structs in an order in which each comes after those before it of its client and after everything it names, in time linear in
 * their number (PROTOCOL.md §10.8). Each client's structs follow on each other from clock 0. NOTE_CLOCK for a name of what is not among
 * them, NOTE_STRUCT for a circle.
 */
export function orderNoteStructs(clients: ReadonlyMap<number, readonly NoteStruct[]>): NoteStruct[] {
  const order = new Order(clients)
  for (const client of clients.keys()) order.take(client)
  return order.structs
}

class Order {
  readonly structs: NoteStruct[] = []
  readonly #clients: ReadonlyMap<number, readonly NoteStruct[]>
  readonly #next = new Map<number, number>()
  readonly #reached = new Map<number, number>()

  constructor(clients: ReadonlyMap<number, readonly NoteStruct[]>) {
    this.#clients = clients
  }

  /** Takes everything of a client, and before each struct whatever it names. */
  take(client: number): void {
    const open: Wanted[] = [{ client, until: Number.POSITIVE_INFINITY }]
    const isOpen = new Set([client])
    for (let wanted = open.at(-1); wanted !== undefined; wanted = open.at(-1)) {
      const struct = this.#clients.get(wanted.client)?.[this.#next.get(wanted.client) ?? 0]
      if (struct === undefined || this.#has(wanted.client, wanted.until)) {
        ensure(open.length === 1 || this.#has(wanted.client, wanted.until), 'NOTE_CLOCK')
        open.pop()
        isOpen.delete(wanted.client)
        continue
      }
      const missing = referencesOf(struct).find(id => !this.#has(id.client, id.clock))
      if (missing === undefined) this.#add(struct)
      else {
        // one that is waited for already cannot come any further before this one does
        ensure(!isOpen.has(missing.client), 'NOTE_STRUCT')
        isOpen.add(missing.client)
        open.push({ client: missing.client, until: missing.clock })
      }
    }
  }

  #has(client: number, clock: number): boolean {
    return (this.#reached.get(client) ?? 0) > clock
  }

  #add(struct: NoteStruct): void {
    const { client, clock, length } = struct
    this.structs.push(struct)
    this.#next.set(client, (this.#next.get(client) ?? 0) + 1)
    this.#reached.set(client, clock + length)
  }
}
