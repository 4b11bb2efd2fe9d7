import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import { openEpoch } from '../../../shared/room/epoch/openEpoch.ts'
import { STRANDS_PER_EPOCH } from '../../../shared/session/ledger/strandQuota.ts'
import { countedSignatures } from '../../support/countedSignatures.ts'
import { refusal, there } from '../../support/refusals.ts'
import { cat, flipped, text, unhex } from '../../support/room/primitives.ts'
import {
  idText,
  newStrand,
  planRecord,
  type RecordPlan,
  recordId,
  wireBytes,
} from '../../support/room/recordBytes.ts'
import { AT, addDevices, newDevice } from '../../support/room/testRoom.ts'
import { heardLedger, message, planHello, threeLedgers } from '../../support/session/ledgers.ts'

beforeAll(cryptoReady)
let counted = { fresh: () => 0, stop: () => undefined as unknown }
afterEach(() => counted.stop())

/** Two strands that Ana and the founder have written, for Bo, who has neither; and ways to change a record of Ana's. */
function setup(words = 6) {
  const three = threeLedgers()
  const { ana, atFounder, bo, epoch, founder } = three
  const strand = newStrand()
  const plans: RecordPlan[] = [planHello(epoch, ana.device, strand, [bo.device, atFounder.device])]
  for (let seq = 1; seq <= words; seq++)
    plans.push({
      ...planRecord(epoch, ana.device.member.device, strand, seq, text(`word ${seq}`)),
      prev: recordId(there(plans[seq - 1])),
    })
  const hers = plans.map(plan => wireBytes(epoch, plan))
  const founders = [
    atFounder.ledger.writeHello(AT),
    ...Array.from({ length: words }, (_, at) => atFounder.ledger.write(message(`${at}`))),
  ].map(({ wire }) => wire)
  counted = countedSignatures()
  /** What a holder can make of a record: sealed with the right keys, and signed with her own. */
  const altered = (seq: number, change: Partial<RecordPlan>) => {
    const plan = { ...there(plans[seq]), signer: newStrand().secretKey, ...change }
    return hers.map((wire, at) => (at === seq ? wireBytes(epoch, plan) : wire))
  }
  const place = (seq: number, plan = there(plans[seq])) => ({
    strand: Buffer.from(strand.id).toString('hex'),
    seq,
    record: idText(plan),
  })
  return { ...three, founder, strand, plans, hers, founders, altered, place }
}

describe('records that come together', () => {
  it('cost one signature for each strand', () => {
    const { bo, hers, founders } = setup(30)
    expect(bo.ledger.takeRecords(hers.flatMap((wire, at) => [wire, there(founders[at])]))).toBe(true)
    expect([bo.accepted.length, bo.refused, counted.fresh()]).toEqual([62, [], 2])
  })

  it('and one for each record when they come alone', () => {
    const { bo, hers } = setup(30)
    for (const wire of hers) bo.ledger.takeRecord(wire)
    expect([bo.accepted.length, counted.fresh()]).toEqual([31, 31])
  })

  it('are the same in whatever order they stand', () => {
    const { bo, hers } = setup()
    bo.ledger.takeRecords([...hers].reverse())
    expect(bo.accepted.map(({ wire }) => wire)).toEqual(hers)
  })

  it('that are known change nothing and cost nothing', () => {
    const { bo, hers } = setup()
    bo.ledger.takeRecords(hers)
    counted.fresh()
    expect(bo.ledger.takeRecords(hers)).toBe(false)
    expect([bo.accepted.length, bo.refused, counted.fresh()]).toEqual([7, [], 0])
  })

  it('wait when their hello is missing, and are taken with it', () => {
    const { bo, hers } = setup()
    expect(bo.ledger.takeRecords(hers.slice(3))).toBe(false)
    expect(bo.ledger.takeRecords(hers.slice(0, 3))).toBe(true)
    expect([bo.accepted.length, bo.refused]).toEqual([7, []])
  })

  it('are not taken at all when one of them was not asked for', () => {
    const { bo, hers } = setup()
    expect(refusal(() => bo.ledger.takeRecords(hers, ({ seq }) => seq !== 6))).toBe('FRAME_UNASKED')
    expect([bo.accepted, [...bo.ledger.strands]]).toEqual([[], []])
  })
})

