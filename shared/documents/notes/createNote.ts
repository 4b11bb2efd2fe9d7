import * as Y from 'yjs'
import { ensure, errorCodeOf } from '../../bytes/protocolError.ts'
import type { StrandId } from '../../room/ids.ts'
import { type CheckedNoteUpdate, checkNoteUpdate } from './checkNoteUpdate.ts'
import { type HeldUpdate, HeldUpdates } from './heldUpdates.ts'
import { NoteClocks } from './noteClocks.ts'
import { NOTE_ROOT } from './noteLimits.ts'
import { NotePlaces } from './notePlaces.ts'
import { noteText } from './noteText.ts'

/** Who writes: a verified strand and the Yjs clientID bound to it. */
export type NoteWriter = { readonly client: number; readonly strand: StrandId }

/** The true text of a note: what its verified records say, and nothing else (PROTOCOL.md §10.4). */
export type NoteDocument = {
  /**
   * Takes the next update of a strand and gives back those that were applied by it, in order: none while something it
   * refers to is missing, several when it was what others waited for. Raises NOTE_TOO_LARGE, NOTE_CLIENT, NOTE_CLOCK or
   * NOTE_STRUCT and changes nothing; after that no update of this client is taken any more (PROTOCOL.md §10.4).
   */
  apply(update: Uint8Array, writer: NoteWriter): Uint8Array[]
  /** Raises what `apply` would raise, and changes nothing at all: for updates of one's own, before a record is made of them. */
  check(update: Uint8Array, writer: NoteWriter): void
  /** The whole note as one Yjs V1 update. */
  state(): Uint8Array
  /** The words of the note, one line a block. */
  text(): string
  /** The clock at which the client's next update must start. */
  expected(client: number): number
  /** How many updates wait for what they refer to, and how many of those that had waited were then refused. */
  readonly waiting: number
  readonly refused: number
}

/** A new, empty note (PROTOCOL.md §10.4). */
export function createNote(): NoteDocument {
  return new Note()
}

class Note implements NoteDocument {
  readonly #doc = createDoc()
  readonly #received = new NoteClocks()
  readonly #applied = new NoteClocks()
  readonly #places = new NotePlaces()
  readonly #held = new HeldUpdates()
  readonly #closed = new Set<number>()
  #refused = 0

  get waiting(): number {
    return this.#held.size
  }

  get refused(): number {
    return this.#refused
  }

  apply(bytes: Uint8Array, writer: NoteWriter): Uint8Array[] {
    this.#received.claim(writer.client, writer.strand)
    try {
      return this.#take({ bytes, checked: this.#checkNext(bytes, writer.client) })
    } catch (error) {
      // Refusing one update and taking the next would depend on the order of arrival, and so differ between devices.
      this.#closed.add(writer.client)
      throw error
    }
  }

  check(bytes: Uint8Array, { client }: NoteWriter): void {
    const checked = this.#checkNext(bytes, client)
    ensure(this.#isReady(checked), 'NOTE_CLOCK')
    this.#places.add(checked.structs)
    this.#places.remove({ client, clock: this.#applied.expected(client) })
  }

  state(): Uint8Array {
    return Y.encodeStateAsUpdate(this.#doc)
  }

  text(): string {
    return noteText(this.#doc.getXmlFragment(NOTE_ROOT))
  }

  expected(client: number): number {
    return this.#received.expected(client)
  }

  #checkNext(bytes: Uint8Array, client: number): CheckedNoteUpdate {
    ensure(!this.#closed.has(client), 'NOTE_CLOCK')
    return checkNoteUpdate(bytes, { client, clock: this.#received.expected(client) })
  }

  #take(update: HeldUpdate): Uint8Array[] {
    const { client, end } = update.checked
    const ready = !this.#held.has(client) && this.#isReady(update.checked)
    if (ready) this.#applyReady(update)
    else this.#held.keep(update)
    this.#received.advance(client, end)
    return ready ? [update.bytes, ...this.#release()] : []
  }

  #isReady({ needs }: CheckedNoteUpdate): boolean {
    return [...needs].every(([client, clock]) => this.#applied.reached(client, clock))
  }

  #applyReady({ bytes, checked }: HeldUpdate): void {
    this.#places.add(checked.structs)
    Y.applyUpdate(this.#doc, bytes)
    this.#applied.advance(checked.client, checked.end)
  }

  /** Applies all that waited and need wait no longer. */
  #release(): Uint8Array[] {
    const released: Uint8Array[] = []
    for (;;) {
      const next = this.#held.take(update => this.#isReady(update.checked))
      if (next === null) return released
      if (this.#applyHeld(next)) released.push(next.bytes)
    }
  }

  #applyHeld(update: HeldUpdate): boolean {
    try {
      this.#applyReady(update)
      return true
    } catch (error) {
      if (errorCodeOf(error) === 'INTERNAL') throw error
      // Its author is refused as if it had come in time; the caller sees it in `refused`.
      this.#refused += 1
      this.#closed.add(update.checked.client)
      this.#held.drop(update.checked.client)
      return false
    }
  }
}

function createDoc(): Y.Doc {
  const doc = new Y.Doc({ gc: true, guid: NOTE_ROOT })
  // After a remote change Yjs deletes marks that look superfluous just then. Here that would be an edit which no record
  // tells of; a transaction that counts as local is left alone.
  doc.on('beforeObserverCalls', transaction => {
    transaction.local = true
  })
  return doc
}
