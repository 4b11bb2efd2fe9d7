import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { checkNoteState } from '../../shared/documents/notes/checkNoteState.ts'
import { createNote, type NoteDocument, type NoteWriter } from '../../shared/documents/notes/createNote.ts'
import { splitNoteState, splitNoteUpdate } from '../../shared/documents/notes/splitNoteUpdate.ts'
import { there } from '../support/refusals.ts'
import { type Edit, edits, makeEdit } from '../unit/documents/support/editing.ts'
import { docOf, Mirror } from '../unit/documents/support/mirror.ts'

const shown = (doc: Y.Doc) => doc.getXmlFragment('note').toString()
const shownNote = (note: NoteDocument) => shown(docOf([note.state()]))

type Sent = { update: Uint8Array; writer: NoteWriter }
type Step = { who: number; hears: boolean; edit: Edit }

/** Three write, each into a mirror; now and then one of them hears of all that was sent so far. */
function conversation(steps: readonly Step[]): Sent[] {
  const mirrors = [new Mirror(30), new Mirror(4_000_000_000), new Mirror(5)]
  const heard = mirrors.map(() => 0)
  const sent: Sent[] = []
  for (const { who, hears, edit } of steps) {
    const mirror = there(mirrors[who])
    if (hears) {
      const news = sent.slice(heard[who]).filter(({ writer }) => writer !== mirror.writer)
      mirror.receive(news.map(({ update }) => update))
      heard[who] = sent.length
    }
    makeEdit(mirror, edit)
    for (const made of mirror.made())
      for (const update of splitNoteUpdate(made)) sent.push({ update, writer: mirror.writer })
  }
  return sent
}

const noteOf = (sent: readonly Sent[], note = createNote()) => {
  for (const { update, writer } of sent) note.apply(update, writer)
  return note
}
const stateOf = (note: NoteDocument) => checkNoteState(splitNoteState(note.state()))

/** An order of arrival in which the updates of each writer stay in their order; `null` is where a state comes. */
function interleave(sent: readonly Sent[], states: number, choices: readonly number[]): (Sent | null)[] {
  const queues: (Sent | null)[][] = [...new Set(sent.map(({ writer }) => writer))].map(writer =>
    sent.filter(one => one.writer === writer),
  )
  queues.push(Array.from({ length: states }, () => null))
  const arrived: (Sent | null)[] = []
  for (let at = 0; queues.some(queue => queue.length > 0); at++) {
    const open = queues.filter(queue => queue.length > 0)
    const next = open[(choices[at % choices.length] ?? 0) % open.length]?.shift()
    if (next !== undefined) arrived.push(next)
  }
  return arrived
}

const drawn = fc.record({
  steps: fc.array(fc.record({ who: fc.nat(2), hears: fc.boolean(), edit: edits }), {
    minLength: 4,
    maxLength: 40,
    size: 'max',
  }),
  from: fc.double({ min: 0, max: 1, noNaN: true }),
  shared: fc.double({ min: 0, max: 1, noNaN: true }),
  again: fc.double({ min: 0, max: 1, noNaN: true }),
  choices: fc.array(fc.nat(10), { minLength: 1, maxLength: 30 }),
})

describe('a newcomer', () => {
  it('who gets a state of some moment, and in any order all updates since an earlier one, has the same note', () => {
    fc.assert(
      fc.property(drawn, ({ steps, from, shared, choices }) => {
        const sent = conversation(steps)
        const [sees, knows] = [from * shared, shared].map(part => Math.floor(part * sent.length)) as [
          number,
          number,
        ]
        const whole = noteOf(sent)
        const state = stateOf(noteOf(sent.slice(0, knows)))
        const late = createNote('unknown')
        for (const next of interleave(sent.slice(sees), 1, choices))
          if (next === null) late.takeState(state)
          else late.apply(next.update, next.writer)
        expect([late.waiting, late.refused, late.hasGaps]).toEqual([whole.waiting, 0, false])
        expect(shownNote(late)).toBe(shownNote(whole))
        for (const { writer } of sent)
          expect(late.expected(writer.client)).toBe(whole.expected(writer.client))
      }),
      { numRuns: 100 },
    )
  })

  it('who lacks what was written before a second state has the same note with that', () => {
    fc.assert(
      fc.property(drawn, ({ steps, from, shared, again, choices }) => {
        const sent = conversation(steps)
        const early = Math.floor(from * shared * sent.length)
        const knows = Math.floor(shared * sent.length)
        const sees = knows + Math.floor(again * (sent.length - knows))
        const whole = noteOf(sent)
        const states = [stateOf(noteOf(sent.slice(0, early))), stateOf(noteOf(sent.slice(0, sees)))]
        const late = createNote('unknown')
        for (const next of interleave(sent.slice(sees), 2, choices))
          if (next === null) late.takeState(there(states.shift()))
          else late.apply(next.update, next.writer)
        expect([late.refused, late.hasGaps]).toEqual([0, false])
        expect(shownNote(late)).toBe(shownNote(whole))
      }),
      { numRuns: 80 },
    )
  })

  it('finds every state of an honest member to be within what everybody has, and nothing else', () => {
    fc.assert(
      fc.property(drawn, ({ steps, shared }) => {
        const sent = conversation(steps)
        const whole = noteOf(sent)
        const then = noteOf(sent.slice(0, Math.floor(shared * sent.length)))
        const { contradicts, isAhead, lost } = whole.compare(stateOf(then))
        expect({ contradicts, isAhead, lost }).toEqual({ contradicts: false, isAhead: false, lost: [] })
        expect(then.compare(stateOf(whole)).contradicts).toBe(false)
        const { kept, ...same } = whole.compare(stateOf(whole))
        expect([kept, same]).toEqual([[], { contradicts: false, isAhead: false, lost: [] }])
      }),
      { numRuns: 80 },
    )
  })
})
