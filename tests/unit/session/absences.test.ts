import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import type { Topic } from '../../../shared/ports/transport.ts'
import { catchupTopic } from '../../../shared/room/catchup/catchupTopic.ts'
import type { DeviceId } from '../../../shared/room/ids.ts'
import { Absences } from '../../../shared/session/catchup/absences.ts'
import { Appointments } from '../../../shared/session/catchup/appointments.ts'
import { addDevices, foundRoom, newDevice } from '../../support/room/testRoom.ts'
import { LedgerRoom } from '../../support/session/ledgerRoom.ts'
import { heardLedger } from '../../support/session/ledgers.ts'
import { SimulatedClock } from '../../support/simulation/simulatedClock.ts'
import { SimulatedNetwork } from '../../support/simulation/simulatedNetwork.ts'

beforeAll(cryptoReady)

const SERVERS = ['ws://127.0.0.1:4000']

/** Ana's view of who is missing, in a room where everybody has said hello. */
function setup() {
  const room = new LedgerRoom('fay', ['gil'], ['ana', 'bo'])
  for (const name of ['fay', 'gil', 'ana', 'bo']) room.hello(name, 'ana')
  const clock = new SimulatedClock()
  const linked = new Set(['fay', 'gil', 'bo'].map(name => room.id(name)))
  const { ledger } = room.at('ana')
  const absences = new Absences({ ledger, clock, isLinked: device => linked.has(device) })
  absences.count()
  const names = (devices: readonly DeviceId[]) =>
    devices.map(device => ['fay', 'gil', 'ana', 'bo'].find(name => room.id(name) === device))
  const lose = (name: string) => {
    linked.delete(room.id(name))
    absences.count()
  }
  const find = (name: string) => {
    linked.add(room.id(name))
    absences.count()
  }
  const pass = (seconds: number) => {
    clock.advance(seconds * 1_000)
    absences.count()
  }
  return { room, ledger, absences, names, lose, find, pass, missing: () => names(absences.missing()) }
}

describe('who is missing', () => {
  it('is nobody while everybody is linked', () => {
    const { missing, pass } = setup()
    pass(3_600)
    expect(missing()).toEqual([])
  })

  it('is who has not been linked for a minute, without a break', () => {
    const { missing, lose, find, pass } = setup()
    lose('bo')
    pass(59)
    expect(missing()).toEqual([])
    find('bo')
    lose('bo')
    pass(59)
    expect(missing()).toEqual([])
    pass(1)
    expect(missing()).toEqual(['bo'])
    find('bo')
    expect(missing()).toEqual([])
  })

  it('are facilitators first', () => {
    const { missing, lose, pass } = setup()
    for (const name of ['bo', 'gil']) lose(name)
    pass(60)
    expect(missing()).toEqual(['gil', 'bo'])
  })

  it('is who has said no hello where this device is, linked or not', () => {
    const { room, missing } = setup()
    room.issue('fay', { type: 'renew' }, 'ana')
    expect(missing().sort()).toEqual(['bo', 'fay', 'gil'])
  })

  it('is nobody who was removed', () => {
    const { room, missing, lose, pass } = setup()
    lose('bo')
    pass(60)
    room.issue('fay', { type: 'remove', devices: [room.id('bo')] }, 'ana')
    room.hello('fay', 'ana')
    expect(missing()).toEqual(['gil'])
  })

  it('is everybody who was there with her, for one who was taken out', () => {
    const { room, missing } = setup()
    room.issue('fay', { type: 'remove', devices: [room.id('ana')] }, 'ana')
    expect(missing().sort()).toEqual(['bo', 'fay', 'gil'])
  })
})

