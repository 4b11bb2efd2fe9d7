import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import type { DeviceId } from '../../../shared/room/ids.ts'
import { Ledger } from '../../../shared/session/ledger/ledger.ts'
import { issueNext, type RoomChange } from '../../../shared/session/room/issueNext.ts'
import { RoomUpkeep } from '../../../shared/session/room/roomUpkeep.ts'
import { plan, signedBytes } from '../../support/room/epochBytes.ts'
import { AT } from '../../support/room/testRoom.ts'
import { LedgerRoom } from '../../support/session/ledgerRoom.ts'
import { SimulatedClock } from '../../support/simulation/simulatedClock.ts'

beforeAll(cryptoReady)

const RENEW = { type: 'renew' } as const
const SECOND = 1_000
const MINUTE = 60 * SECOND
const DAY = 24 * 60 * MINUTE

/** What somebody's device does by itself, from the time of the test hellos on; nobody is linked unless told. */
function setup(name: string, { linked = [] as string[], fails = false } = {}) {
  const room = new LedgerRoom('fay', ['gil', 'hal'], ['ana', 'bo'])
  const clock = new SimulatedClock(AT)
  const { ledger } = room.at(name)
  const issued: RoomChange[] = []
  const times: number[] = []
  const upkeep = new RoomUpkeep({
    ledger,
    clock,
    isLinked: (device: DeviceId) => linked.some(other => room.id(other) === device),
    issue: change => {
      issued.push(change)
      times.push(clock.now() - AT)
      if (!fails) ledger.adopt(issueNext(ledger, change))
      upkeep.turned()
    },
  })
  room.hello(name)
  upkeep.start()
  return { room, clock, ledger, upkeep, issued, times }
}

describe('an epoch that grows old', () => {
  it('is renewed seven days after this device said hello in it', () => {
    const { clock, issued, times } = setup('fay')
    clock.advance(7 * DAY - MINUTE)
    expect(issued).toEqual([])
    clock.advance(2 * 60 * MINUTE)
    expect(issued).toEqual([RENEW])
    expect(times[0]).toBeGreaterThanOrEqual(7 * DAY)
  })

  it('is renewed once, and the next one not before its time', () => {
    const { clock, issued, ledger, upkeep } = setup('fay')
    clock.advance(8 * DAY)
    ledger.writeHello(clock.now())
    upkeep.turned()
    clock.advance(6 * DAY)
    expect(issued).toHaveLength(1)
    clock.advance(2 * DAY)
    expect(issued).toHaveLength(2)
  })

  it('is renewed after two thousand records', () => {
    const { clock, issued, upkeep } = setup('fay')
    for (let at = 0; at < 1_999; at++) upkeep.saw()
    clock.advance(MINUTE)
    expect(issued).toEqual([])
    upkeep.saw()
    clock.advance(MINUTE)
    expect(issued).toEqual([RENEW])
  })

  it('is renewed before somebody who is unlocked very often has no strand left in it', () => {
    const { room, clock, issued, ledger, upkeep } = setup('fay')
    const { ledger: hers } = room.at('ana')
    const unlock = () => {
      const again = new Ledger(hers.keys, [hers.active], {
        accepted: () => undefined,
        refused: () => undefined,
      })
      ledger.takeRecord(again.writeHello(AT).wire)
      upkeep.saw()
    }
    for (let time = 0; time < 47; time++) unlock()
    clock.advance(MINUTE)
    expect(issued).toEqual([])
    unlock()
    clock.advance(MINUTE)
    expect(issued).toEqual([RENEW])
  })

  it('is left to the most senior who is linked, for ten minutes at most', () => {
    const { clock, issued, upkeep, times } = setup('gil', { linked: ['fay'] })
    for (let at = 0; at < 2_000; at++) upkeep.saw()
    clock.advance(11 * MINUTE)
    expect(issued).toEqual([RENEW])
    expect(times[0]).toBeLessThanOrEqual(10 * MINUTE + SECOND)
    // nobody more senior is here: the turn is hers
    const alone = setup('gil', { linked: ['ana', 'bo'] })
    for (let at = 0; at < 2_000; at++) alone.upkeep.saw()
    alone.clock.advance(2 * SECOND)
    expect(alone.issued).toEqual([RENEW])
  })

  it('is not renewed when another did it meanwhile', () => {
    const { room, clock, issued, upkeep } = setup('gil', { linked: ['fay'] })
    for (let at = 0; at < 2_000; at++) upkeep.saw()
    room.issue('fay', RENEW, 'gil')
    upkeep.turned()
    clock.advance(DAY)
    expect(issued).toEqual([])
  })

  it('is not a plain member’s business, nor anybody’s in a room that is over', () => {
    const member = setup('ana')
    for (let at = 0; at < 2_000; at++) member.upkeep.saw()
    member.clock.advance(30 * DAY)
    expect(member.issued).toEqual([])
    const over = setup('fay')
    over.ledger.adopt(issueNext(over.ledger, { type: 'policy', policy: { ended: true } }))
    over.upkeep.turned()
    over.clock.advance(30 * DAY)
    expect(over.issued).toEqual([])
  })

  it('is not looked at while the room is closed', () => {
    const { clock, issued, upkeep } = setup('fay')
    upkeep.stop()
    clock.advance(30 * DAY)
    expect(issued).toEqual([])
    upkeep.start()
    clock.advance(2 * SECOND)
    expect(issued).toEqual([RENEW])
  })
})

