import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import { RECORD_WIRE_MAX } from '../../shared/room/record/sealRecord.ts'
import { cpuTime } from '../support/cpuTime.ts'
import { there } from '../support/refusals.ts'
import { cat, flipped } from '../support/room/primitives.ts'
import { newStrand, planRecord, wireBytes } from '../support/room/recordBytes.ts'
import { AT } from '../support/room/testRoom.ts'
import { message, planHello, threeLedgers } from '../support/session/ledgers.ts'

beforeAll(cryptoReady)

/** Bo, who knows Ana's strand, and a record of hers that is on its way to him. */
function setup() {
  const three = threeLedgers()
  const { ana, bo } = three
  bo.ledger.takeRecord(ana.ledger.writeHello(AT).wire)
  return { ...three, wire: ana.ledger.write(message('right')).wire }
}

describe('2: a record on its way', () => {
  it('is refused with any one of its bits changed, and taken unchanged after that', () => {
    const { bo, wire } = setup()
    for (let bit = 0; bit < wire.length * 8; bit++)
      expect(bo.ledger.takeRecord(flipped(wire, bit))).toBe('refused')
    expect(new Set(bo.refused)).toEqual(new Set(['OPEN_FAILED', 'RECORD_EPOCH']))
    expect(bo.ledger.takeRecord(wire)).toBe('new')
  })

  it('is refused with any part of its end missing, or with more behind it', () => {
    const { bo, wire } = setup()
    for (let end = 0; end < wire.length; end++)
      expect(bo.ledger.takeRecord(wire.subarray(0, end))).toBe('refused')
    for (const more of [1, 256, 5000])
      expect(bo.ledger.takeRecord(cat(wire, new Uint8Array(more)))).toBe('refused')
    expect(new Set(bo.refused)).toEqual(new Set(['BAD_LENGTH', 'OPEN_FAILED']))
    expect(bo.ledger.takeRecord(wire)).toBe('new')
  })

  it('is refused at once when it is longer than any record', () => {
    const { bo } = setup()
    const spent = cpuTime()
    expect(bo.ledger.takeRecord(new Uint8Array(RECORD_WIRE_MAX + 1))).toBe('refused')
    expect(bo.ledger.takeRecord(new Uint8Array(8 * 1024 * 1024))).toBe('refused')
    expect(spent()).toBeLessThan(250)
    expect(bo.refused).toEqual(['BAD_LENGTH', 'BAD_LENGTH'])
  })

  it('does not stand under the id of another', () => {
    const { bo, ana, wire } = setup()
    const other = ana.ledger.write(message('other')).wire
    const swapped = cat(other.slice(0, 32), wire.slice(32))
    expect(bo.ledger.takeRecord(swapped)).toBe('refused')
    expect([bo.ledger.takeRecord(wire), bo.ledger.takeRecord(other)]).toEqual(['new', 'new'])
  })
})

describe('8: a member who floods with records that wait', () => {
  it('with strands and gaps is held to the bounds, and others are heard all the while', () => {
    const { ana, bo, founder, epoch, wire } = setup()
    const author = founder.member.device
    for (let strand = 0; strand < 80; strand++) {
      const plans = [1, 2, 3].map(seq =>
        planRecord(epoch, author, { ...newStrand(), id: new Uint8Array(8).fill(strand) }, seq),
      )
      for (const plan of plans) bo.ledger.takeRecord(wireBytes(epoch, plan))
    }
    expect(bo.refused).toEqual(Array.from({ length: 48 }, () => 'RECORD_SEQUENCE'))
    const far = newStrand()
    bo.ledger.takeRecord(wireBytes(epoch, planHello(epoch, founder, far, [bo.device])))
    const gaps = Array.from({ length: 300 }, (_, at) =>
      wireBytes(epoch, planRecord(epoch, author, far, 2 + at * 1000)),
    )
    const kept = gaps.filter(gap => bo.ledger.takeRecord(gap) === 'kept')
    expect(kept).toHaveLength(256)
    expect(bo.ledger.takeRecord(wire)).toBe('new')
    expect(bo.ledger.takeRecord(ana.ledger.write(message('on')).wire)).toBe('new')
  })

  it('cannot speak for another, whatever she seals', () => {
    const { ana, bo, founder, epoch } = setup()
    const hello = there([...bo.ledger.records][0])
    const strand = { ...newStrand(), id: Buffer.from(hello.header.strand, 'hex') }
    const forgeries = [ana.device, founder].map(({ member }) => planRecord(epoch, member.device, strand, 1))
    expect(forgeries.map(plan => bo.ledger.takeRecord(wireBytes(epoch, plan)))).toEqual([
      'refused',
      'refused',
    ])
    expect(bo.refused).toEqual(['BAD_SIGNATURE', 'RECORD_AUTHOR'])
    expect(bo.accepted).toHaveLength(1)
  })
})
