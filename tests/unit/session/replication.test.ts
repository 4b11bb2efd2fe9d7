import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import type { LinkId } from '../../../shared/ports/transport.ts'
import type { RecordId } from '../../../shared/room/ids.ts'
import {
  decodeHave,
  decodeWant,
  encodeHave,
  encodePresence,
  encodeWant,
} from '../../../shared/session/replication/frameBodies.ts'
import { only, there } from '../../support/refusals.ts'
import { AT, newDevice } from '../../support/room/testRoom.ts'
import { message } from '../../support/session/ledgers.ts'
import { boLinkedToAna, farEnd, headOf, kinds, LINK, putOf } from '../../support/session/linked.ts'

const OTHER_LINK = 'b2'.repeat(16) as LinkId

beforeAll(cryptoReady)

describe('a new link', () => {
  it('begins with being here, and with what there is', () => {
    const { link, bo, epoch } = boLinkedToAna()
    const frames = link().heard()
    expect(kinds(frames)).toEqual(['presence', 'have'])
    expect(decodeHave(there(frames[1]).body)).toEqual({ epoch: epoch.id, heads: [] })
    expect(bo.replication.isLinked(bo.ledger.keys.device)).toBe(false)
  })

  it('to one who is no member is dropped', () => {
    const { bo, epoch } = boLinkedToAna()
    const stranger = newDevice(epoch.room, 'Eve', 1).member.device
    bo.replication.linkOpened(LINK, stranger, epoch.id)
    expect([bo.desk.dropped, bo.desk.sent, bo.refused]).toEqual([[LINK], [], ['LINK_STATE']])
    expect(bo.replication.isLinked(stranger)).toBe(false)
  })

  it('ends when the other says she is leaving: she is not here any more, at once', () => {
    const { bo, ana, link } = boLinkedToAna()
    const far = link()
    expect(bo.replication.isLinked(ana.device.member.device)).toBe(true)
    far.say('presence', encodePresence('leaving'))
    expect(bo.replication.isLinked(ana.device.member.device)).toBe(false)
  })
})

describe('what the other has and this device has not', () => {
  it('is asked for after the carrier had its time, taken, and confirmed', () => {
    const { bo, said, link, clock, ana, epoch } = boLinkedToAna()
    const far = link()
    far.heard()
    const head = headOf(there(said.at(-1)))
    far.say('have', encodeHave({ epoch: epoch.id, heads: [head] }))
    clock.advance(399)
    expect(far.heard()).toEqual([])
    clock.advance(1)
    const want = only(far.heard())
    expect([want.kind, decodeWant(want.body)]).toEqual(['want', [{ strand: head.strand, from: 0, to: 2 }]])
    far.say('put', putOf(said))
    expect(bo.accepted.map(({ id }) => id)).toEqual(said.map(({ id }) => id))
    expect(bo.told.received).toBe(1)
    expect(bo.replication.hasConfirmed(ana.device.member.device, head.strand, head.seq)).toBe(true)
    expect(bo.replication.hasConfirmed(ana.device.member.device, head.strand, head.seq + 1)).toBe(false)
  })

  it('is not asked for when the carrier brought it', () => {
    const { bo, said, link, clock, epoch } = boLinkedToAna()
    const far = link()
    far.heard()
    far.say('have', encodeHave({ epoch: epoch.id, heads: [headOf(there(said.at(-1)))] }))
    for (const { wire } of said) bo.ledger.takeRecord(wire)
    clock.advance(1000)
    expect(far.heard()).toEqual([])
  })

  it('is asked of another who has it when the first is gone, silent, or has nothing to give', () => {
    const ways: ((from: ReturnType<typeof boLinkedToAna>, far: ReturnType<typeof farEnd>) => void)[] = [
      ({ bo }) => bo.replication.linkClosed(LINK),
      ({ clock }) => clock.advance(10_000),
      (_, far) => far.say('put', putOf([])),
    ]
    for (const way of ways) {
      const from = boLinkedToAna()
      const { bo, said, link, clock, atFounder, epoch } = from
      const first = link()
      bo.replication.linkOpened(OTHER_LINK, atFounder.device.member.device, epoch.id)
      const second = farEnd(bo, atFounder, OTHER_LINK, epoch)
      const have = encodeHave({ epoch: epoch.id, heads: [headOf(there(said.at(-1)))] })
      first.say('have', have)
      second.say('have', have)
      clock.advance(400)
      expect(kinds(first.heard())).toContain('want')
      expect(kinds(second.heard())).not.toContain('want')
      way(from, first)
      clock.advance(400)
      expect(kinds(second.heard())).toEqual(['want'])
      second.say('put', putOf(said))
      expect([bo.accepted.length, bo.desk.dropped]).toEqual([3, []])
    }
  })

  it('may come in many frames, each of which has its time', () => {
    const { bo, said, link, clock, epoch } = boLinkedToAna(4)
    const far = link()
    far.say('have', encodeHave({ epoch: epoch.id, heads: [headOf(there(said.at(-1)))] }))
    clock.advance(400)
    for (const record of said) {
      clock.advance(9_000)
      far.say('put', putOf([record], false))
    }
    far.say('put', putOf([]))
    expect([bo.accepted.length, bo.desk.dropped, bo.refused]).toEqual([5, [], []])
  })

  it('is not asked for again and again when the other does not give it, until her head moves', () => {
    const { said, link, clock, epoch } = boLinkedToAna()
    const far = link()
    far.heard()
    const head = headOf(there(said.at(-1)))
    const have = (seq: number) => encodeHave({ epoch: epoch.id, heads: [{ ...head, seq }] })
    far.say('have', have(2))
    clock.advance(400)
    expect(kinds(far.heard())).toEqual(['want'])
    far.say('put', putOf([]))
    far.say('have', have(2))
    clock.advance(60_000)
    expect(far.heard()).toEqual([])
    far.say('have', have(3))
    clock.advance(400)
    expect(kinds(far.heard())).toEqual(['want'])
  })
})

