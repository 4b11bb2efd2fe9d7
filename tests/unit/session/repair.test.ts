import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import type { LinkId } from '../../../shared/ports/transport.ts'
import type { Epoch } from '../../../shared/room/epoch/epoch.ts'
import { openEpoch } from '../../../shared/room/epoch/openEpoch.ts'
import type { RecordId, StrandId } from '../../../shared/room/ids.ts'
import { answerWant } from '../../../shared/session/replication/answerWant.ts'
import {
  decodeHave,
  decodePut,
  decodeWant,
  encodeHave,
  encodePut,
  type WantedRange,
} from '../../../shared/session/replication/frameBodies.ts'
import { missingRanges } from '../../../shared/session/replication/missingRanges.ts'
import { only, there } from '../../support/refusals.ts'
import { text, tohex } from '../../support/room/primitives.ts'
import {
  idText,
  newStrand,
  planRecord,
  type RecordPlan,
  recordId,
  wireBytes,
} from '../../support/room/recordBytes.ts'
import { AT, addDevices, newDevice } from '../../support/room/testRoom.ts'
import { type Heard, heardLedger, message, planHello, threeLedgers } from '../../support/session/ledgers.ts'
import {
  boLinkedToAna,
  farEnd,
  headOf,
  kinds,
  LINK,
  putOf,
  replicating,
} from '../../support/session/linked.ts'
import { SimulatedClock } from '../../support/simulation/simulatedClock.ts'

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

describe('a have that this device sends', { timeout: 60_000 }, () => {
  it('never names more heads than may be read, however many strands there are', () => {
    const { founder, control, epoch, ana, bo } = threeLedgers()
    const others = Array.from({ length: 20 }, (_, at) => newDevice(epoch.room, `Device ${at}`, 2))
    const full = addDevices(founder.keys, epoch, others)
    const next = addDevices(founder.keys, full, [newDevice(epoch.room, 'Caro', 3)])
    const last = addDevices(founder.keys, next, [newDevice(epoch.room, 'Dora', 4)])
    const opened = [epoch, full, next, last].map(({ signed }) => openEpoch(signed, bo.device.keys, control))
    const reader = replicating(
      heardLedger(bo.device, there(opened[0]), ...opened.slice(1)),
      new SimulatedClock(),
    )
    const authors = [founder, ana.device, ...others]
    for (const at of [full, next, last])
      for (const author of authors)
        for (let strand = 0; strand < 64; strand++)
          reader.ledger.takeRecord(wireBytes(at, planHello(at, author, newStrand(), [bo.device])))
    expect(reader.accepted).toHaveLength(3 * 22 * 64)
    reader.replication.linkOpened(LINK, ana.device.member.device, epoch.id)
    const have = there(farEnd(reader, ana, LINK, epoch).heard()[1])
    expect(decodeHave(have.body).heads).toHaveLength(4096)
  })
})

/** Everything that a holder has, as her *have* says it. */
const haveOf = ({ ledger }: Heard, epoch: Epoch) =>
  encodeHave({
    epoch: epoch.id,
    heads: [...ledger.strands].map(log => ({ strand: log.strand, seq: log.next - 1, record: log.head })),
  })

/** Answers every question as an honest holder does, so long as there are any; gives what was asked. */
function answerAll(
  from: Pick<ReturnType<typeof boLinkedToAna>, 'bo' | 'clock'>,
  far: ReturnType<typeof farEnd>,
  holder: Heard,
) {
  const asked: WantedRange[][] = []
  for (let turn = 0; turn < 60; turn++) {
    from.clock.advance(400)
    const wants = far.heard().filter(({ kind }) => kind === 'want')
    for (const { body } of wants) {
      const ranges = decodeWant(body)
      asked.push(ranges)
      for (const put of answerWant(holder.ledger, from.bo.ledger.keys.device, ranges)) far.say('put', put)
    }
  }
  return asked
}

/** So many records of a strand of Ana's, with bodies of this size. */
function written(from: ReturnType<typeof boLinkedToAna>, count: number, size: number): RecordPlan[] {
  const { epoch, ana, bo, atFounder } = from
  const strand = newStrand()
  const plans = [planHello(epoch, ana.device, strand, [bo.device, ana.device, atFounder.device])]
  for (let seq = 1; seq < count; seq++)
    plans.push({
      ...planRecord(epoch, ana.device.member.device, strand, seq, text('x'.repeat(size))),
      prev: recordId(there(plans[seq - 1])),
    })
  return plans
}

