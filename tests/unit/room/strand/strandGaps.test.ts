import { beforeAll, describe, expect, it } from 'vitest'
import type { ErrorCode } from '../../../../shared/bytes/protocolError.ts'
import type { SignPublicKey } from '../../../../shared/crypto/sign.ts'
import { cryptoReady } from '../../../../shared/crypto/sodium.ts'
import type { OpenedRecord } from '../../../../shared/room/record/record.ts'
import { openRecord } from '../../../../shared/room/record/sealRecord.ts'
import { StrandLog } from '../../../../shared/room/strand/strandLog.ts'
import { STRETCHES_MAX } from '../../../../shared/room/strand/strandPlaces.ts'
import { refusal, there } from '../../../support/refusals.ts'
import { cat, tohex } from '../../../support/room/primitives.ts'
import {
  helloBytes,
  newStrand,
  planRecord,
  type RecordPlan,
  recordId,
  wireBytes,
} from '../../../support/room/recordBytes.ts'
import { roomOfThree } from '../../../support/room/testRoom.ts'

beforeAll(cryptoReady)

const UNREAD = new Uint8Array(32).fill(9)
const NONE = new Uint8Array(32)

/**
 * Ana's strand of 16 records: hellos at 0, at 5 and at 10. Those at 5 and 10 follow epochs that the reader has no keys of, unless the test
 * says so; the records themselves she can open, as soon as they come.
 */
function setup(befores: Record<number, Uint8Array> = { 0: NONE, 5: UNREAD, 10: UNREAD }, count = 16) {
  const { epoch, ana } = roomOfThree()
  const strand = newStrand()
  const plans: RecordPlan[] = []
  for (let seq = 0; seq < count; seq++) {
    const before = befores[seq]
    const hello = before && helloBytes({ key: strand.key, leaf: NONE, counter: 0, before }, [])
    const from = planRecord(epoch, ana.member.device, strand, seq, hello)
    const prev = seq === 0 ? NONE : recordId(there(plans[seq - 1]))
    plans.push({ ...from, type: hello === undefined ? 2 : 1, prev })
  }
  const open = (from: RecordPlan): OpenedRecord => openRecord(wireBytes(epoch, from), epoch)
  const records = plans.map(open)
  const faults: [ErrorCode, number][] = []
  const unread = new Set([tohex(UNREAD)])
  const log = (at: number) =>
    new StrandLog(
      there(records[at]),
      tohex(strand.key) as SignPublicKey,
      (code, { header }) => faults.push([code, header.seq]),
      id => !unread.has(id),
    )
  return { plans, records, faults, unread, log, open, epoch, ana, strand }
}

const seqs = (records: readonly OpenedRecord[]) => records.map(({ header }) => header.seq)
const known = (log: StrandLog, count = 16) =>
  Array.from({ length: count }, (_, seq) => seq).filter(seq => log.idAt(seq) !== undefined)

describe('a hello after an epoch that this reader has no keys of', () => {
  it('goes on there: what lies between is not waited for', () => {
    const { log, records, epoch } = setup()
    const strand = log(0)
    strand.takeRuns(records.slice(0, 2))
    expect(seqs(strand.take(there(records[10])))).toEqual([10])
    expect(seqs(strand.take(there(records[11])))).toEqual([11])
    expect([strand.next, strand.head, strand.lastHello]).toEqual([12, there(records[11]).id, epoch.id])
    expect([strand.base, known(strand), strand.gaps]).toEqual([0, [0, 1, 10, 11], [{ from: 2, to: 9 }]])
  })

  it('within a run of others does so as well', () => {
    const { log, records, faults } = setup()
    const strand = log(0)
    const taken = strand.takeRuns([...records.slice(0, 3), ...records.slice(10)])
    expect([seqs(taken), faults]).toEqual([[0, 1, 2, 10, 11, 12, 13, 14, 15], []])
  })

  it('needs the strand’s signature as any record does', () => {
    const { log, records, plans, open } = setup()
    const strand = log(0)
    strand.takeRuns(records.slice(0, 2))
    const forged = open({ ...there(plans[10]), signer: newStrand().secretKey })
    expect(refusal(() => strand.take(forged))).toBe('BAD_SIGNATURE')
    expect([strand.next, strand.gaps]).toEqual([2, []])
  })

  it('waits for what is missing when the epoch before it is one she can read', () => {
    const { log, records, unread } = setup()
    unread.clear()
    const strand = log(0)
    strand.takeRuns(records.slice(0, 5))
    expect(strand.take(there(records[10]))).toEqual([])
    expect(strand.next).toBe(5)
    expect(seqs(strand.takeRuns(records.slice(5, 10)))).toEqual([5, 6, 7, 8, 9, 10])
  })

  it('that stands right after the last record has to name it', () => {
    const { log, records, plans, open } = setup()
    const strand = log(0)
    strand.takeRuns(records.slice(0, 5))
    expect(refusal(() => strand.take(open({ ...there(plans[5]), prev: UNREAD })))).toBe('RECORD_SEQUENCE')
    expect(seqs(strand.take(there(records[5])))).toEqual([5])
    expect(strand.gaps).toEqual([])
  })

  it('makes 64 stretches at most, and then waits', () => {
    const befores = Object.fromEntries(
      Array.from({ length: 66 }, (_, at) => [at * 2, at === 0 ? NONE : UNREAD]),
    )
    const { log, records } = setup(befores, 132)
    const strand = log(0)
    for (let at = 0; at < STRETCHES_MAX; at++) expect(strand.take(there(records[at * 2]))).toHaveLength(1)
    expect([strand.take(there(records[128])), strand.next, strand.gaps.length]).toEqual([[], 127, 63])
    expect(seqs(strand.takeRuns(records.slice(1, 128)))).toContain(128)
    expect([strand.gaps, strand.next]).toEqual([[], 129])
  })
})

