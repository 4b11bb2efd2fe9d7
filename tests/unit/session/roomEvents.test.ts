import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import { roomEvents } from '../../../shared/session/room/roomEvents.ts'
import { text } from '../../support/room/primitives.ts'
import { newStrand, planRecord, recordId, wireBytes } from '../../support/room/recordBytes.ts'
import { AT } from '../../support/room/testRoom.ts'
import { LedgerRoom, newcomerIn } from '../../support/session/ledgerRoom.ts'
import { planHello } from '../../support/session/ledgers.ts'

beforeAll(cryptoReady)

const RENEW = { type: 'renew' } as const
const roomOf = () => new LedgerRoom('fay', ['gil'], ['ana', 'bo'])

/** What somebody is told, each event as "kind name by". */
const told = (room: LedgerRoom, name: string, left: readonly string[] = []) =>
  roomEvents(room.at(name).ledger, device => left.some(other => room.id(other) === device)).map(
    ({ kind, name: whom, by }) => [kind, whom, by].join(' ').trim(),
  )

describe('what everybody in the room is told', () => {
  it('is nothing of how she came in, nor of renewals', () => {
    const room = roomOf()
    room.issue('fay', RENEW, 'ana')
    expect(told(room, 'ana')).toEqual([])
    // the founder has seen them come
    expect(told(room, 'fay')).toEqual(['added gil Founder', 'added ana Founder', 'added bo Founder'])
  })

  it('is who came, who was removed, and who is what now, in that order', () => {
    const room = roomOf()
    const tells = ['fay', 'gil', 'ana']
    room.issue('gil', { type: 'add', newcomer: newcomerIn(room, 'Caro') }, ...tells)
    room.issue('fay', { type: 'role', device: room.id('ana'), role: 'facilitator' }, ...tells)
    room.issue('ana', { type: 'role', device: room.id('gil'), role: 'member' }, ...tells)
    room.issue('fay', { type: 'remove', devices: [room.id('bo')] }, ...tells)
    expect(told(room, 'ana')).toEqual([
      'added Caro gil',
      'promoted ana Founder',
      'demoted gil ana',
      'removed bo Founder',
    ])
  })

  it('is that somebody left, where she said so herself', () => {
    const room = roomOf()
    room.issue('fay', { type: 'remove', devices: [room.id('bo')] }, 'ana')
    expect([told(room, 'ana', ['bo']), told(room, 'ana', ['gil'])]).toEqual([
      ['left bo Founder'],
      ['removed bo Founder'],
    ])
  })

  it('is that the room was paused, locked, renamed, and open again', () => {
    const room = roomOf()
    const change = (policy: object) => room.issue('fay', { type: 'policy', policy }, 'ana')
    change({ paused: true })
    change({ locked: true, title: 'Morning' })
    change({ paused: false, locked: false })
    expect(told(room, 'ana')).toEqual([
      'paused  Founder',
      'locked  Founder',
      'renamed Morning Founder',
      'resumed  Founder',
      'unlocked  Founder',
    ])
  })

  it('is that branches came together, and nothing that did not count', () => {
    const room = roomOf()
    const lost = room.issue('gil', { type: 'remove', devices: [room.id('bo')] }, 'ana')
    room.issue('fay', { type: 'remove', devices: [room.id('gil')] }, 'ana')
    expect(told(room, 'ana')).toEqual(['removed gil Founder'])
    room.hand(lost, 'fay')
    room.issue('fay', RENEW, 'ana')
    expect(told(room, 'ana')).toEqual(['removed gil Founder', 'secured  Founder'])
  })

  it('has the time at which its issuer said hello in it, by her clock, or none', () => {
    const room = roomOf()
    room.issue('fay', { type: 'policy', policy: { paused: true } }, 'ana')
    const at = () => roomEvents(room.at('ana').ledger, () => false).map(event => event.at)
    expect(at()).toEqual([0])
    room.hello('fay', 'ana')
    expect(at()).toEqual([AT])
  })

  it('is that a computer spoke twofold', () => {
    const room = roomOf()
    const { ledger } = room.at('ana')
    const strand = newStrand()
    const { device } = room.at('bo')
    const hello = planHello(room.start, device, strand, [room.at('ana').device])
    const one = {
      ...planRecord(room.start, device.member.device, strand, 1, text('yes')),
      prev: recordId(hello),
    }
    for (const each of [hello, one, { ...one, ts: 5 }]) ledger.takeRecord(wireBytes(room.start, each))
    expect(told(room, 'ana')).toEqual(['twofold bo'])
  })

  it('are the fifty newest', () => {
    const room = roomOf()
    for (let at = 0; at < 60; at++)
      room.issue('fay', { type: 'policy', policy: { title: `Title ${at}` } }, 'ana')
    const events = told(room, 'ana')
    expect(events).toHaveLength(50)
    expect([events[0], events.at(-1)]).toEqual(['renamed Title 10 Founder', 'renamed Title 59 Founder'])
  })
})
