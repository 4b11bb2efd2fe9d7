import { beforeAll, describe, expect, it } from 'vitest'
import { utf8 } from '../../../shared/bytes/utf8.ts'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import type { LinkedPerson, LinksView } from '../../../shared/ports/linkViews.ts'
import type { RelayTrial } from '../../../shared/ports/transport.ts'
import { laterRefusal, there } from '../../support/refusals.ts'
import { roomWith, roomWithKeepers, SERVERS, SimulatedRoom } from '../../support/session/simulatedRoom.ts'
import type { SimulatedPerson } from '../../support/session/simulatedSession.ts'

beforeAll(cryptoReady)

const TOKEN = 'a-token-of-the-tests-0123456789'
const MINUTE = 60_000

const linksOf = async (person: SimulatedPerson): Promise<LinksView> =>
  (await person.calls.readLinks({ room: person.room().room })) as LinksView

/** What one person's page says of another, by her name in the room. */
async function seen(by: SimulatedPerson, name: string): Promise<Omit<LinkedPerson, 'device'>> {
  const { device } = there(by.room().members.find(member => member.name === name))
  const { path, away } = there((await linksOf(by)).people.find(person => person.device === device))
  return { path, away }
}

/** A room with a relay, and one other person in it. */
async function relayRoom() {
  const room = new SimulatedRoom()
  const { clock, network, counsellor } = room
  network.relay = () => ({
    urls: ['turn:relay.example'],
    username: `${Math.floor(clock.now() / 1000) + 7_200}:word`,
    credential: utf8('AAECAwQFBgcICQoLDA0ODxAREhM='),
    lifetime: 7_200,
  })
  const request = { title: 'Evening', name: counsellor.name, servers: SERVERS, direct: false }
  await counsellor.calls.hostRoom({ ...request, relayToken: TOKEN })
  clock.advance(2_000)
  const ana = await room.person('Ana')
  await room.letIn(ana)
  return { room, clock, network, counsellor, ana }
}

describe('the links of a room', { timeout: 60_000 }, () => {
  it('are told by their way: directly, or through the relay', async () => {
    const { counsellor, others } = await roomWith('Ana', 'Bo')
    for (const name of ['Ana', 'Bo'])
      expect(await seen(counsellor, name)).toEqual({ path: 'direct', away: null })
    expect(await seen(there(others[0]), 'Bo')).toEqual({ path: 'direct', away: null })
    const relayed = await relayRoom()
    expect(await seen(relayed.counsellor, 'Ana')).toEqual({ path: 'relay', away: null })
    expect(await seen(relayed.ana, 'Counsellor')).toEqual({ path: 'relay', away: null })
  })

  it('are told of the others only, and of nobody who is not in the room', async () => {
    const { counsellor, others } = await roomWith('Ana')
    const { people } = await linksOf(counsellor)
    const ana = there(others[0])
    expect(people.map(({ device }) => device)).toEqual(
      ana
        .room()
        .members.filter(({ self }) => self)
        .map(({ device }) => device),
    )
    await counsellor.calls.removeMember({ room: counsellor.room().room, device: there(people[0]).device })
    expect((await linksOf(counsellor)).people).toEqual([])
  })

  it('that are gone are told with minutes of a facilitator, and in wide steps of a member', async () => {
    const { clock, counsellor, others } = await roomWith('Ana')
    const ana = there(others[0])
    ana.transport.cut()
    clock.advance(MINUTE / 2)
    expect(await seen(counsellor, 'Ana')).toEqual({ path: null, away: { step: 'recent', count: 0 } })
    expect(await seen(ana, 'Counsellor')).toEqual({ path: null, away: { step: 'moment', count: 0 } })
    clock.advance(4 * MINUTE)
    expect(await seen(counsellor, 'Ana')).toEqual({ path: null, away: { step: 'recent', count: 0 } })
    expect(await seen(ana, 'Counsellor')).toEqual({ path: null, away: { step: 'minutes', count: 4 } })
    clock.advance(3 * 60 * MINUTE)
    expect(await seen(counsellor, 'Ana')).toEqual({ path: null, away: { step: 'longer', count: 0 } })
    expect(await seen(ana, 'Counsellor')).toEqual({ path: null, away: { step: 'hours', count: 3 } })
    ana.transport.heal()
    clock.advance(5_000)
    expect(await seen(counsellor, 'Ana')).toEqual({ path: 'direct', away: null })
  })

  it('are the same whether somebody writes or not: only the line counts', async () => {
    const { clock, counsellor, others } = await roomWith('Ana', 'Bo')
    const [ana, bo] = others as [SimulatedPerson, SimulatedPerson]
    await ana.say('words')
    clock.advance(30 * MINUTE)
    expect(await seen(counsellor, 'Ana')).toEqual(await seen(counsellor, 'Bo'))
    for (const person of [ana, bo]) person.transport.cut()
    clock.advance(2 * MINUTE)
    expect(await seen(counsellor, 'Ana')).toEqual(await seen(counsellor, 'Bo'))
  })

  it('are forgotten when the room is closed: who was here before is not told', async () => {
    const { room, people } = await roomWithKeepers('Ana')
    const [ana] = people
    const person = there(ana)
    expect(await seen(person, 'Counsellor')).toEqual({ path: 'direct', away: null })
    await person.calls.closeRoom({ room: room.id })
    room.clock.advance(MINUTE)
    expect(await seen(person, 'Counsellor')).toEqual({ path: null, away: { step: 'never', count: 0 } })
    room.counsellor.transport.cut()
    await person.calls.openRoom({ room: room.id })
    room.clock.advance(5_000)
    expect(await seen(person, 'Counsellor')).toEqual({ path: null, away: { step: 'never', count: 0 } })
  })

  it('of a room that is not here are nobody’s', async () => {
    const { counsellor } = await roomWith()
    const other = '0'.repeat(32) as never
    expect(await laterRefusal(async () => counsellor.calls.readLinks({ room: other }))).toBe('ROOM_UNKNOWN')
  })

  it('come with how long the relay still holds, in steps of ten minutes', async () => {
    const { clock, ana, counsellor } = await relayRoom()
    expect((await linksOf(ana)).relayLeft).toBe(110)
    clock.advance(15 * MINUTE)
    expect((await linksOf(counsellor)).relayLeft).toBe(100)
    expect((await linksOf((await roomWith()).counsellor)).relayLeft).toBeNull()
  })
})