describe('a record of such a place, opened after all', () => {
  it('is taken when it comes, from the front in whatever order', () => {
    const { log, records, faults } = setup({ 0: NONE, 10: UNREAD })
    const strand = log(0)
    strand.takeRuns([...records.slice(0, 2), ...records.slice(10)])
    for (const at of [4, 3]) expect(strand.take(there(records[at]))).toEqual([])
    expect(seqs(strand.take(there(records[2])))).toEqual([2, 3, 4])
    expect([strand.gaps, strand.next]).toEqual([[{ from: 5, to: 9 }], 16])
    expect(seqs(strand.takeRuns(records.slice(5, 10)))).toEqual([5, 6, 7, 8, 9])
    expect([strand.gaps, known(strand).length, strand.next, faults]).toEqual([[], 16, 16, []])
  })

  it('is taken from a hello between them on', () => {
    const { log, records } = setup()
    const strand = log(0)
    strand.takeRuns([...records.slice(0, 2), ...records.slice(10)])
    expect(seqs(strand.takeRuns(records.slice(5, 10)))).toEqual([5, 6, 7, 8, 9])
    expect([strand.gaps, known(strand).length]).toEqual([[{ from: 2, to: 4 }], 13])
  })

  it('closes the gap only when the next record names it', () => {
    const { log, records, plans, open, faults } = setup({ 0: NONE, 10: UNREAD })
    const strand = log(0)
    strand.takeRuns([...records.slice(0, 9), ...records.slice(10)])
    const other = open({ ...there(plans[9]), ts: 1 })
    expect(refusal(() => strand.take(other))).toBe('RECORD_SEQUENCE')
    expect([strand.gaps, strand.frozen]).toEqual([[{ from: 9, to: 9 }], false])
    expect(seqs(strand.take(there(records[9])))).toEqual([9])
    expect([strand.gaps, strand.next, faults]).toEqual([[], 16, []])
  })

  it('has a twin as any other has', () => {
    const { log, records, plans, open } = setup({ 0: NONE, 10: UNREAD })
    const strand = log(0)
    strand.takeRuns([...records.slice(0, 4), ...records.slice(10)])
    expect(refusal(() => strand.take(open({ ...there(plans[3]), ts: 1 })))).toBe('RECORD_EQUIVOCATION')
    expect(strand.frozen).toBe(true)
  })
})

describe('what lies before the first hello a reader knows', () => {
  it('is taken from an earlier hello after an epoch without keys, or from the beginning', () => {
    const { log, records } = setup()
    const strand = log(10)
    strand.takeRuns(records.slice(10))
    expect([strand.base, strand.gaps]).toEqual([10, [{ from: 0, to: 9 }]])
    expect(seqs(strand.takeRuns(records.slice(5, 8)))).toEqual([5, 6, 7])
    expect([strand.base, strand.next]).toEqual([5, 16])
    expect(seqs(strand.takeRuns(records.slice(0, 5)))).toEqual([0, 1, 2, 3, 4])
    expect(seqs(strand.takeRuns(records.slice(8, 10)))).toEqual([8, 9])
    expect([strand.base, strand.gaps]).toEqual([0, []])
  })

  it('is refused without such a hello', () => {
    const { log, records, faults } = setup()
    const strand = log(10)
    strand.takeRuns(records.slice(10))
    expect(refusal(() => strand.take(there(records[9])))).toBe('RECORD_SEQUENCE')
    expect(strand.takeRuns(records.slice(6, 10))).toEqual([])
    expect(faults).toEqual([['RECORD_SEQUENCE', 6]])
    expect(strand.base).toBe(10)
  })

  it('is not begun at seq 0 by a record that names one before it', () => {
    const { log, records, plans, open } = setup()
    const strand = log(10)
    strand.takeRuns(records.slice(10))
    expect(refusal(() => strand.take(open({ ...there(plans[0]), prev: UNREAD })))).toBe('RECORD_SEQUENCE')
    expect(strand.base).toBe(10)
  })

  it('is not begun by a hello whose body is cut', () => {
    const { log, records, epoch, ana, strand: keys, open } = setup()
    const strand = log(10)
    strand.takeRuns(records.slice(10))
    const cut = { ...planRecord(epoch, ana.member.device, keys, 5, cat(keys.key, NONE)), type: 1 }
    expect(refusal(() => strand.take(open(cut)))).toBe('RECORD_SEQUENCE')
  })
})
