import { beforeAll, describe, expect, it } from 'vitest'
import type { ErrorCode } from '../../../../shared/bytes/protocolError.ts'
import { createSignKeyPair, type SignPublicKey } from '../../../../shared/crypto/sign.ts'
import { cryptoReady } from '../../../../shared/crypto/sodium.ts'
import type { Epoch } from '../../../../shared/room/epoch/epoch.ts'
import type { OpenedRecord } from '../../../../shared/room/record/record.ts'
import { openRecord } from '../../../../shared/room/record/sealRecord.ts'
import { StrandLog } from '../../../../shared/room/strand/strandLog.ts'
import { GAP_MAX } from '../../../../shared/room/strand/waitingRecords.ts'
import { refusal, there } from '../../../support/refusals.ts'
import { tohex } from '../../../support/room/primitives.ts'
import {
  newStrand,
  planRecord,
  type RecordPlan,
  recordId,
  wireBytes,
} from '../../../support/room/recordBytes.ts'
import { roomOfThree } from '../../../support/room/testRoom.ts'

beforeAll(cryptoReady)

/** Ana's strand from seq `base` on, as she may have written it: a hello, then messages, each naming the one before. */
function setup(base = 0) {
  const { epoch, first, ana, bo } = roomOfThree()
  const strand = newStrand()
  const plans: RecordPlan[] = []
  const seal = (plan: RecordPlan, under: Epoch = epoch): OpenedRecord =>
    openRecord(wireBytes(under, plan), under)
  const next = (change: Partial<RecordPlan> = {}, under: Epoch = epoch): OpenedRecord => {
    const last = plans.at(-1)
    const plan = {
      ...planRecord(under, ana.member.device, strand, base + plans.length),
      type: last === undefined ? 1 : 2,
      prev: last === undefined ? new Uint8Array(32) : recordId(last),
      ...change,
    }
    plans.push(plan)
    return seal(plan, under)
  }
  const faults: ErrorCode[] = []
  const hello = next()
  const log = new StrandLog(hello, tohex(strand.key) as SignPublicKey, code => faults.push(code))
  return { epoch, first, ana, bo, strand, plans, seal, next, hello, log, faults }
}

const ids = (records: readonly OpenedRecord[]) => records.map(({ id }) => id)

describe('a strand', () => {
  it('is verified record by record, each once', () => {
    const { log, hello, next, epoch } = setup()
    const [one, two] = [next(), next()]
    expect(ids(log.take(hello))).toEqual([hello.id])
    expect(ids(log.take(one))).toEqual([one.id])
    expect(log.take(one)).toEqual([])
    expect(ids(log.take(two))).toEqual([two.id])
    expect([log.next, log.head, log.lastHello, log.frozen]).toEqual([3, two.id, epoch.id, false])
    expect([0, 1, 2, 3].map(seq => log.idAt(seq))).toEqual([hello.id, one.id, two.id, undefined])
  })

  it('is the same in whatever order it comes', () => {
    for (const order of [
      [0, 1, 2, 3],
      [3, 2, 1, 0],
      [2, 0, 3, 1],
      [1, 3, 0, 2],
    ]) {
      const { log, hello, next } = setup()
      const records = [hello, next(), next(), next()]
      const verified = order.flatMap(at => log.take(there(records[at])))
      expect(ids(verified)).toEqual(ids(records))
    }
  })

  it('waits for what is missing, and gives all of it at once', () => {
    const { log, hello, next } = setup()
    const [one, two, three] = [next(), next(), next()]
    log.take(hello)
    expect(log.take(three)).toEqual([])
    expect(log.take(two)).toEqual([])
    expect(log.next).toBe(1)
    expect(ids(log.take(one))).toEqual([one.id, two.id, three.id])
  })

  it('keeps 256 records waiting, refuses one more, and goes on when the missing one comes', () => {
    const { log, hello, next } = setup()
    log.take(hello)
    const missing = next()
    const waiting = Array.from({ length: GAP_MAX }, () => next())
    const last = next()
    for (const record of waiting) expect(log.take(record)).toEqual([])
    expect(refusal(() => log.take(last))).toBe('RECORD_SEQUENCE')
    expect(GAP_MAX).toBe(256)
    expect(ids(log.take(missing))).toEqual(ids([missing, ...waiting]))
    expect(ids(log.take(last))).toEqual([last.id])
  })

  it('begins for a newcomer at the hello she can read, and has nothing before', () => {
    const { log, hello, next, plans, seal } = setup(40)
    const before = seal({ ...there(plans[0]), seq: 39 })
    expect(ids(log.take(hello))).toEqual([hello.id])
    expect(refusal(() => log.take(before))).toBe('RECORD_SEQUENCE')
    expect(ids(log.take(next()))).toHaveLength(1)
    expect([log.base, log.next, log.idAt(39)]).toEqual([40, 42, undefined])
  })

  it('has the id of its key, or is none', () => {
    const { hello } = setup()
    expect(refusal(() => new StrandLog(hello, createSignKeyPair().publicKey))).toBe('RECORD_STRAND')
  })
})