describe('trying the relay', { timeout: 60_000 }, () => {
  const works: RelayTrial = { outcome: 'works', ways: [{ way: 'udp', outcome: 'works', roundTrip: 9 }] }

  it('asks the network with the epoch that is in use, and gives what came of it', async () => {
    const { room, clock, network, ana } = await relayRoom()
    const tried: string[] = []
    network.trial = ({ epoch, ice }) => {
      tried.push(`${ice.policy} ${epoch}`)
      return works
    }
    const answer = ana.calls.tryRelay({ room: room.id })
    clock.advance(100)
    expect(await answer).toEqual(works)
    const open = [...ana.transport.carriers.keys()]
    expect(tried).toEqual([`relay ${open.at(-1)}`])
  })

  it('tells two who ask at once the same, and asks once', async () => {
    const { room, clock, network, ana } = await relayRoom()
    let asked = 0
    network.trial = () => {
      asked += 1
      return works
    }
    const answers = Promise.all([1, 2].map(() => ana.calls.tryRelay({ room: room.id })))
    clock.advance(100)
    expect([await answers, asked]).toEqual([[works, works], 1])
  })

  it('is answered after 20 s when the window of the network is gone, and when the room is closed', async () => {
    const { room, clock, network, ana } = await relayRoom()
    network.trial = () => null
    const lost = ana.calls.tryRelay({ room: room.id })
    clock.advance(20_000)
    expect(await lost).toEqual({ outcome: 'stopped', ways: [] })
    const left = ana.calls.tryRelay({ room: room.id })
    await ana.calls.closeRoom({ room: room.id })
    expect(await left).toEqual({ outcome: 'stopped', ways: [] })
  })

  it('needs a room that is open and has one', async () => {
    const { room, counsellor } = await roomWith()
    const asks = (person: SimulatedPerson) =>
      laterRefusal(async () => person.calls.tryRelay({ room: person.room().room }))
    expect(await asks(counsellor)).toBe('NOT_ALLOWED')
    const bare = new SimulatedRoom()
    const request = { title: 'Evening', name: 'May', servers: SERVERS, direct: false }
    await bare.counsellor.calls.hostRoom(request)
    bare.clock.advance(100)
    expect(await bare.counsellor.calls.tryRelay({ room: bare.id })).toEqual({ outcome: 'none', ways: [] })
    const kept = await roomWithKeepers('Ana')
    const ana = there(kept.people[0])
    await ana.calls.closeRoom({ room: kept.room.id })
    expect(await laterRefusal(async () => ana.calls.tryRelay({ room: kept.room.id }))).toBe('ROOM_CLOSED')
    expect(room.id).toBeDefined()
  })
})