describe('what was verified here', () => {
  it('is told to everybody linked, once for many records in a row', () => {
    const { bo, said, link, clock } = boLinkedToAna()
    const far = link()
    far.heard()
    for (const { wire } of said) {
      bo.ledger.takeRecord(wire)
      bo.replication.recordsChanged()
    }
    clock.advance(39)
    expect(far.heard()).toEqual([])
    clock.advance(1)
    expect(decodeHave(only(far.heard()).body).heads).toEqual([headOf(there(said.at(-1)))])
  })

  it('is told also after the room was left and opened again', () => {
    const { bo, link, clock } = boLinkedToAna()
    link()
    bo.ledger.writeHello(AT)
    bo.replication.recordsChanged()
    bo.replication.close()
    bo.replication.linkOpened(
      OTHER_LINK,
      there(bo.ledger.active.state.members[1]).device,
      bo.ledger.active.id,
    )
    const sent = bo.desk.sent.length
    bo.ledger.write(message('again'))
    bo.replication.recordsChanged()
    clock.advance(40)
    expect(bo.desk.sent.slice(sent)).toHaveLength(1)
  })

  it('is never told by a device that has left', () => {
    const { bo, link, clock, said, epoch } = boLinkedToAna()
    const far = link()
    far.say('have', encodeHave({ epoch: epoch.id, heads: [headOf(there(said.at(-1)))] }))
    bo.replication.recordsChanged()
    bo.replication.close()
    const frames = far.heard()
    expect(kinds(frames).at(-1)).toBe('presence')
    clock.advance(60_000)
    far.say('want', encodeWant([{ strand: there(said[0]).header.strand, from: 0, to: 1 }]))
    expect(far.heard()).toEqual([])
  })
})

describe('a head that is another record than the one here', () => {
  it('is told, and confirms nothing', () => {
    const { bo, said, link, ana, epoch } = boLinkedToAna()
    for (const { wire } of said) bo.ledger.takeRecord(wire)
    const far = link()
    const head = headOf(there(said.at(-1)))
    far.say(
      'have',
      encodeHave({ epoch: epoch.id, heads: [{ ...head, record: 'ee'.repeat(32) as RecordId }] }),
    )
    expect(bo.refused).toEqual(['RECORD_EQUIVOCATION'])
    expect(bo.replication.hasConfirmed(ana.device.member.device, head.strand, 0)).toBe(false)
    expect(bo.desk.dropped).toEqual([])
  })
})