describe('records that this device has kept', () => {
  it('come back by one signature for each strand, also those that others had spoilt', () => {
    const { bo, epoch, plans, founders, hers } = setup(420)
    const signer = newStrand().secretKey
    const spoilt = plans.map((plan, at) =>
      at % 140 === 139 || at === 420 ? there(hers[at]) : wireBytes(epoch, { ...plan, signer }),
    )
    for (let at = 0; at < 421; at += 140) bo.ledger.takeRecords(spoilt.slice(at, at + 140))
    bo.ledger.takeRecords(founders)
    const kept = [...bo.ledger.records].map(({ wire }) => wire)
    expect(kept.length).toBe(421 + founders.length)
    counted.fresh()
    const again = heardLedger(bo.device, bo.ledger.active)
    again.ledger.restore(kept)
    expect([again.accepted.length, again.refused, counted.fresh()]).toEqual([kept.length, [], 2])
    const heads = ({ ledger }: typeof bo) => [...ledger.strands].map(({ head, next }) => [head, next])
    expect(heads(again)).toEqual(heads(bo))
  })
})

describe('one forged record among them', () => {
  it('is found and named; the rest comes from another holder', () => {
    const from = setup()
    const { bo, hers, altered, place, plans } = from
    const change = { ts: 1, payload: text('salt salt salt salt something else') }
    bo.ledger.takeRecords(altered(3, change))
    expect(bo.named).toEqual([{ code: 'RECORD_PAYLOAD', ...place(3, { ...there(plans[3]), ts: 1 }) }])
    expect([bo.accepted.length, bo.refused.length]).toEqual([3, 1])
    expect(bo.ledger.takeRecords(hers)).toBe(true)
    expect(bo.accepted.map(({ wire }) => wire)).toEqual(hers)
  })

  it.each([
    ['another time', 'BAD_SIGNATURE', { ts: 1 }],
    ['another record before it', 'BAD_SIGNATURE', { prev: new Uint8Array(32).fill(1) }],
    ['another author', 'RECORD_AUTHOR', { author: new Uint8Array(16).fill(1) }],
    ['another seq', 'BAD_SIGNATURE', { seq: 5 }],
  ] as const)('with %s is %s', (_, code, change) => {
    const { bo, hers, altered, place, plans } = setup()
    bo.ledger.takeRecords(altered(3, change))
    const plan = { ...there(plans[3]), ...change }
    expect(bo.named).toEqual([{ code, ...place(plan.seq, plan) }])
    bo.ledger.takeRecords(hers)
    expect([bo.accepted.map(({ wire }) => wire), there([...bo.ledger.strands][0]).frozen]).toEqual([
      hers,
      false,
    ])
  })

  it('that does not open is counted, though it cannot be named', () => {
    const { bo, hers } = setup()
    bo.ledger.takeRecords(hers.map((wire, at) => (at === 3 ? flipped(wire, 8 * 100) : wire)))
    expect([bo.refused, bo.named, bo.accepted.length]).toEqual([['OPEN_FAILED'], [], 3])
    bo.ledger.takeRecords(hers)
    expect(bo.accepted).toHaveLength(7)
  })

  it('in one strand holds nothing up in another', () => {
    const { bo, altered, founders } = setup()
    bo.ledger.takeRecords([...altered(3, { ts: 1 }), ...founders])
    expect([bo.accepted.length, bo.refused]).toEqual([3 + 7, ['BAD_SIGNATURE']])
  })

  it('that is a hello lays down no strand', () => {
    const { bo, hers, altered } = setup()
    bo.ledger.takeRecords(altered(0, { ts: 1 }).slice(0, 1))
    expect([bo.refused, [...bo.ledger.strands]]).toEqual([['BAD_SIGNATURE'], []])
    bo.ledger.takeRecords(hers)
    expect(bo.accepted).toHaveLength(7)
  })

  it('that is a later hello for somebody else ends what is taken', () => {
    const { bo, hers, plans, ana, atFounder, epoch, strand } = setup()
    const hello = {
      ...planHello(epoch, ana.device, strand, [atFounder.device], { seq: 7, before: unhex(epoch.id) }),
      prev: recordId(there(plans[6])),
    }
    const after = { ...planRecord(epoch, ana.device.member.device, strand, 8), prev: recordId(hello) }
    bo.ledger.takeRecords([...hers, wireBytes(epoch, hello), wireBytes(epoch, after)])
    expect([bo.accepted.length, bo.named.map(({ code, seq }) => [code, seq])]).toEqual([
      7,
      [['HELLO_TAG', 7]],
    ])
  })
})

