import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import type { DeviceId } from '../../../shared/room/ids.ts'
import { claimedRecordId } from '../../../shared/room/record/sealRecord.ts'
import { decodeCarrierEntry } from '../../../shared/session/ledger/carrierEntry.ts'
import { there } from '../../support/refusals.ts'
import { roomWithKeepers, type SimulatedRoom } from '../../support/session/simulatedRoom.ts'
import type { SimulatedPerson } from '../../support/session/simulatedSession.ts'
import { copiedKeys, Thief } from '../../support/session/thief.ts'

const DAY = 24 * 60 * 60 * 1000
const MANY = 200

beforeAll(cryptoReady)

/** A counsellor, River and Moon, who keep profiles; the counsellor says many things, slowly. */
async function setup() {
  const { room, people } = await roomWithKeepers('River', 'Moon')
  const [river, moon] = [there(people[0]), there(people[1])]
  const say = async (words: string) => {
    for (let at = 0; at < MANY; at++) {
      await room.counsellor.say(`${words} ${at}`)
      room.clock.advance(1_100)
    }
    room.clock.advance(2_000)
  }
  const deviceOf = (person: SimulatedPerson) =>
    there(person.room().members.find(({ self }) => self)).device as DeviceId
  return { room, river, moon, say, deviceOf }
}

/** The messages among what crossed the network since then. */
function recordsSince(room: SimulatedRoom, from: number): Set<string> {
  const entries = room.network.crossings.slice(from).filter(({ kind }) => kind === 'entry')
  const decoded = entries
    .map(({ bytes }) => decodeCarrierEntry(bytes))
    .filter(({ kind }) => kind === 'record')
  return new Set(decoded.map(({ bytes }) => claimedRecordId(bytes)))
}

const saved = (room: SimulatedRoom) => {
  room.clock.advance(1_000)
  return Promise.resolve()
}

describe('whoever was taken out, with every key she had', { timeout: 60_000 }, () => {
  it('P0-6: reads none of 200 later records and finds no later topic; whoever stayed reads all of them', async () => {
    const { room, river, moon, say, deviceOf } = await setup()
    const [hers, his] = [new Thief(await copiedKeys(moon)), await copiedKeys(river)]
    const before = room.network.crossings.length
    await room.counsellor.calls.removeMember({ room: room.id, device: deviceOf(moon) })
    room.clock.advance(5_000)
    const gone = room.network.crossings.length
    await say('after')
    const later = recordsSince(room, gone)
    expect(later.size).toBeGreaterThanOrEqual(MANY)
    hers.study(room.network.crossings.slice(before), room.clock.now())
    expect([...hers.read].filter(id => later.has(id))).toEqual([])
    const now = room.clock.now()
    const topics = hers.topics([now - DAY, now, now + DAY])
    expect(room.transportsListenOn(topics)).toBe(false)
    // the same hands, with the keys of one who stayed: the test would see it
    const stayed = new Thief(his)
    stayed.study(room.network.crossings.slice(before), now)
    expect([...later].filter(id => !stayed.read.has(id as never))).toEqual([])
    expect(room.transportsListenOn(stayed.topics([now]))).toBe(true)
  })
})

describe('a newcomer, with every key she has', { timeout: 60_000 }, () => {
  it('reads none of 200 earlier records', async () => {
    const { room, say } = await setup()
    const from = room.network.crossings.length
    await say('before')
    const earlier = recordsSince(room, from)
    expect(earlier.size).toBeGreaterThanOrEqual(MANY)
    const late = await room.person('Late', true)
    await room.letIn(late)
    await room.counsellor.say('welcome')
    await saved(room)
    const thief = new Thief(await copiedKeys(late))
    thief.study(room.network.crossings, room.clock.now())
    expect([...thief.read].filter(id => earlier.has(id))).toEqual([])
    // what was said since she came, she reads
    expect(thief.read.size).toBeGreaterThan(0)
  })
})

describe('a stolen leaf', { timeout: 60_000 }, () => {
  it('opens the next epoch and none after that', async () => {
    const { room, river, say } = await setup()
    const stolen = await copiedKeys(river)
    const from = room.network.crossings.length
    const numbers: number[] = []
    for (const locked of [true, false]) {
      await room.counsellor.calls.changeRoom({ room: room.id, locked })
      room.clock.advance(40_000)
      numbers.push(room.network.crossings.length)
    }
    await say('healed')
    const healed = recordsSince(room, there(numbers[1]))
    expect(healed.size).toBeGreaterThanOrEqual(MANY)
    const thief = new Thief(stolen, { identity: false })
    const known = thief.epochs.length
    thief.study(room.network.crossings.slice(from), room.clock.now())
    // the first epoch was boxed to the leaf that was stolen
    expect(thief.epochs).toHaveLength(known + 1)
    expect([...thief.read].filter(id => healed.has(id))).toEqual([])
  })

  it('gets nothing by sending a question again that she asked while it was hers', async () => {
    const { room, river, say } = await setup()
    // River is away for a moment, asks, and is answered: her question is on record
    river.transport.cut()
    room.clock.advance(1_000)
    await room.counsellor.calls.changeRoom({ room: room.id, locked: true })
    room.clock.advance(61_000)
    river.transport.heal()
    room.clock.advance(90_000)
    await saved(room)
    const stolen = await copiedKeys(river)
    const asked = room.network.crossings.filter(
      ({ kind, from }) => kind === 'topic' && from === river.transport,
    )
    expect(asked.length).toBeGreaterThan(0)
    for (const locked of [false, true, false]) {
      await room.counsellor.calls.changeRoom({ room: room.id, locked })
      room.clock.advance(40_000)
    }
    const from = room.network.crossings.length
    await say('healed')
    const healed = recordsSince(room, from)
    river.transport.cut()
    await room.counsellor.calls.changeRoom({ room: room.id, locked: true })
    room.clock.advance(70_000)
    for (const { bytes, topic } of asked) room.counsellor.transport.hear(there(topic), bytes)
    room.clock.advance(30_000)
    const thief = new Thief(stolen, { identity: true })
    thief.study(room.network.crossings.slice(from), room.clock.now())
    expect([...thief.read].filter(id => healed.has(id))).toEqual([])
  })
})
