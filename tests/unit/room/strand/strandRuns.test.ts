import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { ErrorCode } from '../../../../shared/bytes/protocolError.ts'
import type { SignPublicKey } from '../../../../shared/crypto/sign.ts'
import { cryptoReady } from '../../../../shared/crypto/sodium.ts'
import type { Epoch } from '../../../../shared/room/epoch/epoch.ts'
import type { OpenedRecord } from '../../../../shared/room/record/record.ts'
import { openRecord } from '../../../../shared/room/record/sealRecord.ts'
import { StrandLog } from '../../../../shared/room/strand/strandLog.ts'
import { runsOf } from '../../../../shared/room/strand/strandRuns.ts'
import { countedSignatures } from '../../../support/countedSignatures.ts'
import { there } from '../../../support/refusals.ts'
import { H, tohex } from '../../../support/room/primitives.ts'
import {
  newStrand,
  planRecord,
  type RecordPlan,
  recordId,
  wireBytes,
} from '../../../support/room/recordBytes.ts'
import { roomOfThree } from '../../../support/room/testRoom.ts'

beforeAll(cryptoReady)
let counted = { fresh: () => 0, stop: () => undefined as unknown }
afterEach(() => counted.stop())

const stranger = () => ({ signer: newStrand().secretKey })

/** Ana's strand as she wrote it, hello first, and ways to tamper with a copy of it. */
function setup(count = 10) {
  const { epoch, first, ana, bo } = roomOfThree()
  const strand = newStrand()
  const plans: RecordPlan[] = []
  const plan = (seq: number, change: Partial<RecordPlan> = {}): RecordPlan => ({
    ...planRecord(epoch, ana.member.device, strand, seq),
    type: seq === 0 ? 1 : 2,
    prev: seq === 0 ? new Uint8Array(32) : recordId(there(plans[seq - 1])),
    ...change,
  })
  for (let seq = 0; seq < count; seq++) plans.push(plan(seq))
  const open = (from: RecordPlan, under: Epoch = epoch): OpenedRecord =>
    openRecord(wireBytes(under, from), under)
  const records = plans.map(from => open(from))
  const faults: [ErrorCode, number][] = []
  const log = new StrandLog(there(records[0]), tohex(strand.key) as SignPublicKey, (code, { header }) =>
    faults.push([code, header.seq]),
  )
  /** The records with these in their places. */
  const withIn = (...changed: OpenedRecord[]) =>
    records.map(record => changed.find(({ header }) => header.seq === record.header.seq) ?? record)
  /** The record at a place as another key signs it: the same id, and a signature that says nothing. */
  const badlySigned = (seq: number) => open({ ...there(plans[seq]), ...stranger() })
  counted = countedSignatures()
  return { epoch, first, ana, bo, plans, plan, open, records, faults, log, withIn, badlySigned }
}

const ids = (records: readonly OpenedRecord[]) => records.map(({ id }) => id)
const seqs = (records: readonly OpenedRecord[]) => records.map(({ header }) => header.seq)

describe('a run', () => {
  it('is verified by one signature, its last', () => {
    const { log, records, faults } = setup(40)
    expect(ids(log.takeRuns(records))).toEqual(ids(records))
    expect([counted.fresh(), faults, log.next]).toEqual([1, [], 40])
  })

  it('counts by its last signature alone: what another holder did to the others does not matter', () => {
    const { log, records, withIn, badlySigned, faults } = setup()
    expect(ids(log.takeRuns(withIn(...[0, 3, 4, 8].map(badlySigned))))).toEqual(ids(records))
    expect([counted.fresh(), faults]).toEqual([1, []])
  })

  it('whose last signature is wrong ends at the last that holds, and the record after that is named', () => {
    const { log, withIn, badlySigned, faults, records } = setup()
    expect(seqs(log.takeRuns(withIn(...[2, 7, 8, 9].map(badlySigned))))).toEqual([0, 1, 2, 3, 4, 5, 6])
    expect([faults, log.next]).toEqual([[['BAD_SIGNATURE', 7]], 7])
    expect(seqs(log.takeRuns(records.slice(7)))).toEqual([7, 8, 9])
  })

  it('without any signature that holds is refused by its first record, and leaves nothing', () => {
    const { log, records, badlySigned, faults } = setup()
    expect(log.takeRuns(records.map(({ header }) => badlySigned(header.seq)))).toEqual([])
    expect([faults, log.next]).toEqual([[['BAD_SIGNATURE', 0]], 0])
    expect(log.takeRuns(records)).toHaveLength(10)
  })

  it('of one record is checked as a record that comes alone', () => {
    const { log, records, badlySigned, faults } = setup(2)
    expect(log.takeRuns([badlySigned(0)])).toEqual([])
    expect(faults).toEqual([['BAD_SIGNATURE', 0]])
    expect(seqs(log.takeRuns(records.slice(0, 1)))).toEqual([0])
  })
})