describe('a husk', () => {
  const husk = (from: ReturnType<typeof setup>, seq: number) =>
    wireBytes(from.epoch, there(from.plans[seq]), new Uint8Array())

  it('that came first gives its place to the whole record', () => {
    const from = setup()
    const { bo, hers } = from
    bo.ledger.takeRecords(hers.map((wire, at) => (at === 3 ? husk(from, 3) : wire)))
    expect([bo.accepted.length, there(bo.accepted[3]).body]).toEqual([7, null])
    expect(bo.ledger.takeRecord(there(hers[3]))).toBe('new')
    const { id } = there(bo.accepted[3])
    expect([bo.completed.map(record => record.id), bo.accepted.length]).toEqual([[id], 7])
    expect(Buffer.from(there(there(bo.ledger.record(id)).body)).toString()).toBe('word 3')
    expect(there(bo.ledger.record(id)).wire).toEqual(there(hers[3]))
    expect(bo.ledger.takeRecord(there(hers[3]))).toBe('known')
  })

  it('is completed as well by an answer with many records', () => {
    const from = setup()
    const { bo, hers } = from
    bo.ledger.takeRecords(from.plans.map((_, seq) => (seq === 0 ? there(hers[0]) : husk(from, seq))))
    expect(bo.ledger.takeRecords(hers)).toBe(true)
    expect([bo.completed.length, bo.accepted.length]).toEqual([6, 7])
    expect([...bo.ledger.records].map(({ wire }) => wire)).toEqual(hers)
  })

  it('never takes the place of the whole record', () => {
    const from = setup()
    const { bo, hers } = from
    bo.ledger.takeRecords(hers)
    expect(bo.ledger.takeRecord(husk(from, 3))).toBe('known')
    expect([...bo.ledger.records].map(({ wire }) => wire)).toEqual(hers)
    expect(bo.completed).toEqual([])
  })

  it('whose payload was taken away here stays one', () => {
    const { bo, hers } = setup()
    bo.ledger.takeRecords(hers)
    const { id } = there(bo.accepted[3])
    expect(bo.ledger.prune(id)).toBe(true)
    expect([bo.ledger.takeRecord(there(hers[3])), bo.ledger.takeRecords(hers)]).toEqual(['known', false])
    expect([bo.completed, there(bo.ledger.record(id)).body]).toEqual([[], null])
  })

  it('that is to be pruned before its payload came never takes it in', () => {
    const from = setup()
    const { bo, hers } = from
    bo.ledger.takeRecords([...hers.slice(0, 3), husk(from, 3)])
    const { id, wire } = there(bo.accepted[3])
    expect(bo.ledger.prune(id)).toBe(false)
    expect([bo.ledger.takeRecord(there(hers[3])), bo.ledger.takeRecords(hers.slice(0, 4))]).toEqual([
      'known',
      false,
    ])
    expect([bo.completed, bo.refused, there(bo.ledger.record(id)).wire]).toEqual([[], [], wire])
    expect(bo.ledger.takeRecords(hers)).toBe(true)
    expect(bo.accepted.length).toBe(7)
  })

  it('comes again and again without any change', () => {
    const from = setup()
    const { bo, hers } = from
    bo.ledger.takeRecords([...hers.slice(0, 3), husk(from, 3)])
    expect([bo.ledger.takeRecord(husk(from, 3)), bo.ledger.takeRecords([husk(from, 3)])]).toEqual([
      'known',
      false,
    ])
    expect([bo.completed, bo.refused]).toEqual([[], []])
  })

  it('is not completed by a record with another payload, or one that its author has not signed', () => {
    const from = setup()
    const { bo, hers, epoch, plans } = from
    bo.ledger.takeRecords([...hers.slice(0, 3), husk(from, 3)])
    const plan = there(plans[3])
    const other = wireBytes(epoch, plan, cat(plan.payload, text('!')))
    const unsigned = wireBytes(epoch, { ...plan, signer: newStrand().secretKey })
    expect([other, unsigned].map(wire => bo.ledger.takeRecord(wire))).toEqual(['refused', 'refused'])
    expect(bo.named.map(({ code, seq }) => [code, seq])).toEqual([
      ['RECORD_PAYLOAD', 3],
      ['BAD_SIGNATURE', 3],
    ])
    expect(there([...bo.ledger.records][3]).body).toBeNull()
  })

  it('that waits for others is completed before its turn', () => {
    const from = setup()
    const { bo, hers } = from
    bo.ledger.takeRecord(there(hers[0]))
    for (const wire of [husk(from, 3), there(hers[3]), husk(from, 3)])
      expect(bo.ledger.takeRecord(wire)).toBe('kept')
    bo.ledger.takeRecords(hers.slice(1, 3))
    expect(bo.accepted.map(({ wire }) => wire)).toEqual(hers.slice(0, 4))
  })

  it('that waits for its hello is completed before it comes', () => {
    const from = setup()
    const { bo, hers } = from
    for (const wire of [husk(from, 1), there(hers[1]), husk(from, 1), there(hers[0])])
      bo.ledger.takeRecord(wire)
    expect(bo.accepted.map(({ wire }) => wire)).toEqual(hers.slice(0, 2))
  })
})

