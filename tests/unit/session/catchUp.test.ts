import { beforeAll, describe, expect, it } from 'vitest'
import type { ErrorCode } from '../../../shared/bytes/protocolError.ts'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import type { Topic } from '../../../shared/ports/transport.ts'
import { type CatchupMessage, sealCatchup } from '../../../shared/room/catchup/catchupMessage.ts'
import { catchupTopic } from '../../../shared/room/catchup/catchupTopic.ts'
import { CatchUp } from '../../../shared/session/catchup/catchUp.ts'
import { Ledger } from '../../../shared/session/ledger/ledger.ts'
import { addDevices, foundRoom, newDevice } from '../../support/room/testRoom.ts'
import { SimulatedPerson } from '../../support/session/simulatedSession.ts'
import { SimulatedClock } from '../../support/simulation/simulatedClock.ts'
import { SimulatedNetwork } from '../../support/simulation/simulatedNetwork.ts'

const SERVERS = ['ws://127.0.0.1:4000']

/** A facilitator and so many guests, all in one room, a little before midnight. */
async function setup(guests: number) {
  const clock = new SimulatedClock(Date.UTC(2026, 0, 15, 23, 50))
  const network = new SimulatedNetwork(clock)
  const may = new SimulatedPerson('May', network, clock)
  await may.calls.hostRoom({ title: 'Evening', name: 'May', servers: SERVERS, direct: true })
  clock.advance(100)
  const people: SimulatedPerson[] = []
  for (let at = 0; at < guests; at++) {
    const person = new SimulatedPerson(`Guest ${at}`, network, clock)
    const { link } = await may.calls.createInvitation({ room: may.room().room })
    await person.calls.join({ invitation: link, name: person.name, servers: SERVERS, direct: true })
    clock.advance(3_000)
    await may.calls.admit({ room: may.room().room, applicant: may.room().waiting[0]?.applicant ?? '' })
    clock.advance(3_000)
    people.push(person)
  }
  return { clock, network, may, people }
}

beforeAll(cryptoReady)

describe('catching up', () => {
  it('opens no topic while everybody is there', async () => {
    const { clock, may, people } = await setup(3)
    await may.calls.cancelInvitation({ room: may.room().room })
    clock.advance(5 * 60 * 1000)
    for (const person of [may, ...people]) expect(person.transport.topics.size).toBe(0)
  })

  it('keeps at most sixteen appointments, so that one connection has topics enough even at midnight', () => {
    const clock = new SimulatedClock(Date.UTC(2026, 0, 15, 23, 50))
    const transport = new SimulatedNetwork(clock).join()
    const { founder, epoch } = foundRoom()
    const guests = Array.from({ length: 20 }, (_, at) => newDevice(epoch.room, `Guest ${at}`, 1))
    const next = addDevices(founder.keys, epoch, guests)
    const ledger = new Ledger(founder.keys, [epoch, next], {
      accepted: () => undefined,
      refused: () => undefined,
    })
    const catchUp = new CatchUp({
      ledger,
      transport,
      clock,
      servers: () => SERVERS,
      isLinked: () => false,
      follow: () => undefined,
      refused: () => undefined,
    })
    catchUp.start()
    clock.advance(3 * 60 * 1000)
    expect(transport.topics.size).toBe(32)
    catchUp.stop()
    expect(transport.topics.size).toBe(0)
  })

  it('says nothing more once the room is closed', async () => {
    const { clock, network, may, people } = await setup(2)
    people[0]?.transport.cut()
    clock.advance(3 * 60 * 1000)
    expect(may.transport.topics.size).toBeGreaterThan(0)
    await may.calls.closeRoom({ room: may.room().room })
    const sent = network.crossings.filter(({ from }) => from === may.transport).length
    clock.advance(10 * 60 * 1000)
    expect(may.transport.topics.size).toBe(0)
    expect(network.crossings.filter(({ from }) => from === may.transport)).toHaveLength(sent)
  })
})

describe('a catch-up message is refused', () => {
  /** A founder who has lost Ana, and what Ana's device would seal for her. */
  const setup = () => {
    const clock = new SimulatedClock()
    const network = new SimulatedNetwork(clock)
    const transport = network.join()
    const { founder, epoch } = foundRoom()
    const ana = newDevice(epoch.room, 'Ana', 1)
    const next = addDevices(founder.keys, epoch, [ana])
    const heard = { refused: [] as ErrorCode[], followed: 0 }
    const refused = (code: ErrorCode) => heard.refused.push(code)
    const ledger = new Ledger(founder.keys, [epoch, next], { accepted: () => undefined, refused })
    const follow = () => {
      heard.followed += 1
    }
    const isLinked = () => false
    const catchUp = new CatchUp({
      ledger,
      transport,
      clock,
      servers: () => SERVERS,
      isLinked,
      follow,
      refused,
    })
    catchUp.start()
    clock.advance(20_000)
    const pair = ledger.pair(ana.keys.device).catchup
    const topic = catchupTopic(pair, clock.now()) as Topic
    const say = (message: CatchupMessage) => catchUp.receive(topic, sealCatchup(pair, topic, message))
    const answers = () => network.crossings.filter(({ from }) => from === transport).length
    const ids = { nonce: '0b'.repeat(16), mine: founder.keys.device, ana: ana.keys.device, old: epoch.id }
    return { heard, say, answers, ids }
  }

  it('that answers what was not asked', () => {
    const { heard, say, ids } = setup()
    say({ type: 'give', from: ids.ana, nonce: ids.nonce, index: 0, count: 1, part: new Uint8Array() })
    expect(heard).toEqual({ refused: ['FRAME_UNASKED'], followed: 0 })
  })

  it('that is one of our own sent back', () => {
    const { heard, say, answers, ids } = setup()
    say({ type: 'ask', from: ids.mine, nonce: ids.nonce, epoch: ids.old })
    expect([heard.refused, answers()]).toEqual([['SIGNAL'], 0])
  })

  it('unless it is the other who asks: she is given the epochs that follow', () => {
    const { heard, say, answers, ids } = setup()
    say({ type: 'ask', from: ids.ana, nonce: ids.nonce, epoch: ids.old })
    expect([heard.refused, answers()]).toEqual([[], 1])
  })
})
