import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import type { LinkId } from '../../../shared/ports/transport.ts'
import type { RecordId, StrandId } from '../../../shared/room/ids.ts'
import {
  decodeWant,
  encodeHave,
  encodePut,
  type WantedRange,
} from '../../../shared/session/replication/frameBodies.ts'
import { there } from '../../support/refusals.ts'
import { text, tohex } from '../../support/room/primitives.ts'
import {
  idText,
  newStrand,
  planRecord,
  type RecordPlan,
  recordId,
  wireBytes,
} from '../../support/room/recordBytes.ts'
import { planHello } from '../../support/session/ledgers.ts'
import { boLinkedToAna, farEnd, LINK } from '../../support/session/linked.ts'

const OTHER_LINK = 'b2'.repeat(16) as LinkId

beforeAll(cryptoReady)

/** Ana's strand forks after its hello: Bo has three records of it, and at Ana's end of the link there are others. */
function forked() {
  const from = boLinkedToAna(0)
  const { epoch, ana, bo } = from
  const strand = newStrand()
  const hello = planHello(epoch, ana.device, strand, [bo.device, ana.device])
  const branch = (words: string): RecordPlan[] => {
    const plans = [hello]
    for (let seq = 1; seq <= 3; seq++) {
      const plan = planRecord(epoch, ana.device.member.device, strand, seq, text(`${words} ${seq}`))
      plans.push({ ...plan, prev: recordId(there(plans.at(-1))) })
    }
    return plans
  }
  const [here, elsewhere] = [branch('I stay'), branch('I leave')]
  const wire = (plan: RecordPlan) => wireBytes(epoch, plan)
  bo.ledger.takeRecords(here.slice(0, 3).map(wire))
  const id = tohex(strand.id) as StrandId
  const log = there(bo.ledger.strand(id))
  const haveOf = (plan: RecordPlan) =>
    encodeHave({ epoch: epoch.id, heads: [{ strand: id, seq: plan.seq, record: idText(plan) as RecordId }] })
  const putOf = (...plans: RecordPlan[]) => encodePut({ last: true, wires: plans.map(wire) })
  return { ...from, here, elsewhere, log, id, haveOf, putOf, shown: [...bo.accepted] }
}

/** What was asked since the last look. */
function asked(far: ReturnType<typeof farEnd>): WantedRange[][] {
  return far.heard().flatMap(({ kind, body }) => (kind === 'want' ? [decodeWant(body)] : []))
}

describe('a head that is another record than the one here', () => {
  it('is asked for after the carrier had its time; the record freezes the strand and changes nothing else', () => {
    const { bo, link, clock, elsewhere, log, id, haveOf, putOf, shown } = forked()
    const far = link()
    const twin = there(elsewhere[2])
    far.say('have', haveOf(twin))
    clock.advance(399)
    expect(asked(far)).toEqual([])
    clock.advance(1)
    expect(asked(far)).toEqual([[{ strand: id, from: 2, to: 2 }]])
    const { peersChanged } = bo.told
    far.say('put', putOf(twin))
    expect([log.frozen, log.twin?.id]).toEqual([true, idText(twin)])
    expect(bo.told.peersChanged).toBe(peersChanged + 1)
    expect([bo.accepted, bo.desk.dropped, bo.told.received]).toEqual([shown, [], 0])
    far.say('have', haveOf(twin))
    clock.advance(60_000)
    expect(asked(far)).toEqual([])
  })

  it('is asked for once a place and link, whatever comes of it', () => {
    const { bo, link, clock, here, elsewhere, log, haveOf, putOf, ana, epoch } = forked()
    const answers = [
      putOf(),
      putOf(there(here[2])),
      putOf({ ...there(elsewhere[2]), signer: newStrand().secretKey }),
    ]
    const ends = [LINK, OTHER_LINK, 'c3'.repeat(16) as LinkId].map((id, at) => {
      if (at === 0) return link()
      bo.replication.linkOpened(id, ana.device.member.device, epoch.id)
      return farEnd(bo, ana, id, epoch)
    })
    for (const [at, far] of ends.entries()) {
      for (let turn = 0; turn < 3; turn++) {
        far.say('have', haveOf(there(elsewhere[2])))
        clock.advance(400)
        expect(asked(far)).toHaveLength(turn === 0 ? 1 : 0)
        if (turn === 0) far.say('put', there(answers[at]))
      }
    }
    expect([log.frozen, bo.desk.dropped]).toEqual([false, []])
    expect(bo.refused.filter(code => code !== 'RECORD_EQUIVOCATION')).toEqual([])
    expect(bo.named.map(({ code }) => code)).toEqual(['BAD_SIGNATURE'])
    ends[0]?.say('have', haveOf(there(elsewhere[1])))
    clock.advance(400)
    expect(asked(there(ends[0])).flat()).toMatchObject([{ from: 1, to: 1 }])
  })

  it('is asked of another link only when the first had no evidence', () => {
    for (const gives of [true, false]) {
      const { bo, link, clock, elsewhere, log, haveOf, putOf, ana, epoch } = forked()
      const first = link()
      bo.replication.linkOpened(OTHER_LINK, ana.device.member.device, epoch.id)
      const second = farEnd(bo, ana, OTHER_LINK, epoch)
      for (const far of [first, second]) far.say('have', haveOf(there(elsewhere[2])))
      clock.advance(400)
      expect([asked(first).length, asked(second).length]).toEqual([1, 0])
      first.say('put', gives ? putOf(there(elsewhere[2])) : putOf())
      clock.advance(400)
      expect([log.frozen, asked(second).length]).toEqual([gives, gives ? 0 : 1])
    }
  })
})

describe('records that do not fit on what is here', () => {
  it('show that the other may have another record before them, which is asked for', () => {
    const { bo, link, clock, elsewhere, log, id, haveOf, putOf, shown } = forked()
    const far = link()
    far.say('have', haveOf(there(elsewhere[3])))
    clock.advance(400)
    expect(asked(far)).toEqual([[{ strand: id, from: 3, to: 3 }]])
    far.say('put', putOf(there(elsewhere[3])))
    expect([bo.named.map(({ code }) => code), log.frozen]).toEqual([['RECORD_SEQUENCE'], false])
    expect(asked(far)).toEqual([[{ strand: id, from: 2, to: 2 }]])
    far.say('put', putOf(there(elsewhere[2])))
    expect([log.frozen, log.twin?.id]).toEqual([true, idText(there(elsewhere[2]))])
    expect([bo.accepted, bo.desk.dropped]).toEqual([shown, []])
  })
})
