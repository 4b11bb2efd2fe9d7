import { describe, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { checkNoteState } from '../../shared/documents/notes/checkNoteState.ts'
import { createNote, type NoteDocument } from '../../shared/documents/notes/createNote.ts'
import { splitNoteState } from '../../shared/documents/notes/splitNoteUpdate.ts'
import { refusal } from '../support/refusals.ts'
import { block, Mirror } from '../unit/documents/support/mirror.ts'
import { ANY, bytes, raw, STRING, TYPE } from '../unit/documents/support/noteBytes.ts'
import { strandId } from '../unit/documents/support/records.ts'

/** No record may keep core from everything else for longer, in ms of processor time. */
const LIMIT = 250
const FORMAT = 6
const HONEST = 1
const writerOf = (client: number) => ({ client, strand: strandId(`strand ${client}`) })

/** The longest single piece of work, and all of it together, in ms of processor time. */
type Cost = { longest: number; total: number; pieces: number }

function measure(cost: Cost, act: () => void): void {
  const start = process.cpuUsage()
  act()
  const { user, system } = process.cpuUsage(start)
  const spent = (user + system) / 1000
  cost.longest = Math.max(cost.longest, spent)
  cost.total += spent
  cost.pieces += 1
}

const newCost = (): Cost => ({ longest: 0, total: 0, pieces: 0 })

/** Takes updates of one author as core does: what is much work is done slice by slice. */
function take(note: NoteDocument, client: number, updates: readonly Uint8Array[]): Cost {
  const cost = newCost()
  for (const update of updates) measure(cost, () => note.apply(update, writerOf(client)))
  while (note.isBusy) measure(cost, () => note.work(() => true))
  return cost
}

function report(name: string, { longest, total, pieces }: Cost, limit = LIMIT): void {
  console.log(`${name}: ${Math.round(total)} ms in ${pieces} pieces, the longest ${Math.round(longest)} ms`)
  expect(longest, name).toBeLessThan(limit)
}

/** A paragraph with a text of so many items: letters and marks in turn, that no two of them can be one. */
function longNote(items: number): NoteDocument {
  const note = createNote()
  const head = [bytes(raw(TYPE), 1, 'note', 3, 'paragraph'), bytes(raw(TYPE), 0, HONEST, 0, 6)]
  note.apply(bytes(1, 2, HONEST, 0, ...head, 0), writerOf(HONEST))
  for (let clock = 2; clock < items; clock += 1000) {
    const structs = Array.from({ length: 1000 }, (_, at) => letterOrMark(clock + at))
    note.apply(bytes(1, 1000, HONEST, clock, ...structs, 0), writerOf(HONEST))
  }
  expect([note.isBusy, note.waiting, note.expected(HONEST)]).toEqual([false, 0, items + 2 - (items % 1000)])
  return note
}

function letterOrMark(clock: number): Uint8Array {
  if (clock === 2) return bytes(raw(STRING), 0, HONEST, 1, 'a')
  if (clock % 2 === 0) return bytes(raw(STRING | 0x80), HONEST, clock - 1, 'a')
  return bytes(raw(FORMAT | 0x80), HONEST, clock - 1, 'bold', clock % 4 === 1 ? 'null' : '{}')
}

/** Each at the beginning of the text, as if nothing were known of what stands there. */
const ignorant = (client: number, from = 0, count = 1024) =>
  bytes(
    1,
    count,
    client,
    from,
    ...Array.from({ length: count }, () => bytes(raw(STRING), 0, HONEST, 1, 'x')),
    0,
  )

/** Each before the one before it. */
const backwards = (client: number, count = 1024) =>
  bytes(
    1,
    count,
    client,
    0,
    ...Array.from({ length: count }, (_, at) =>
      at === 0 ? bytes(raw(STRING), 0, HONEST, 1, 'x') : bytes(raw(STRING | 0x40), client, at - 1, 'x'),
    ),
    0,
  )

describe('the worst updates that pass every check', { timeout: 240_000 }, () => {
  it('are done in pieces, while others go on: insertions at one place of a long note', () => {
    const note = longNote(10_000)
    const cost = newCost()
    measure(cost, () => expect(note.apply(ignorant(9, 0, 256), writerOf(9))).toEqual([]))
    const other = bytes(1, 1, 5, 0, bytes(raw(TYPE), 1, 'note', 3, 'paragraph'), 0)
    const honest = newCost()
    measure(honest, () => expect(note.apply(other, writerOf(5))).toEqual([other]))
    report('somebody else’s paragraph meanwhile', honest)
    while (note.isBusy) measure(cost, () => note.work(() => true))
    report('256 insertions into 10,000 items', cost)
    expect([note.expected(9), note.text().split('x').length]).toEqual([256, 257])
    report('256 insertions backwards', take(note, 8, [backwards(8, 256)]))
  })

  it('are done in pieces in a full note too', () => {
    const note = longNote(65_000)
    for (const [client, update] of [ignorant(9), backwards(10)].entries()) {
      const cost = newCost()
      measure(cost, () => expect(note.apply(update, writerOf(9 + client))).toEqual([]))
      for (let slice = 0; slice < 12; slice++) measure(cost, () => note.work(() => true))
      expect(note.isBusy).toBe(true)
      report('1,024 insertions into 65,000 items, the first 12 pieces', cost)
    }
  })

  it('are bounded when they come again and again', () => {
    const note = longNote(4_000)
    const updates = Array.from({ length: 4 }, (_, at) => ignorant(9, at * 1024))
    const before = process.memoryUsage().heapUsed
    report('4 times 1,024 insertions into 4000 items', take(note, 9, updates))
    const grown = (process.memoryUsage().heapUsed - before) / 2 ** 20
    console.log(`  ${Math.round(grown)} MiB more`)
    expect(note.expected(9)).toBe(4 * 1024)
    expect(grown).toBeLessThan(200)
  })

  it('cut and delete in pieces: 4,096 ranges in a long note', () => {
    const note = longNote(65_000)
    const ranges = Array.from({ length: 4096 }, (_, at) => [2 + at * 15, 1]).flat()
    report('4,096 deletions in 65,000 items', take(note, 9, [bytes(0, 1, HONEST, 4096, ...ranges)]))
    const text = createNote()
    const letters = bytes(
      1,
      3,
      7,
      0,
      bytes(raw(TYPE), 1, 'note', 3, 'paragraph'),
      bytes(raw(TYPE), 0, 7, 0, 6),
      bytes(raw(STRING), 0, 7, 1, 'a'.repeat(65_000)),
      0,
    )
    report('a text of 65,000 letters', take(text, 7, [letters]))
    const cuts = Array.from({ length: 4096 }, (_, at) => [2 + at * 15, 1]).flat()
    report('4,096 cuts in one text', take(text, 9, [bytes(0, 1, 7, 4096, ...cuts)]))
    const splits = Array.from({ length: 1024 }, (_, at) =>
      bytes(raw(STRING | 0xc0), 7, 9 + at * 60, 7, 10 + at * 60, 'x'),
    )
    report('1,024 insertions into it', take(text, 8, [bytes(1, 1024, 8, 0, ...splits, 0)]))
    report('deleting all of it', take(text, 5, [bytes(0, 1, 7, 1, 0, 1)]))
    expect(text.text()).toBe('')
  })

  it('cost little that nest, jump, or set one attribute over and over', () => {
    const deep = Array.from({ length: 1024 }, (_, at) => {
      const list = at % 32
      return list === 0
        ? bytes(raw(TYPE), 1, 'note', 3, 'bulletList')
        : bytes(raw(TYPE), 0, 7, at - 1, 3, 'bulletList')
    })
    report('1,024 elements, 32 deep', take(createNote(), 7, [bytes(1, 1024, 7, 0, ...deep, 0)]))
    const jumps = Array.from({ length: 16 }, (_, at) => bytes(1, 1, 7, at * 65_536, raw(0), 65_536, 0))
    report('16 times 65,536 clocks', take(createNote(), 7, jumps))
    const heading = createNote()
    const levels = Array.from({ length: 1023 }, () =>
      bytes(raw(ANY | 0x20), 0, 7, 0, 'level', 1, raw(125), 1),
    )
    const first = bytes(1, 1024, 7, 0, bytes(raw(TYPE), 1, 'note', 3, 'heading'), ...levels, 0)
    report('an attribute set 1,023 times', take(heading, 7, [first]))
    const others = Array.from({ length: 1024 }, () =>
      bytes(raw(ANY | 0x20), 0, 7, 0, 'level', 1, raw(125), 2),
    )
    report('and 1,024 times more', take(heading, 8, [bytes(1, 1024, 8, 0, ...others, 0)]))
  })

  it('are read quickly where they are refused: 32,000 collected structs, 64 KiB of a mark', () => {
    const cost = newCost()
    const collected = bytes(
      1,
      32_000,
      7,
      0,
      new Uint8Array(64_000).map((_, at) => at % 2),
      0,
    )
    measure(cost, () =>
      expect(refusal(() => createNote().apply(collected, writerOf(7)))).toBe('NOTE_TOO_LARGE'),
    )
    const mark = bytes(1, 1, 7, 0, raw(FORMAT | 0x80), 9, 0, 'bold', '['.repeat(65_000), 0)
    measure(cost, () => expect(refusal(() => createNote().apply(mark, writerOf(7)))).toBe('NOTE_STRUCT'))
    report('refusing them', cost)
  })
})

describe('a note that is full', { timeout: 120_000 }, () => {
  it('takes no more of one’s own, and everything that others wrote before they knew', () => {
    const note = longNote(65_000)
    const more = bytes(1, 1, 7, 0, bytes(raw(TYPE), 1, 'note', 3, 'paragraph'), 0)
    note.apply(
      bytes(
        1,
        1000,
        6,
        0,
        ...Array.from({ length: 1000 }, (_, at) =>
          bytes(raw(TYPE | (at === 0 ? 0 : 0x80)), ...(at === 0 ? [1, 'note'] : [6, at - 1]), 3, 'paragraph'),
        ),
        0,
      ),
      writerOf(6),
    )
    expect(refusal(() => note.check(more, writerOf(7)))).toBe('NOTE_TOO_LARGE')
    expect(note.apply(more, writerOf(7))).toEqual([more])
  })

  it('is shared, taken and compared in time', () => {
    const note = longNote(65_000)
    const cost = newCost()
    let parts: Uint8Array[] = []
    measure(cost, () => {
      parts = splitNoteState(note.state())
    })
    // a facilitator's own doing, and not anybody's record
    report(`writing a state of ${parts.length} parts`, cost, 4 * LIMIT)
    const reading = newCost()
    let state = checkNoteState([raw(0, 0)])
    measure(reading, () => {
      state = checkNoteState(parts)
    })
    report('reading it', reading)
    const late = createNote('unknown')
    const taking = newCost()
    measure(taking, () => late.takeState(state))
    while (late.isBusy) measure(taking, () => late.work(() => true))
    report('taking it', taking)
    const comparing = newCost()
    measure(comparing, () =>
      expect(note.compare(state)).toEqual({ contradicts: false, isAhead: false, lost: [], kept: [] }),
    )
    report('comparing it', comparing)
    expect(late.text()).toBe(note.text())
  })

  it('of which a state is the worst that can be thought of is taken in pieces', () => {
    const structs = Array.from({ length: 60_000 }, () => bytes(raw(STRING), 0, HONEST, 1, 'x'))
    const blocks = Array.from({ length: 10 }, (_, at) =>
      bytes(1, 6000, 10 + at, 0, ...structs.slice(at * 6000, at * 6000 + 6000), 0),
    )
    const head = [bytes(raw(TYPE), 1, 'note', 3, 'paragraph'), bytes(raw(TYPE), 0, HONEST, 0, 6)]
    const state = checkNoteState([bytes(1, 2, HONEST, 0, ...head, 0), ...blocks])
    const note = createNote('unknown')
    const cost = newCost()
    measure(cost, () => note.takeState(state))
    for (let slice = 0; slice < 60 && note.isBusy; slice++) measure(cost, () => note.work(() => true))
    report('a state of 60,000 insertions at one place, its first 60 pieces', cost)
  })
})

describe('an editor’s own work', () => {
  it('is never put off: a paste, a mark over everything, and an undoing of both', () => {
    const [note, mirror] = [createNote(), new Mirror(9)]
    const cost = newCost()
    const send = (updates: Uint8Array[]) => {
      for (const update of updates)
        measure(cost, () => expect(note.apply(update, mirror.writer)).toEqual([update]))
    }
    for (let line = 0; line < 200; line++)
      send(mirror.edit(root => root.insert(root.length, [block(`line ${line} of words`)])))
    send(
      mirror.edit(root => {
        for (const element of root.toArray())
          ((element as Y.XmlElement).get(0) as Y.XmlText).format(5, 3, { bold: {} })
      }),
    )
    send(mirror.edit(root => root.delete(0, 200)))
    report('an editor’s updates', cost)
    expect(note.isBusy).toBe(false)
  })
})
