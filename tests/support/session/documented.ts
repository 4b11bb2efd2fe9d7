import * as Y from 'yjs'
import type { ErrorCode } from '../../../shared/bytes/protocolError.ts'
import { encodeNoteBody, type NoteBody } from '../../../shared/documents/notes/noteBody.ts'
import type { Epoch } from '../../../shared/room/epoch/epoch.ts'
import type { DocId } from '../../../shared/room/ids.ts'
import type { OpenedRecord } from '../../../shared/room/record/record.ts'
import { Ledger } from '../../../shared/session/ledger/ledger.ts'
import { CountingRecords } from '../../../shared/session/room/countingRecords.ts'
import { RoomDocuments } from '../../../shared/session/room/roomDocuments.ts'
import { AT, type Device } from '../room/testRoom.ts'
import { SimulatedClock } from '../simulation/simulatedClock.ts'

/** A device's ledger with the documents that are folded from it, and all they tell. */
export class Documented {
  readonly clock: SimulatedClock
  readonly ledger: Ledger
  readonly documents: RoomDocuments
  readonly counting: CountingRecords
  readonly refused: ErrorCode[] = []
  readonly replaced: DocId[] = []
  readonly changes: [from: number, total: number][] = []
  readonly updates: Uint8Array[] = []
  /** Raised instead of writing anything, while it is set. */
  cannotWrite: Error | null = null

  constructor(device: Device, epochs: readonly [Epoch, ...Epoch[]], clock = new SimulatedClock()) {
    this.clock = clock
    this.documents = new RoomDocuments(
      this.clock,
      draft => {
        if (this.cannotWrite !== null) throw this.cannotWrite
        return this.ledger.write(draft)
      },
      {
        changed: () => undefined,
        timelineChanged: (from, total) => this.changes.push([from, total]),
        noteUpdate: (_, update) => this.updates.push(update),
        noteReplaced: note => this.replaced.push(note),
        refused: code => this.refused.push(code),
      },
    )
    this.ledger = new Ledger(device.keys, epochs, {
      accepted: (record, log) => this.counting.take(record, log),
      completed: (record, log) => this.documents.complete(this.ledger, record, log),
      refused: code => this.refused.push(code),
    })
    this.counting = new CountingRecords(this.ledger, this.documents, code => this.refused.push(code))
    this.documents.attend(this.ledger, () => true)
    this.ledger.writeHello(AT)
  }

  /** Every record this device wrote itself. */
  get own(): OpenedRecord[] {
    return [...this.ledger.records].filter(({ header }) => header.strand === this.ledger.writer.strand)
  }

  /** Takes records as they come from the wire. */
  hear(...records: readonly OpenedRecord[]): void {
    for (const { wire } of records) this.ledger.takeRecord(wire)
  }

  /** The words of every message. */
  get words(): string[] {
    return this.documents.page(null, 1000).entries.map(({ text }) => text)
  }

  /** Writes a record of a note as it is, whatever it says. */
  writeNote(note: DocId, body: NoteBody): OpenedRecord {
    return this.ledger.write({ type: body.kind, doc: note, body: encodeNoteBody(body), at: AT })
  }

  /** Changes a note as its editor does, and makes records of that. */
  edit(note: DocId, change: (root: Y.XmlFragment) => void): void {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, this.documents.notes.open(note), 'core')
    this.documents.notes.close(note)
    const { client, strand } = this.ledger.writer
    doc.clientID = client
    doc.on('update', (update: Uint8Array) => this.documents.notes.update(note, update, { client, strand }))
    doc.transact(() => change(doc.getXmlFragment('note')))
    this.documents.notes.flush()
  }

  /** The words of a note. */
  text(note: DocId): string {
    return this.documents.notes.text(note)
  }
}

/** A whole state of a note in one part, after a change that nobody made. */
export function stateAfter(person: Documented, note: DocId, change: (doc: Y.Doc) => void): NoteBody {
  const doc = new Y.Doc({ gc: false })
  Y.applyUpdate(doc, person.documents.notes.open(note))
  change(doc)
  return { kind: 'note-state', index: 0, count: 1, update: Y.encodeStateAsUpdate(doc) }
}