describe('the strands of one device in one epoch', () => {
  it('are 64; the hello of another is refused by name, and those before it go on', () => {
    const { ana, bo, epoch } = threeLedgers()
    const author = ana.device
    const strands = Array.from({ length: STRANDS_PER_EPOCH + 1 }, () => newStrand())
    const hellos = strands.map(strand => planHello(epoch, author, strand, [bo.device]))
    const taken = hellos.map(plan => bo.ledger.takeRecord(wireBytes(epoch, plan)))
    expect(taken).toEqual([...Array(64).fill('new'), 'refused'])
    expect(bo.named.map(({ code, record }) => [code, record])).toEqual([
      ['RECORD_STRAND', idText(there(hellos[64]))],
    ])
    const more = {
      ...planRecord(epoch, author.member.device, there(strands[0]), 1),
      prev: recordId(there(hellos[0])),
    }
    const again = planHello(epoch, author, there(strands[0]), [bo.device], {
      seq: 2,
      before: unhex(epoch.id),
    })
    expect(
      bo.ledger.takeRecords([more, { ...again, prev: recordId(more) }].map(plan => wireBytes(epoch, plan))),
    ).toBe(true)
    expect([bo.accepted.length, bo.refused.length]).toEqual([66, 1])
  })

  it('do not count against another device, nor in another epoch', () => {
    const { ana, atFounder, bo, epoch, founder, control, first } = threeLedgers()
    const hello = (of: typeof ana.device, at: typeof epoch) =>
      wireBytes(at, planHello(at, of, newStrand(), [bo.device]))
    bo.ledger.takeRecords(Array.from({ length: 70 }, () => hello(ana.device, epoch)))
    expect([bo.accepted.length, bo.refused.length]).toEqual([64, 6])
    expect(bo.ledger.takeRecord(hello(atFounder.device, epoch))).toBe('new')
    const next = addDevices(founder.keys, epoch, [newDevice(first.room, 'Caro', 2)])
    const later = heardLedger(bo.device, epoch, openEpoch(next.signed, bo.device.keys, control))
    later.ledger.takeRecords(Array.from({ length: 64 }, () => hello(ana.device, epoch)))
    expect(later.ledger.takeRecord(hello(ana.device, next))).toBe('new')
  })

  it('of somebody whose hellos do not hold are not counted', () => {
    const { ana, bo, epoch } = threeLedgers()
    const forged = () => ({
      ...planHello(epoch, ana.device, newStrand(), [bo.device]),
      signer: newStrand().secretKey,
    })
    bo.ledger.takeRecords(Array.from({ length: 70 }, () => wireBytes(epoch, forged())))
    expect(bo.refused).toEqual(Array(70).fill('BAD_SIGNATURE'))
    expect(bo.ledger.takeRecord(ana.ledger.writeHello(AT).wire)).toBe('new')
  })
})

describe('a strand that went through an epoch without this reader', () => {
  it('goes on after it, and is filled when the keys are here', () => {
    const { founder, ana, bo, epoch, control, first } = threeLedgers()
    const [between, after] = [1, 2].map(seniority => {
      const next = addDevices(founder.keys, epoch, [newDevice(first.room, `Caro ${seniority}`, 2)])
      return openEpoch(next.signed, bo.device.keys, control)
    }) as [typeof epoch, typeof epoch]
    const strand = newStrand()
    const hello = (at: typeof epoch, seq: number, before: string, prev: Uint8Array) => ({
      ...planHello(at, ana.device, strand, [bo.device], { seq, before: unhex(before) }),
      prev,
    })
    const zero = hello(epoch, 0, '00'.repeat(32), new Uint8Array(32))
    const one = hello(between, 1, epoch.id, recordId(zero))
    const two = { ...planRecord(between, ana.device.member.device, strand, 2), prev: recordId(one) }
    const three = hello(after, 3, between.id, recordId(two))
    const wires = [
      [epoch, zero],
      [between, one],
      [between, two],
      [after, three],
    ] as const
    const at = (...readable: [typeof epoch, ...(typeof epoch)[]]) => heardLedger(bo.device, ...readable)

    const without = at(epoch, after)
    without.ledger.takeRecords(wires.map(([under, plan]) => wireBytes(under, plan)))
    expect(without.accepted.map(({ header }) => header.seq)).toEqual([0, 3])
    expect(without.refused).toEqual(['RECORD_EPOCH', 'RECORD_EPOCH'])
    const log = there([...without.ledger.strands][0])
    expect([log.next, log.gaps]).toEqual([4, [{ from: 1, to: 2 }]])

    const withKeys = at(epoch, between, after)
    const [first0, ...rest] = wires.map(([under, plan]) => wireBytes(under, plan))
    withKeys.ledger.takeRecord(there(first0))
    expect(withKeys.ledger.takeRecord(there(rest[2]))).toBe('kept')
    withKeys.ledger.takeRecords(rest)
    expect(withKeys.accepted.map(({ header }) => header.seq)).toEqual([0, 1, 2, 3])
  })
})
