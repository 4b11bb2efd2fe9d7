import * as encoding from 'lib0/encoding'
import { expect } from 'vitest'
import * as Y from 'yjs'
import { ProtocolError } from '../../../../shared/bytes/protocolError.ts'
import { checkNoteUpdate } from '../../../../shared/documents/notes/checkNoteUpdate.ts'
import { only } from './mirror.ts'

/** The clientID of the attacker. */
export const CLIENT = 7
/** What kind of content a struct has. */
export const STRING = 4
export const TYPE = 7
export const ANY = 8

export type Part = number | string | Uint8Array

/** Bytes of numbers and texts as Yjs writes them, and of bytes as they are. */
export function bytes(...parts: Part[]): Uint8Array {
  return encoding.encode(encoder => {
    for (const part of parts) {
      if (typeof part === 'number') encoding.writeVarUint(encoder, part)
      else if (typeof part === 'string') encoding.writeVarString(encoder, part)
      else encoding.writeUint8Array(encoder, part)
    }
  })
}

export const raw = (...values: number[]) => new Uint8Array(values)

/** One block of so many structs of the attacker, from clock 0, and no deletions. */
export const structs = (count: number, ...parts: Part[]) => bytes(1, count, CLIENT, 0, ...parts, 0)

/** A struct at the root of the note. */
export const atRoot = (content: number, ...parts: Part[]) => bytes(raw(content), 1, 'note', ...parts)

/** The update of an edit that need not be one of a note. */
export function edited(change: (root: Y.XmlFragment) => void): Uint8Array {
  return foreign(doc => change(doc.getXmlFragment('note')))
}

/** The update of a change to a document of any form. */
export function foreign(change: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = CLIENT
  const made: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => made.push(update))
  doc.transact(() => change(doc))
  return only(made)
}

/** What the check says of an update that should start at clock 0; it must take it less than 250 ms of processor time. */
export function verdict(update: Uint8Array): string {
  const start = process.cpuUsage()
  try {
    checkNoteUpdate(update, { client: CLIENT, clock: 0 })
    return 'taken'
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error
    return error.code
  } finally {
    expect(process.cpuUsage(start).user).toBeLessThan(250_000)
  }
}
