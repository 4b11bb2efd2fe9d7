import { beforeAll, describe, expect, it } from 'vitest'
import { type ErrorCode, errorCodeOf } from '../../shared/bytes/protocolError.ts'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import { createNote } from '../../shared/documents/notes/createNote.ts'
import { entriesOf, entryStruct, runOf, skip } from '../support/hostile/carrierBytes.ts'
import { commonCriterion, type Victim } from '../support/hostile/commonCriterion.ts'
import { LinkedCarrier, syncMessage } from '../support/hostile/linkedCarrier.ts'
import { counted } from '../support/hostile/victims.ts'
import { int, text } from '../support/room/primitives.ts'
import { Mirror } from '../unit/documents/support/mirror.ts'
import { bytes, CLIENT, raw } from '../unit/documents/support/noteBytes.ts'

beforeAll(cryptoReady)

const MiB = 1024 * 1024
const TOTAL = 50 * MiB
const BEN = 20

/** An entry of 80 KB that is like no other. */
function big(at: number): Uint8Array {
  const entry = new Uint8Array(80_000)
  entry.set(int(4, at))
  return entry
}

const COUNT = Math.ceil(TOTAL / big(0).length)

/** Each has to wait for what never comes. */
const floods: [string, (at: number) => Uint8Array][] = [
  ['entries far ahead of their client', at => entriesOf(BEN, 10 + 2 * at, big(at))],
  ['entries behind a gap', at => runOf(BEN, 1, skip(5 + at), entryStruct(BEN, 6 + at, big(at)))],
  ['entries of clients that never began', at => entriesOf(1_000 + at, 1, big(at))],
]

describe('8: pendingStructs flood 50 MB', () => {
  it.each(floods)('as fast as a link takes them: %s', { timeout: 60_000 }, async (_, make) => {
    const link = new LinkedCarrier()
    const before = link.entries.length
    // what was told until the budget was spent is no state of the carrier: it holds nothing of it
    const victim = link.victimOfTold
    await commonCriterion(victim, { counted: { BUDGET: 1 }, cpuMs: 5_000 }, () => {
      for (let at = 0; at < COUNT; at++) link.message(syncMessage('update', make(at)))
    })
    expect(link.isOpen).toBe(false)
    expect(link.entries.length - before).toBeLessThan((4 * MiB) / big(0).length)
  })

  it.each(floods)('as slowly as the budget allows: %s', { timeout: 60_000 }, async (_, make) => {
    const link = new LinkedCarrier()
    const victim = link.victimOfTold
    await commonCriterion(victim, { counted: {}, cpuMs: 10_000 }, () => {
      for (let at = 0; at < COUNT; at++) {
        link.message(syncMessage('update', make(at)))
        link.clock.pass(400)
        link.stillHere()
      }
    })
    expect([link.isOpen, link.entries.length]).toEqual([true, COUNT])
    link.message(syncMessage('update', entriesOf(BEN, 0, text('first'))))
    expect(link.log.length).toBe(1)
  })

  it('as an answer that was asked for, which no budget bounds', { timeout: 60_000 }, async () => {
    const link = new LinkedCarrier()
    const entries = Array.from({ length: 100 }, (_, at) => big(at))
    await commonCriterion(link.victimOfTold, { counted: { BUDGET: 1 }, cpuMs: 5_000 }, () => {
      // the first is free, and asked for once
      for (let times = 0; times < 7; times++)
        link.message(syncMessage('step2', entriesOf(BEN, 1, ...entries)))
    })
    expect([link.isOpen, link.log.length]).toEqual([false, 0])
  })
})

describe('8: the same flood in the updates of a note', () => {
  /** A thousand elements behind an entry of somebody who never comes: few bytes, and a thousand structs when they are read. */
  function waiting(at: number): Uint8Array {
    const struct = bytes(raw(0x87), 20, 5, 3, 'paragraph')
    return bytes(1, 1_000, CLIENT, at * 1_000, ...Array.from({ length: 1_000 }, () => struct), 0)
  }

  it('50 MB of updates that wait hold no more memory than 32 MiB, and then the strand is refused', {
    timeout: 120_000,
  }, async () => {
    const [note, writer, codes] = [createNote(), new Mirror(CLIENT).writer, [] as ErrorCode[]]
    const victim: Victim = {
      counters: () => counted(codes),
      look: () => ({ seen: [note.text(), note.state()], records: [] }),
    }
    let sent = 0
    // a value of an attribute may be 8 KiB of text: more bytes for each struct
    await commonCriterion(victim, { counted: { NOTE_TOO_LARGE: 1 }, cpuMs: 60_000, memoryMiB: 48 }, () => {
      for (let at = 0; sent < TOTAL && codes.length === 0; at++) {
        const update = heavy(at)
        sent += update.length
        try {
          note.apply(update, writer)
        } catch (error) {
          codes.push(errorCodeOf(error))
        }
      }
    })
    expect([sent > 31 * MiB, sent < TOTAL]).toEqual([true, true])
  })

  it('a thousand structs that wait weigh no more than the bytes they came in', {
    timeout: 60_000,
  }, async () => {
    const [note, writer] = [createNote(), new Mirror(CLIENT).writer]
    const victim: Victim = {
      counters: () => new Map(),
      look: () => ({ seen: [note.text(), note.state()], records: [] }),
    }
    const updates = Array.from({ length: 200 }, (_, at) => waiting(at))
    await commonCriterion(victim, { counted: {}, cpuMs: 10_000, memoryMiB: 8 }, () => {
      for (const update of updates) note.apply(update, writer)
    })
    expect(note.waiting).toBe(200)
  })

  function heavy(at: number): Uint8Array {
    return bytes(1, 1, CLIENT, at * 60_000, raw(0x84), 20, 5, 'x'.repeat(60_000), 0)
  }
})
