import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { checkNoteUpdate } from '../../shared/documents/notes/checkNoteUpdate.ts'
import { createNote, type NoteDocument, type NoteWriter } from '../../shared/documents/notes/createNote.ts'
import { readNoteUpdate } from '../../shared/documents/notes/readNoteUpdate.ts'
import { splitNoteUpdate } from '../../shared/documents/notes/splitNoteUpdate.ts'
import { type Edit, edits, makeEdit } from '../unit/documents/support/editing.ts'
import { docOf, Mirror } from '../unit/documents/support/mirror.ts'

const shown = (doc: Y.Doc) => doc.getXmlFragment('note').toString()
const shownNote = (note: NoteDocument) => shown(docOf([note.state()]))

type Sent = { update: Uint8Array; writer: NoteWriter }

/** Three write, each into a mirror; now and then one of them hears of all that was sent so far. */
function conversation(steps: { who: number; hears: boolean; edit: Edit }[]): {
  mirrors: Mirror[]
  sent: Sent[]
} {
  const mirrors = [new Mirror(30), new Mirror(4_000_000_000), new Mirror(5)]
  const heard = mirrors.map(() => 0)
  const sent: Sent[] = []
  const hear = (who: number) => {
    const news = sent.slice(heard[who]).filter(({ writer }) => writer !== mirrors[who]?.writer)
    mirrors[who]?.receive(news.map(({ update }) => update))
    heard[who] = sent.length
  }
  const send = (mirror: Mirror) => {
    for (const made of mirror.made())
      for (const update of splitNoteUpdate(made)) sent.push({ update, writer: mirror.writer })
  }
  for (const { who, hears, edit } of steps) {
    const mirror = mirrors[who % 3]
    if (mirror === undefined) continue
    if (hears) hear(who % 3)
    makeEdit(mirror, edit)
    send(mirror)
  }
  // The mirrors tidy marks when they hear of news, and tell of it: a few rounds until nobody has anything to say.
  for (let round = 0; round < 4; round++)
    for (const [who, mirror] of mirrors.entries()) {
      hear(who)
      send(mirror)
    }
  for (const who of mirrors.keys()) hear(who)
  return { mirrors, sent }
}

const steps = fc.array(fc.record({ who: fc.nat(2), hears: fc.boolean(), edit: edits }), {
  maxLength: 40,
  size: 'max',
})

/** An order of arrival in which each strand's records stay in their order. */
function interleave(sent: readonly Sent[], choices: readonly number[]): Sent[] {
  const queues = [...new Set(sent.map(({ writer }) => writer))].map(writer =>
    sent.filter(one => one.writer === writer),
  )
  const arrived: Sent[] = []
  for (let at = 0; arrived.length < sent.length; at++) {
    const open = queues.filter(queue => queue.length > 0)
    const next = open[(choices[at % choices.length] ?? 0) % open.length]?.shift()
    if (next !== undefined) arrived.push(next)
  }
  return arrived
}

function noteOf(sent: readonly Sent[]): NoteDocument {
  const note = createNote()
  for (const { update, writer } of sent) note.apply(update, writer)
  return note
}

describe('notes', () => {
  it('are the same for every order of arrival, and as in the mirrors', () => {
    const choices = fc.array(fc.nat(10), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(steps, choices, (all, arrival) => {
        const { mirrors, sent } = conversation(all)
        const [inOrder, asArrived] = [noteOf(sent), noteOf(interleave(sent, arrival))]
        expect([asArrived.waiting, asArrived.refused]).toEqual([0, 0])
        expect(shownNote(asArrived)).toBe(shownNote(inOrder))
        expect(asArrived.text()).toBe(inOrder.text())
        for (const mirror of mirrors) {
          expect(shown(mirror.doc)).toBe(shownNote(inOrder))
          expect(inOrder.expected(mirror.writer.client)).toBe(
            Y.getState(mirror.doc.store, mirror.writer.client),
          )
        }
      }),
      { numRuns: 150 },
    )
  })

  it('survive batching: records made every now and then say the same', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ edit: edits, due: fc.boolean() }), { maxLength: 40, size: 'max' }),
        all => {
          const [mirror, note] = [new Mirror(9), createNote()]
          let waiting: Uint8Array[] = []
          const send = () => {
            mirror.send(note, waiting.length === 0 ? [] : [Y.mergeUpdates(waiting)])
            waiting = []
          }
          for (const { edit, due } of all) {
            makeEdit(mirror, edit)
            waiting.push(...mirror.made())
            if (due) send()
          }
          send()
          expect(shownNote(note)).toBe(shown(mirror.doc))
        },
      ),
      { numRuns: 100 },
    )
  })
})

describe('splitting', () => {
  it('of any state into any size gives the same document, each part within its size', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 150, max: 3000 }), (all, maxBytes) => {
        const { mirrors } = conversation(all)
        const doc = mirrors[0]?.doc ?? new Y.Doc()
        const parts = splitNoteUpdate(Y.encodeStateAsUpdate(doc), maxBytes)
        for (const part of parts) expect(part.length).toBeLessThanOrEqual(maxBytes)
        const again = docOf(parts)
        expect(again.store.pendingStructs).toBeNull()
        expect(again.store.pendingDs).toBeNull()
        expect(shown(again)).toBe(shown(doc))
        expect(Y.encodeStateVector(again)).toEqual(Y.encodeStateVector(doc))
      }),
      { numRuns: 150 },
    )
  })

  it('of one author’s update gives updates that pass the check one after the other', () => {
    fc.assert(
      fc.property(
        fc.array(edits, { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 150, max: 1000 }),
        (all, maxBytes) => {
          const mirror = new Mirror(9)
          mirror.doc.transact(() => {
            for (const edit of all) makeEdit(mirror, edit)
          })
          const note = createNote()
          let clock = 0
          for (const part of mirror.made().flatMap(update => splitNoteUpdate(update, maxBytes))) {
            clock = checkNoteUpdate(part, { client: 9, clock }).end
            mirror.send(note, [part])
          }
          expect(shownNote(note)).toBe(shown(mirror.doc))
        },
      ),
      { numRuns: 150 },
    )
  })
})

describe('reading', () => {
  it('agrees with Yjs on every update that an editor makes', () => {
    fc.assert(
      fc.property(steps, all => {
        for (const { update } of conversation(all).sent) {
          const [ours, theirs] = [readNoteUpdate(update), Y.decodeUpdate(update)]
          const facts = (structs: readonly { id: { client: number; clock: number }; length: number }[]) =>
            structs.map(({ id, length }) => [id.client, id.clock, length])
          expect(ours.structs.map(({ client, clock, length }) => [client, clock, length])).toEqual(
            facts(theirs.structs),
          )
          const deletes = [...theirs.ds.clients].flatMap(([client, ranges]) =>
            ranges.map(({ clock, len }) => ({ client, clock, length: len })),
          )
          expect(ours.deletes).toEqual(deletes)
        }
      }),
      { numRuns: 60 },
    )
  })
})