describe('an answer that is as long as answers get', () => {
  it('leaves the strands behind it for the next question, on the same link', () => {
    const from = boLinkedToAna(0)
    const { ana, bo, epoch, link } = from
    for (let at = 0; at < 3; at++)
      ana.ledger.takeRecords(written(from, 30, 60_000).map(plan => wireBytes(epoch, plan)))
    const far = link()
    far.say('have', haveOf(ana, epoch))
    const asked = answerAll(from, far, ana)
    expect(bo.accepted).toHaveLength(1 + 3 * 30)
    expect([bo.refused, bo.desk.dropped]).toEqual([[], []])
    expect(asked.length).toBeLessThan(8)
  })

  it('costs the link of whoever goes on after that', () => {
    const from = boLinkedToAna(0)
    const { bo, epoch, link, clock } = from
    const plans = written(from, 40, 60_000)
    const far = link()
    const last = there(plans.at(-1))
    const head = { strand: tohex(last.strand) as StrandId, seq: 39, record: idText(last) as RecordId }
    far.say('have', encodeHave({ epoch: epoch.id, heads: [head] }))
    clock.advance(400)
    const wires = plans.map(plan => wireBytes(epoch, plan))
    for (let at = 0; at < 40; at += 10)
      far.say('put', encodePut({ last: false, wires: wires.slice(at, at + 10) }))
    expect([bo.refused, bo.desk.dropped]).toEqual([['FRAME_UNASKED'], [LINK]])
    expect(bo.accepted).toHaveLength(30)
  })
})

describe('a holder who was given records with signatures that say nothing', () => {
  it('passes them on all the same: what she took by runs, another can', () => {
    const from = boLinkedToAna(0)
    const { ana, bo, epoch, link } = from
    const plans = written(from, 1000, 30)
    const signer = newStrand().secretKey
    // somebody between has spoilt every signature but those that end a run
    const wires = plans.map((plan, at) =>
      wireBytes(epoch, at % 250 === 249 || at === 0 ? plan : { ...plan, signer }),
    )
    for (let at = 0; at < 1000; at += 250) ana.ledger.takeRecords(wires.slice(at, at + 250))
    expect(ana.refused).toEqual([])
    for (const plan of written(from, 100, 30)) ana.ledger.takeRecord(wireBytes(epoch, plan))
    const far = link()
    far.say('have', haveOf(ana, epoch))
    answerAll(from, far, ana)
    expect(bo.accepted).toHaveLength(1 + 1000 + 100)
  })
})

describe('a strand that is longer than one question and was not met yet', () => {
  it('is asked for from its beginning, and its end when there was nothing', () => {
    const from = boLinkedToAna(0)
    const { link, epoch, clock } = from
    const far = link()
    far.heard()
    const head = { strand: '01'.repeat(8) as StrandId, seq: 40_000, record: 'aa'.repeat(32) as RecordId }
    const have = encodeHave({ epoch: epoch.id, heads: [head] })
    const bounds = () => {
      const ranges = far.heard().flatMap(({ kind, body }) => (kind === 'want' ? decodeWant(body) : []))
      return [ranges[0]?.from, ranges.at(-1)?.to]
    }
    far.say('have', have)
    clock.advance(400)
    expect(bounds()).toEqual([0, 32_767])
    far.say('put', putOf([]))
    expect(bounds()).toEqual([40_000 - 32_767, 40_000])
    far.say('put', putOf([]))
    far.say('have', have)
    clock.advance(60_000)
    expect(far.heard()).toEqual([])
  })
})

describe('a gap in a strand', () => {
  /** Bo knows the hello of a strand, and one after an epoch without keys; Ana has all of it. */
  const setup = () => {
    const from = boLinkedToAna(0)
    const { ana, bo, epoch } = from
    const plans = written(from, 6, 30)
    const strand = { ...newStrand(), id: there(plans[0]).strand, secretKey: there(plans[0]).signer }
    const key = there(plans[0]).payload.slice(16, 48)
    const hello = {
      ...planHello(epoch, ana.device, { ...strand, key }, [bo.device, ana.device], {
        seq: 6,
        before: new Uint8Array(32).fill(9),
      }),
      prev: recordId(there(plans[5])),
    }
    const wires = [...plans, hello].map(plan => wireBytes(epoch, plan))
    ana.ledger.takeRecords(wires)
    bo.ledger.takeRecords([there(wires[0]), there(wires[6])])
    expect(bo.accepted.map(({ header }) => header.seq)).toEqual([0, 6])
    return { ...from, wires, far: from.link() }
  }

  it('is asked for once, and again when something has come of it', () => {
    const { bo, far, ana, epoch, clock, wires } = setup()
    bo.ledger.takeRecord(there([...ana.ledger.records][0]).wire)
    far.heard()
    const wanted = () => far.heard().flatMap(({ kind, body }) => (kind === 'want' ? [decodeWant(body)] : []))
    const bounds = () => wanted().map(ranges => ranges.map(({ from, to }) => [from, to]))
    far.say('have', haveOf(ana, epoch))
    clock.advance(400)
    expect(bounds()).toEqual([[[1, 5]]])
    far.say('put', encodePut({ last: true, wires: wires.slice(1, 3) }))
    expect(bounds()).toEqual([[[3, 5]]])
    far.say('put', putOf([]))
    for (let turn = 0; turn < 5; turn++) {
      far.say('have', haveOf(ana, epoch))
      clock.advance(10_000)
    }
    expect(wanted()).toEqual([])
    expect(bo.accepted.filter(({ header }) => header.seq > 0).map(({ header }) => header.seq)).toEqual([
      6, 1, 2,
    ])
  })

  it('is closed by whoever can', () => {
    const from = setup()
    from.far.say('have', haveOf(from.ana, from.epoch))
    answerAll(from, from.far, from.ana)
    expect([...from.bo.ledger.strands].map(({ gaps }) => gaps)).toEqual([[], []])
    expect(from.bo.refused).toEqual([])
  })
})
