import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import type { LinkId } from '../../../shared/ports/transport.ts'
import type { RecordId, StrandId } from '../../../shared/room/ids.ts'
import { answerWant } from '../../../shared/session/replication/answerWant.ts'
import {
  decodeHave,
  decodePut,
  decodeWant,
  encodeHave,
} from '../../../shared/session/replication/frameBodies.ts'
import { missingRanges } from '../../../shared/session/replication/missingRanges.ts'
import { only, there } from '../../support/refusals.ts'
import { text } from '../../support/room/primitives.ts'
import { newStrand, planRecord, recordId, wireBytes } from '../../support/room/recordBytes.ts'
import { AT } from '../../support/room/testRoom.ts'
import { heardLedger, message, planHello } from '../../support/session/ledgers.ts'
import { boLinkedToAna, farEnd, headOf, kinds } from '../../support/session/linked.ts'

const _OTHER_LINK = 'b2'.repeat(16) as LinkId

const OTHER_LINK = 'b2'.repeat(16) as LinkId

beforeAll(cryptoReady)

describe('what is missing', () => {
  it('is asked for also after the room was left and opened again', () => {
    const { bo, ana, said, link, clock, epoch } = boLinkedToAna()
    const have = encodeHave({ epoch: epoch.id, heads: [headOf(there(said.at(-1)))] })
    link().say('have', have)
    bo.replication.close()
    bo.replication.linkOpened(OTHER_LINK, ana.device.member.device, epoch.id)
    const far = farEnd(bo, ana, OTHER_LINK, epoch)
    far.heard()
    far.say('have', have)
    clock.advance(400)
    expect(kinds(far.heard())).toEqual(['want'])
  })
})

describe('a strand that this device never met', () => {
  it('is asked for from its beginning, in ranges of 512', () => {
    const { bo, epoch } = boLinkedToAna()
    const heads = [{ strand: '01'.repeat(8) as StrandId, seq: 1200, record: 'aa'.repeat(32) as RecordId }]
    const ranges = missingRanges(bo.ledger, { epoch: epoch.id, heads }, () => false)
    expect(ranges.map(({ from, to }) => [from, to])).toEqual([
      [0, 511],
      [512, 1023],
      [1024, 1200],
    ])
  })

  it('is asked for in its newest 64 ranges when it is longer, and others wait their turn', () => {
    const { bo, epoch } = boLinkedToAna()
    const head = (strand: string, seq: number) => ({
      strand: strand as StrandId,
      seq,
      record: 'aa'.repeat(32) as RecordId,
    })
    const have = { epoch: epoch.id, heads: [head('01'.repeat(8), 2 ** 32 - 1), head('02'.repeat(8), 3)] }
    const ranges = missingRanges(bo.ledger, have, () => false)
    expect(ranges).toHaveLength(64)
    expect([ranges[0]?.from, ranges.at(-1)?.to]).toEqual([2 ** 32 - 64 * 512, 2 ** 32 - 1])
    expect(missingRanges(bo.ledger, have, strand => strand === '01'.repeat(8))).toHaveLength(1)
  })

  it('comes whole, though its hello is far behind its head', () => {
    const { bo, link, clock, ana, epoch } = boLinkedToAna(0)
    const strand = newStrand()
    const hello = planHello(epoch, ana.device, strand, [bo.device, ana.device])
    let prev = recordId(hello)
    ana.ledger.takeRecord(wireBytes(epoch, hello))
    for (let seq = 1; seq <= 700; seq++) {
      const plan = { ...planRecord(epoch, ana.device.member.device, strand, seq), prev }
      prev = recordId(plan)
      ana.ledger.takeRecord(wireBytes(epoch, plan))
    }
    const far = link()
    far.heard()
    const heads = [...ana.ledger.strands].map(log => ({
      strand: log.strand,
      seq: log.next - 1,
      record: log.head,
    }))
    far.say('have', encodeHave({ epoch: epoch.id, heads }))
    for (let turn = 0; turn < 5; turn++) {
      clock.advance(400)
      const wanted = far.heard().filter(({ kind }) => kind === 'want')
      const answers = wanted.flatMap(({ body }) =>
        answerWant(ana.ledger, bo.ledger.keys.device, decodeWant(body)),
      )
      for (const answer of answers) far.say('put', answer)
    }
    expect(bo.accepted).toHaveLength(702)
    expect(bo.refused).toEqual([])
  })
})

describe('an answer', () => {
  it('holds the very bytes of the records, in order, and ends even when there is nothing', () => {
    const { ana, bo, said } = boLinkedToAna()
    const { strand } = there(said[0]).header
    const bodies = answerWant(ana.ledger, bo.ledger.keys.device, [{ strand, from: 1, to: 400 }])
    expect(decodePut(only(bodies))).toEqual({ last: true, wires: said.slice(1).map(({ wire }) => wire) })
    const nothing = answerWant(ana.ledger, bo.ledger.keys.device, [
      { strand: '00'.repeat(8) as StrandId, from: 0, to: 5 },
    ])
    expect(decodePut(only(nothing))).toEqual({ last: true, wires: [] })
  })

  it('holds nothing of an epoch that the other was not in', () => {
    const { atFounder, founder, first, epoch, bo } = boLinkedToAna()
    const alone = heardLedger(founder, first)
    const secret = [alone.ledger.writeHello(AT), alone.ledger.write(message('before'))]
    for (const { wire } of secret) expect(atFounder.ledger.takeRecord(wire)).toBe('new')
    const { strand } = there(secret[0]).header
    const bodies = answerWant(atFounder.ledger, bo.ledger.keys.device, [{ strand, from: 0, to: 9 }])
    expect(decodePut(only(bodies)).wires).toEqual([])
    expect(epoch.number).toBe(1)
  })

  it('is cut to frames of 192 KiB and ends at 2 MiB', () => {
    const { ana, bo } = boLinkedToAna(0)
    for (let at = 0; at < 60; at++) ana.ledger.write({ ...message(''), body: text('x'.repeat(60_000)) })
    const ranges = [{ strand: ana.ledger.writer.strand, from: 0, to: 60 }]
    const puts = answerWant(ana.ledger, bo.ledger.keys.device, ranges).map(decodePut)
    const sizes = puts.map(({ wires }) => wires.reduce((sum, wire) => sum + wire.length, 0))
    expect(Math.max(...sizes)).toBeLessThanOrEqual(192 * 1024)
    const total = sizes.reduce((sum, size) => sum + size, 0)
    expect(total).toBeLessThanOrEqual(2 * 1024 * 1024)
    expect(total).toBeGreaterThan(2 * 1024 * 1024 - 64 * 1024)
    expect(puts.map(({ last }) => last)).toEqual(puts.map((_, at) => at === puts.length - 1))
  })
})

describe('a have that this device sends', { timeout: 30_000 }, () => {
  it('never names more heads than may be read, however many strands there are', () => {
    const { bo, link, epoch, ana } = boLinkedToAna(0)
    const author = ana.device
    for (let at = 0; at < 4100; at++)
      bo.ledger.takeRecord(wireBytes(epoch, planHello(epoch, author, newStrand(), [bo.device])))
    expect(bo.accepted).toHaveLength(4100)
    const have = there(link().heard()[1])
    expect(decodeHave(have.body).heads).toHaveLength(4096)
  })
})
