import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import type { DeviceId, StrandId } from '../../../shared/room/ids.ts'
import type { Replication } from '../../../shared/session/replication/replication.ts'
import { RoomEnding, type RoomOver } from '../../../shared/session/room/roomEnding.ts'
import { AT } from '../../support/room/testRoom.ts'
import { LedgerRoom } from '../../support/session/ledgerRoom.ts'
import { message } from '../../support/session/ledgers.ts'
import { SimulatedClock } from '../../support/simulation/simulatedClock.ts'

beforeAll(cryptoReady)

const END = { type: 'policy', policy: { ended: true } } as const

/** The end of a room at somebody's, who has links and hears confirmations as the test says. */
function setup(name: string) {
  const room = new LedgerRoom('fay', ['gil'], ['ana', 'bo'])
  const clock = new SimulatedClock(AT)
  const over: RoomOver[] = []
  const linked = new Set<DeviceId>()
  const confirmed = new Map<DeviceId, number>()
  const { ledger } = room.at(name)
  // links and confirmations are made by the network: here the test makes them
  const replication = {
    isLinked: (device: DeviceId) => linked.has(device),
    hasConfirmed: (device: DeviceId, _: StrandId, seq: number) => (confirmed.get(device) ?? -1) >= seq,
  } as Replication
  const ending = new RoomEnding({ ledger, replication, clock, over: how => over.push(how) })
  const look = (milliseconds = 0) => {
    ending.look()
    clock.advance(milliseconds)
  }
  const link = (...names: string[]) => {
    for (const other of names) linked.add(room.id(other))
  }
  const confirm = (other: string, seq: number) => confirmed.set(room.id(other), seq)
  return { room, clock, ledger, ending, over, look, link, confirm }
}

describe('a room that goes on', () => {
  it('has no end', () => {
    const { ending, over, look } = setup('ana')
    look(3_600_000)
    expect([ending.missing(), over]).toEqual([null, []])
  })
})

describe('a room that was ended, at a member’s', () => {
  /** Ana is in the epoch that ended the room, and has said hello there. */
  const ended = () => {
    const from = setup('ana')
    from.room.issue('fay', END, 'ana')
    const hello = from.room.hello('ana')
    return { ...from, seq: hello.header.seq }
  }

  it('is over once everybody who is linked has her hello', () => {
    const { over, look, link, confirm, seq } = ended()
    link('fay', 'bo')
    look()
    confirm('fay', seq)
    look(1_000)
    expect(over).toEqual([])
    confirm('bo', seq)
    look(1)
    expect(over).toEqual(['ended'])
  })

  it('is over after half a minute, whoever has it', () => {
    const { over, look, clock } = ended()
    look(29_999)
    expect(over).toEqual([])
    clock.advance(1)
    expect(over).toEqual(['ended'])
    look(3_600_000)
    expect(over).toEqual(['ended'])
  })

  it('is not over by a confirmation of what she said before', () => {
    const { over, look, link, confirm, seq } = ended()
    link('fay')
    confirm('fay', seq - 1)
    look(1_000)
    expect(over).toEqual([])
  })

  it('waits for nobody while it is closed', () => {
    const { ending, over, look, clock } = ended()
    look()
    ending.stop()
    clock.advance(3_600_000)
    expect(over).toEqual([])
  })

  it('is not over in the middle of what brought the end about', () => {
    const { over, ending, link, confirm, seq, clock } = ended()
    link('fay')
    confirm('fay', seq)
    ending.look()
    ending.look()
    expect(over).toEqual([])
    clock.advance(0)
    expect(over).toEqual(['ended'])
  })

  it('asks nobody who has confirmed it: that is for who ended it', () => {
    expect(ended().ending.missing()).toBeNull()
  })
})

describe('a room that was ended, at the one’s who ended it', () => {
  it('tells who has not confirmed, and is over when all have, however long it takes', () => {
    const { room, ending, over, look, clock } = setup('fay')
    room.issue('fay', END, 'gil', 'ana', 'bo')
    room.hello('fay')
    const missing = () => ending.missing()?.map(({ name }) => name)
    look(3_600_000)
    expect([missing(), over]).toEqual([['gil', 'ana', 'bo'], []])
    room.hello('ana', 'fay')
    room.hello('gil', 'fay')
    look(3_600_000)
    expect([missing(), over]).toEqual([['bo'], []])
    room.hello('bo', 'fay')
    ending.look()
    clock.advance(0)
    expect([missing(), over]).toEqual([[], ['ended']])
  })

  it('is not confirmed by a hello in another epoch', () => {
    const { room, ending } = setup('fay')
    room.hello('ana', 'fay')
    room.issue('fay', END)
    expect(ending.missing()?.map(({ name }) => name)).toEqual(['gil', 'ana', 'bo'])
  })
})

describe('a device that was taken out of a room', () => {
  it('does not end it, whatever its last epoch says', () => {
    const { room, over, look } = setup('ana')
    room.issue('fay', END, 'ana')
    room.issue('fay', { type: 'remove', devices: [room.id('ana')] }, 'ana')
    look(3_600_000)
    expect(over).toEqual([])
  })
})

describe('a device that leaves for good', () => {
  const leaving = () => {
    const from = setup('ana')
    from.room.hello('ana')
    const word = from.ledger.write({ ...message(''), type: 'leave', body: new Uint8Array() })
    return { ...from, word }
  }

  it('is out after three seconds', () => {
    const { ending, over, word, clock } = leaving()
    ending.leave(word)
    clock.advance(2_999)
    expect(over).toEqual([])
    clock.advance(1)
    expect(over).toEqual(['left'])
  })

  it('is out at once when everybody who is linked has heard it', () => {
    const { ending, over, word, link, confirm, look } = leaving()
    link('fay', 'bo')
    ending.leave(word)
    confirm('fay', word.header.seq)
    look(10)
    expect(over).toEqual([])
    confirm('bo', word.header.seq)
    look(0)
    expect(over).toEqual(['left'])
  })

  it('leaves once', () => {
    const { ending, over, word, clock } = leaving()
    ending.leave(word)
    ending.leave(word)
    clock.advance(60_000)
    expect(over).toEqual(['left'])
  })
})