describe('a forged record in the middle of a run', () => {
  it('is named; what stands before it is taken, what stands after it waits for the right one', () => {
    const { log, withIn, open, plans, faults, records } = setup()
    const forged = open({ ...there(plans[5]), ts: 1, ...stranger() })
    expect(seqs(log.takeRuns(withIn(forged)))).toEqual([0, 1, 2, 3, 4])
    expect([faults, log.frozen]).toEqual([[['BAD_SIGNATURE', 5]], false])
    expect(seqs(log.takeRuns(records.slice(5, 6)))).toEqual([5, 6, 7, 8, 9])
    expect(ids([...Array(10).keys()].map(seq => there(records[seq])))).toEqual(
      [...Array(10).keys()].map(seq => log.idAt(seq)),
    )
  })

  it('that names another before it is named', () => {
    const { log, withIn, open, plans, faults } = setup()
    const forged = open({ ...there(plans[5]), prev: new Uint8Array(32).fill(7), ...stranger() })
    expect(seqs(log.takeRuns(withIn(forged)))).toEqual([0, 1, 2, 3, 4])
    expect(faults).toEqual([['BAD_SIGNATURE', 5]])
  })

  it('is found also when everything after it is forged to fit', () => {
    const { log, records, epoch, ana, open, faults, plans } = setup()
    let prev = recordId(there(plans[4]))
    const forged = [5, 6, 7, 8, 9].map(seq => {
      const from = { ...there(plans[seq]), ts: 1, prev, ...stranger() }
      prev = recordId(from)
      return open(from)
    })
    expect(there(forged[0]).header.author).toBe(ana.member.device)
    expect(seqs(log.takeRuns([...records.slice(0, 5), ...forged]))).toEqual([0, 1, 2, 3, 4])
    expect([faults, log.next, log.lastHello]).toEqual([[['BAD_SIGNATURE', 5]], 5, epoch.id])
  })

  it('is the only one that is named, however many stand after it; 256 of them wait', () => {
    const { log, withIn, open, plans, faults, records } = setup(700)
    const forged = open({ ...there(plans[2]), ts: 1, ...stranger() })
    expect(seqs(log.takeRuns(withIn(forged)))).toEqual([0, 1])
    expect(faults).toEqual([['BAD_SIGNATURE', 2]])
    counted.fresh()
    expect(log.takeRuns(records.slice(300))).toEqual([])
    expect([counted.fresh(), faults.length]).toEqual([0, 1])
    expect(log.takeRuns(records.slice(2, 3))).toHaveLength(257)
    expect(log.takeRuns(records.slice(259))).toHaveLength(441)
  })

  it('by another author is named, and the others are taken as far as they go', () => {
    const { log, withIn, open, plans, bo, faults } = setup()
    const foreign = open({ ...there(plans[5]), author: Buffer.from(bo.member.device, 'hex') })
    expect(seqs(log.takeRuns(withIn(foreign)))).toEqual([0, 1, 2, 3, 4])
    expect(faults).toEqual([['RECORD_AUTHOR', 5]])
  })
})

describe('what an author has written wrongly and signed', () => {
  it('is named by what is wrong, and ends the run: another record before it', () => {
    const { log, withIn, open, plans, faults } = setup()
    const wrong = open({ ...there(plans[5]), prev: new Uint8Array(32).fill(7) })
    expect(seqs(log.takeRuns(withIn(wrong)))).toEqual([0, 1, 2, 3, 4])
    expect(faults).toEqual([['RECORD_SEQUENCE', 5]])
  })

  it('is named by what is wrong, and ends the run: an epoch whose hello is over', () => {
    const { log, first, open, plan, plans, records, faults } = setup(3)
    const old = plan(3, { epoch: Buffer.from(first.id, 'hex') })
    plans.push(old)
    const after = open(plan(4))
    const taken = log.takeRuns([...records, open(old, first), after])
    expect(seqs(taken)).toEqual([0, 1, 2])
    expect(faults).toEqual([['RECORD_EPOCH', 3]])
  })
})