describe('when to ask', () => {
  const ask = ({ absences, room }: ReturnType<typeof setup>, name: string) =>
    absences.isTimeToAsk(room.id(name))

  it('is at once, after 15 seconds, and then after pauses that double up to 15 minutes', () => {
    const from = setup()
    from.lose('bo')
    from.pass(60)
    expect([ask(from, 'bo'), ask(from, 'bo')]).toEqual([true, false])
    for (const pause of [15, 30, 60, 120, 240, 480, 900, 900]) {
      from.pass(pause - 1)
      expect(ask(from, 'bo')).toBe(false)
      from.pass(1)
      expect(ask(from, 'bo')).toBe(true)
    }
  })

  it('is never while she is linked and has nothing more', () => {
    const from = setup()
    from.pass(600)
    expect(ask(from, 'fay')).toBe(false)
  })

  it('is soon when she has something that this device lacks, linked or not, until she has told it', () => {
    const from = setup()
    const device = from.room.id('gil')
    expect([from.absences.want(device), from.absences.want(device)]).toEqual([true, false])
    expect([from.missing(), ask(from, 'gil')]).toEqual([['gil'], true])
    from.absences.answered(device)
    expect(ask(from, 'gil')).toBe(false)
    // she may want to ask back
    expect(from.missing()).toEqual(['gil'])
    from.pass(121)
    expect(from.missing()).toEqual([])
  })

  it('is never for somebody who is not in the room, nor for this device itself', () => {
    const { absences, room } = setup()
    expect(absences.want('0c'.repeat(16) as DeviceId)).toBe(false)
    expect(absences.want(room.id('ana'))).toBe(false)
  })

  it('is every 15 seconds, of everybody, while this device has no key to write with', () => {
    const from = setup()
    from.ledger.renewLeaf(0)
    from.ledger.renewLeaf(0)
    from.room.issue('fay', { type: 'renew' }, 'ana')
    expect(from.ledger.epochBook.standing).toBe('securing')
    for (let turn = 0; turn < 8; turn++) {
      expect(['fay', 'gil', 'bo'].map(name => ask(from, name))).toEqual([true, true, true])
      from.pass(15)
    }
  })

  it('is soon again when a server is, but not sooner than 15 seconds after the last time', () => {
    const from = setup()
    from.lose('bo')
    from.pass(60)
    for (const pause of [15, 30, 60]) {
      ask(from, 'bo')
      from.pass(pause)
    }
    expect(ask(from, 'bo')).toBe(true)
    from.pass(10)
    from.absences.hurry()
    expect(ask(from, 'bo')).toBe(false)
    from.pass(5)
    expect(ask(from, 'bo')).toBe(true)
    from.pass(14)
    expect(ask(from, 'bo')).toBe(false)
    from.pass(1)
    expect(ask(from, 'bo')).toBe(true)
  })

  it('is forgotten when the room is closed', () => {
    const from = setup()
    from.lose('bo')
    from.pass(60)
    ask(from, 'bo')
    from.absences.clear()
    from.absences.count()
    expect([from.missing(), ask(from, 'bo')]).toEqual([[], false])
  })
})

describe('appointments', () => {
  const meet = (time: number, guests = 3) => {
    const clock = new SimulatedClock(time)
    const transport = new SimulatedNetwork(clock).join()
    const { founder, epoch } = foundRoom()
    const devices = Array.from({ length: guests }, (_, at) => newDevice(epoch.room, `Guest ${at}`, 1))
    const { ledger } = heardLedger(founder, epoch, addDevices(founder.keys, epoch, devices))
    const appointments = new Appointments({ ledger, transport, clock, servers: () => SERVERS })
    const ids = devices.map(({ keys }) => keys.device)
    const topic = (at: number, when = clock.now()) =>
      catchupTopic(ledger.pair(ids[at] ?? never()).catchup, when) as Topic
    return { clock, transport, appointments, ids, topic }
  }
  const never = (): never => {
    throw new Error('there are so many guests')
  }
  const NOON = Date.UTC(2026, 0, 15, 12)
  const MINUTE = 60_000

  it('are on one topic with each, and on no other', () => {
    const { transport, appointments, ids, topic } = meet(NOON)
    expect(appointments.keep(ids.slice(0, 2))).toEqual(ids.slice(0, 2))
    expect([...transport.topics.keys()].sort()).toEqual([topic(0), topic(1)].sort())
    expect(appointments.at(topic(0))?.device).toBe(ids[0])
    expect(appointments.at(topic(2))).toBeUndefined()
  })

  it('are given up with whoever is not missed any more, and with all', () => {
    const { transport, appointments, ids, topic } = meet(NOON)
    appointments.keep(ids)
    appointments.keep(ids.slice(1))
    expect([...transport.topics.keys()].sort()).toEqual([topic(1), topic(2)].sort())
    appointments.keep([])
    expect([transport.topics.size, appointments.at(topic(1))]).toEqual([0, undefined])
  })

  it('are on both days from a quarter of an hour before midnight to a quarter of an hour after', () => {
    const midnight = Date.UTC(2026, 0, 16)
    for (const [time, topics] of [
      [midnight - 15 * MINUTE - 1, 1],
      [midnight - 15 * MINUTE, 2],
      [midnight - 1, 2],
      [midnight, 2],
      [midnight + 15 * MINUTE - 1, 2],
      [midnight + 15 * MINUTE, 1],
    ] as const) {
      const { transport, appointments, ids, topic } = meet(time, 1)
      appointments.keep(ids)
      expect(transport.topics.size).toBe(topics)
      expect(transport.topics.has(topic(0))).toBe(true)
    }
  })

  it('move on with the day', () => {
    const { clock, transport, appointments, ids, topic } = meet(NOON, 1)
    appointments.keep(ids)
    const before = topic(0)
    clock.advance(24 * 60 * MINUTE)
    appointments.keep(ids)
    expect([...transport.topics.keys()]).toEqual([topic(0)])
    expect(before).not.toBe(topic(0))
  })

  it('are sixteen at most, the first ones', () => {
    const { transport, appointments, ids } = meet(NOON, 20)
    expect(appointments.keep(ids)).toEqual(ids.slice(0, 16))
    expect(transport.topics.size).toBe(16)
  })
})