describe('whoever leaves for good', () => {
  it('is taken out a moment later, several at once', () => {
    const { room, clock, issued, upkeep } = setup('fay')
    upkeep.sawLeave(room.id('ana'))
    upkeep.sawLeave(room.id('bo'))
    expect([upkeep.hasLeft(room.id('bo')), upkeep.hasLeft(room.id('gil'))]).toEqual([true, false])
    clock.advance(2 * SECOND)
    expect(issued).toEqual([{ type: 'remove', devices: [room.id('ana'), room.id('bo')] }])
    clock.advance(DAY)
    expect(issued).toHaveLength(1)
  })

  it('is not waited for when it is the most senior herself', () => {
    const { room, clock, issued, upkeep } = setup('gil', { linked: ['fay'] })
    upkeep.sawLeave(room.id('fay'))
    clock.advance(2 * SECOND)
    expect(issued).toEqual([{ type: 'remove', devices: [room.id('fay')] }])
  })
})

describe('branches', () => {
  /** Two branches that say different things, at this device. */
  const apart = (name: string) => {
    const from = setup(name)
    const { room, upkeep } = from
    room.issue('hal', { type: 'remove', devices: [room.id('bo')] })
    room.issue('fay', { type: 'policy', policy: { paused: true } })
    room.meet('fay', 'gil', 'hal')
    upkeep.turned()
    return from
  }

  it('are brought together by the most senior after a second', () => {
    const { clock, issued, ledger, times } = apart('fay')
    clock.advance(2 * SECOND)
    expect([issued, times]).toEqual([[RENEW], [SECOND]])
    expect(ledger.epochBook.needsMerge).toBe(false)
    clock.advance(DAY)
    expect(issued).toHaveLength(1)
  })

  it('are left to the others for up to half a minute for each of them', () => {
    const { clock, issued, times } = apart('hal')
    clock.advance(61 * SECOND)
    expect(issued).toEqual([RENEW])
    expect(times[0]).toBeGreaterThanOrEqual(SECOND)
    expect(times[0]).toBeLessThanOrEqual(61 * SECOND)
  })

  it('that only renew are left as they are', () => {
    const { room, clock, issued, upkeep } = setup('fay')
    room.issue('hal', RENEW)
    room.issue('fay', RENEW)
    room.meet('fay')
    upkeep.turned()
    clock.advance(MINUTE)
    expect(issued).toEqual([])
  })
})

describe('an epoch that nobody can read', () => {
  it('is left aside after a minute, and not before', () => {
    const { room, clock, issued, upkeep, ledger } = setup('fay')
    const signed = signedBytes({ ...plan(room.start, room.at('gil').device, []), boxes: [] })
    ledger.learn({ signed, secret: null })
    upkeep.turned()
    expect(ledger.epochBook.standing).toBe('securing')
    clock.advance(MINUTE - SECOND)
    expect(issued).toEqual([])
    clock.advance(2 * SECOND)
    expect([issued, ledger.epochBook.standing]).toEqual([[RENEW], 'in'])
    clock.advance(DAY)
    expect(issued).toHaveLength(1)
  })

  it('is followed when somebody hands its secret over in time', () => {
    const { room, clock, issued, upkeep, ledger } = setup('fay')
    ledger.renewLeaf(0)
    ledger.renewLeaf(0)
    const next = room.issue('gil', RENEW, 'fay')
    upkeep.turned()
    clock.advance(20 * SECOND)
    room.hand(next, 'fay')
    upkeep.turned()
    clock.advance(DAY)
    expect([issued, ledger.active.id]).toEqual([[], next.id])
  })
})

describe('what could not be done', () => {
  it('is tried again after a while, and not without a pause', () => {
    const { room, clock, issued, upkeep } = setup('fay', { fails: true })
    upkeep.sawLeave(room.id('bo'))
    clock.advance(10 * SECOND)
    expect(issued.length).toBeGreaterThan(1)
    expect(issued.length).toBeLessThanOrEqual(10)
  })
})