describe('a second record for one place, within a run', () => {
  it('freezes the strand when it is signed itself: the first stays, and what stands before it is taken', () => {
    const { log, records, open, plans, faults } = setup()
    log.takeRuns(records.slice(0, 2))
    log.takeRuns(records.slice(6, 7))
    const twin = open({ ...there(plans[6]), ts: 1 })
    const taken = log.takeRuns([...records.slice(2, 6), twin])
    expect(seqs(taken)).toEqual([2, 3, 4, 5, 6])
    expect([faults, log.frozen, log.twin?.id]).toEqual([[['RECORD_EQUIVOCATION', 6]], true, twin.id])
    expect(log.idAt(6)).toBe(there(records[6]).id)
    expect(log.takeRuns(records.slice(6))).toEqual([])
    expect(faults.slice(1).every(([code]) => code === 'RECORD_STRAND')).toBe(true)
  })

  it('freezes nothing while only a later record vouches for it', () => {
    const { log, records, open, plan, plans, faults } = setup()
    log.takeRuns(records.slice(0, 2))
    log.takeRuns(records.slice(6, 7))
    const forged = { ...there(plans[6]), ts: 1, ...stranger() }
    const after = open({ ...plan(7), prev: recordId(forged) })
    expect(seqs(log.takeRuns([...records.slice(2, 6), open(forged), after]))).toEqual([2, 3, 4, 5, 6])
    expect([faults, log.frozen]).toEqual([[['BAD_SIGNATURE', 6]], false])
  })

  it('is no second one when it comes twice', () => {
    const { log, records, faults } = setup()
    const taken = log.takeRuns(records.flatMap(record => [record, record]))
    expect([ids(taken), faults]).toEqual([ids(records), []])
  })

  it('beside the right one in one answer keeps nothing back', () => {
    const { log, records, open, plans, faults } = setup()
    const forged = open({ ...there(plans[5]), ts: 1, ...stranger() })
    for (const order of [
      [forged, there(records[5])],
      [there(records[5]), forged],
    ]) {
      const fresh = new StrandLog(there(records[0]), log.key, (code, { header }) =>
        faults.push([code, header.seq]),
      )
      const taken = fresh.takeRuns([...records.slice(0, 5), ...order, ...records.slice(6)])
      expect(ids(taken)).toEqual(ids(records))
      expect(fresh.frozen).toBe(false)
    }
    expect(faults).toEqual([
      ['BAD_SIGNATURE', 5],
      ['BAD_SIGNATURE', 5],
    ])
  })
})

describe('the bounds of a run', () => {
  it('are 512 records, which only husks come to, and a hello', () => {
    const { records, epoch, open, plan, plans } = setup(520)
    const husks = plans.map(from => openRecord(wireBytes(epoch, from, new Uint8Array()), epoch))
    expect(runsOf(husks).map(run => run.length)).toEqual([512, 8])
    const hello = open(plan(520, { type: 1 }))
    expect(runsOf([...records.slice(515), hello]).map(run => run.length)).toEqual([5, 1])
  })

  it('are 192 KiB', () => {
    const { records, epoch, plans, plan } = setup(400)
    const [first] = runsOf(records)
    const bytes = (run: readonly OpenedRecord[]) => run.reduce((sum, { wire }) => sum + wire.length, 0)
    expect(bytes(there(first))).toBeLessThanOrEqual(192 * 1024)
    expect(bytes(records.slice(0, there(first).length + 1))).toBeGreaterThan(192 * 1024)
    const large = [400, 401, 402, 403].map(seq => {
      const payload = new Uint8Array(65_552).fill(seq)
      const from = plan(seq, { payload, payloadHash: H('payload', payload), payloadLength: payload.length })
      plans.push(from)
      return openRecord(wireBytes(epoch, from), epoch)
    })
    expect(runsOf(large).map(run => run.length)).toEqual([2, 2])
  })

  it('do not stop a longer answer: one signature for each run', () => {
    const { log, records, faults } = setup(1100)
    const runs = runsOf(records).length
    expect(log.takeRuns(records)).toHaveLength(1100)
    expect([counted.fresh(), faults]).toEqual([runs, []])
    expect(runs).toBeLessThan(5)
  })
})