describe('two records at one place', () => {
  it('freeze the strand: the first stays, the second is kept as evidence, nothing more comes in', () => {
    const { log, hello, next, plans, seal } = setup()
    const one = next()
    for (const record of [hello, one]) log.take(record)
    const twin = seal({ ...there(plans[1]), ts: 1 })
    expect(refusal(() => log.take(twin))).toBe('RECORD_EQUIVOCATION')
    expect([log.frozen, log.head, log.twin?.id]).toEqual([true, one.id, twin.id])
    expect(refusal(() => log.take(next()))).toBe('RECORD_STRAND')
    expect([log.next, log.idAt(1)]).toEqual([2, one.id])
  })

  it('freeze it also while the first still waits', () => {
    const { log, hello, next, plans, seal } = setup()
    log.take(hello)
    next()
    log.take(next())
    expect(refusal(() => log.take(seal({ ...there(plans[2]), ts: 1 })))).toBe('RECORD_EQUIVOCATION')
    expect(log.next).toBe(1)
  })

  it('do nothing when the second is not signed by the strand', () => {
    const { log, hello, next, plans, seal } = setup()
    for (const record of [hello, next()]) log.take(record)
    const forged = seal({ ...there(plans[1]), ts: 1, signer: newStrand().secretKey })
    expect(refusal(() => log.take(forged))).toBe('BAD_SIGNATURE')
    expect(log.frozen).toBe(false)
    expect(log.take(next())).toHaveLength(1)
  })
})

describe('a record that is refused changes nothing, and the right one is taken after it', () => {
  const faults: [string, ErrorCode, (from: ReturnType<typeof setup>) => Partial<RecordPlan>][] = [
    ['by another author', 'RECORD_AUTHOR', ({ bo }) => ({ author: Buffer.from(bo.member.device, 'hex') })],
    ['signed by another key', 'BAD_SIGNATURE', () => ({ signer: newStrand().secretKey })],
    ['that names another record before it', 'RECORD_SEQUENCE', () => ({ prev: new Uint8Array(32) })],
  ]

  it.each(faults)('%s: %s', (_, code, wrong) => {
    const from = setup()
    const { log, hello, plans, seal, next } = from
    log.take(hello)
    const right = next()
    expect(refusal(() => log.take(seal({ ...there(plans[1]), ...wrong(from) })))).toBe(code)
    expect([log.next, log.head, log.frozen]).toEqual([1, hello.id, false])
    expect(ids(log.take(right))).toEqual([right.id])
  })

  it('dated back into an epoch whose hello is over: RECORD_EPOCH', () => {
    const { log, hello, next, first, plans } = setup()
    log.take(hello)
    expect(refusal(() => log.take(next({}, first)))).toBe('RECORD_EPOCH')
    plans.pop()
    expect(log.take(next())).toHaveLength(1)
  })

  it('is told of when it had waited: what came before it stays', () => {
    const { log, hello, next, plans, faults } = setup()
    log.take(hello)
    const one = next()
    const wrong = next({ prev: new Uint8Array(32) })
    expect(log.take(wrong)).toEqual([])
    expect(ids(log.take(one))).toEqual([one.id])
    expect(faults).toEqual(['RECORD_SEQUENCE'])
    plans.pop()
    expect(log.take(next())).toHaveLength(1)
  })

  it('that does not begin with nothing before it is no beginning', () => {
    const { log, plans, seal } = setup()
    const wrong = seal({ ...there(plans[0]), prev: new Uint8Array(32).fill(1) })
    expect(refusal(() => log.take(wrong))).toBe('RECORD_SEQUENCE')
    expect(log.next).toBe(0)
  })

  it('after the next hello has to be of its epoch', () => {
    const { log, hello, next, first } = setup()
    log.take(hello)
    const later = next({ type: 1 }, first)
    expect(log.take(later)).toHaveLength(1)
    expect(log.lastHello).toBe(first.id)
    expect(refusal(() => log.take(next()))).toBe('RECORD_EPOCH')
  })
})
