import { beforeAll, describe, expect, it } from 'vitest'
import type { ErrorCode } from '../../../shared/bytes/protocolError.ts'
import { createAgreeKeyPair, openBox, sealToKey } from '../../../shared/crypto/agree.ts'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import type { Topic } from '../../../shared/ports/transport.ts'
import { type CatchupMessage, openCatchup, sealCatchup } from '../../../shared/room/catchup/catchupMessage.ts'
import { catchupTopic } from '../../../shared/room/catchup/catchupTopic.ts'
import { decodeHanded, encodeHanded } from '../../../shared/room/catchup/handedEpochs.ts'
import type { EpochId } from '../../../shared/room/ids.ts'
import { CatchUp } from '../../../shared/session/catchup/catchUp.ts'
import { Ledger } from '../../../shared/session/ledger/ledger.ts'
import type { HandedEpoch } from '../../../shared/session/ledger/ledgerListener.ts'
import { issueNext } from '../../../shared/session/room/issueNext.ts'
import { there } from '../../support/refusals.ts'
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
    const [applicant] = may.room().waiting
    await may.calls.admit({
      room: may.room().room,
      applicant: applicant?.applicant ?? '',
      digits: person.digits,
    })
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
    for (const person of people) expect(person.transport.topics.size).toBe(0)
    expect(may.transport.topics.size, 'the invitation that is over is still answered for').toBe(1)
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
      isSuspended: () => false,
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

/** A founder who has lost Ana, and what Ana's device would seal for her. */
function lostAna({ suspended = false, linked = false } = {}) {
  const clock = new SimulatedClock()
  const network = new SimulatedNetwork(clock)
  const transport = network.join()
  const { founder, epoch } = foundRoom()
  const ana = newDevice(epoch.room, 'Ana', 1)
  const next = addDevices(founder.keys, epoch, [ana])
  const refused: ErrorCode[] = []
  const followed: { readonly epochs: readonly HandedEpoch[]; readonly hellos: readonly Uint8Array[] }[] = []
  const ledger = new Ledger(founder.keys, [epoch, next], {
    accepted: () => undefined,
    refused: code => refused.push(code),
  })
  const catchUp = new CatchUp({
    ledger,
    transport,
    clock,
    servers: () => SERVERS,
    isLinked: () => linked,
    isSuspended: () => suspended,
    follow: (epochs, hellos) => followed.push({ epochs, hellos }),
    refused: code => refused.push(code),
  })
  catchUp.start()
  if (linked) catchUp.askSoon(ana.keys.device)
  clock.advance(20_000)
  const pair = ledger.pair(ana.keys.device).catchup
  const topic = catchupTopic(pair, clock.now()) as Topic
  const say = (message: CatchupMessage) => catchUp.receive(topic, sealCatchup(pair, topic, message))
  /** What the founder's device has said to her. */
  const said = () =>
    network.crossings
      .filter(({ from }) => from === transport)
      .map(({ bytes }) => openCatchup(pair, topic, bytes))
  const leaf = there(ana.keys.leaves[0])
  const ask = (change: Partial<CatchupMessage & { type: 'ask' }> = {}) =>
    say({
      type: 'ask',
      from: ana.keys.device,
      nonce: NONCE,
      leaf: leaf.pair.publicKey,
      leafCounter: 0,
      epochs: [epoch.id],
      lacking: [],
      ...change,
    })
  return { clock, catchUp, ledger, founder, ana, first: epoch, next, leaf, refused, followed, say, said, ask }
}

const NONCE = '0b'.repeat(16)
const type = ({ type: each }: CatchupMessage) => each

describe('a catch-up message', () => {
  it('that answers what was not asked is refused', () => {
    const { say, ana, refused, followed } = lostAna()
    const from = ana.keys.device
    say({ type: 'give', from, nonce: NONCE, index: 0, count: 1, part: new Uint8Array() })
    say({ type: 'stale', from, nonce: NONCE, leafCounter: 3 })
    expect([refused, followed]).toEqual([['FRAME_UNASKED', 'FRAME_UNASKED'], []])
  })

  it('that is one of our own sent back is refused', () => {
    const { ask, founder, refused, said } = lostAna()
    ask({ from: founder.keys.device })
    expect([refused, said()]).toEqual([['SIGNAL'], []])
  })

  it('on a topic that nobody listens on is not looked at', () => {
    const { catchUp, ledger, ana, clock, refused } = lostAna()
    const pair = ledger.pair(ana.keys.device).catchup
    const later = catchupTopic(pair, clock.now() + 5 * 24 * 60 * 60 * 1000) as Topic
    catchUp.receive(later, new Uint8Array(5))
    expect(refused).toEqual([])
  })
})

describe('a question', () => {
  it('of the other is answered with the epochs that follow, each with its secret for her leaf', () => {
    const { ask, said, refused, next, leaf } = lostAna()
    ask()
    const answer = there(said()[0])
    if (answer.type !== 'give') throw new Error('no answer')
    expect([answer.nonce, answer.index, answer.count, refused]).toEqual([NONCE, 0, 1, []])
    const { epochs, hellos } = decodeHanded(answer.part)
    expect([epochs.map(({ signed }) => signed), hellos]).toEqual([[next.signed], []])
    expect(there(openBox(there(epochs[0]?.box), leaf.pair)).expose()).toEqual(next.keys.secret.expose())
  })

  it('is asked again when something else turned out to be lacking before the answer came', () => {
    const { say, said, catchUp, ana, clock } = lostAna({ linked: true })
    const asked = () => said().filter(each => each.type === 'ask')
    const question = there(asked().at(-1))
    catchUp.askSoon(ana.keys.device)
    const [part] = encodeHanded({ epochs: [], hellos: [] })
    say({ type: 'give', from: ana.keys.device, nonce: question.nonce, index: 0, count: 1, part: there(part) })
    const before = asked().length
    clock.advance(30_000)
    expect(asked().length).toBeGreaterThan(before)
  })

  it('of one who knows everything is answered with nothing, so that she asks no more', () => {
    const { ask, said, next } = lostAna()
    ask({ epochs: [next.id] })
    const answer = there(said()[0])
    expect(answer.type === 'give' && decodeHanded(answer.part)).toEqual({ epochs: [], hellos: [] })
  })

  it('of one who knows nothing that is known here is met with silence', () => {
    const { ask, said } = lostAna()
    ask({ epochs: [] })
    ask({ epochs: ['0c'.repeat(32) as EpochId] })
    expect(said().filter(each => each.nonce === NONCE)).toEqual([])
  })

  it('of one who was away for 60 days is met with silence', () => {
    const { ask, said } = lostAna({ suspended: true })
    ask()
    expect(said()).toEqual([])
  })

  it('of one who was removed is met with silence', () => {
    const { ask, said, ledger, ana } = lostAna()
    ledger.adopt(issueNext(ledger, { type: 'remove', devices: [ana.keys.device] }))
    ask()
    expect(said()).toEqual([])
  })

  it('with an older leaf than is known, or another with its counter, is answered with the counter alone', () => {
    const { ask, said, ledger, ana } = lostAna()
    const device = ana.keys.device
    const newer = createAgreeKeyPair().publicKey
    expect(ledger.acquaintances.learnLeaf(device, { leaf: newer, counter: 4 })).toBe(true)
    ask()
    ask({ leafCounter: 4 })
    expect(said().map(each => [each.type, each.type === 'stale' && each.leafCounter])).toEqual([
      ['stale', 4],
      ['stale', 4],
    ])
    ask({ leafCounter: 5 })
    expect(said().map(type)).toEqual(['stale', 'stale', 'give'])
  })

  it('that names an epoch nobody here knows is answered, and asked back', () => {
    const { ask, said, clock, first } = lostAna()
    ask({ epochs: [first.id, '0c'.repeat(32) as EpochId] })
    clock.advance(1_000)
    expect(said().map(type)).toEqual(['give', 'ask'])
  })
})

describe('an answer', () => {
  /** What Ana says to a question that the founder's device has asked. */
  const asked = () => {
    const from = lostAna()
    from.clock.advance(60_000)
    const question = there(
      from
        .said()
        .filter(each => each.type === 'ask')
        .at(-1),
    )
    if (question.type !== 'ask') throw new Error('no question')
    const theirs = addDevices(from.founder.keys, from.next, [])
    const box = sealToKey(theirs.keys.secret, question.leaf)
    const parts = encodeHanded({ epochs: [{ signed: theirs.signed, box }], hellos: [new Uint8Array(9)] })
    const give = (index: number, count: number, part: Uint8Array) =>
      from.say({ type: 'give', from: from.ana.keys.device, nonce: question.nonce, index, count, part })
    return { ...from, question, theirs, part: there(parts[0]), give }
  }

  it('gives epochs with their secrets and hellos, once all of its parts are there', () => {
    const { give, part, followed, theirs, refused } = asked()
    const [half, rest] = [part.slice(0, 100), part.slice(100)]
    give(1, 2, rest)
    expect(followed).toEqual([])
    give(0, 2, half)
    const { epochs, hellos } = there(followed[0])
    expect(epochs.map(({ signed, secret }) => [signed, secret?.expose()])).toEqual([
      [theirs.signed, theirs.keys.secret.expose()],
    ])
    expect([hellos, refused]).toEqual([[new Uint8Array(9)], []])
    give(0, 1, part)
    expect([followed.length, refused]).toEqual([1, ['FRAME_UNASKED']])
  })

  it('with a box that this leaf does not open gives the epoch without a secret', () => {
    const { give, followed, theirs } = asked()
    const box = sealToKey(theirs.keys.secret, createAgreeKeyPair().publicKey)
    for (const part of encodeHanded({ epochs: [{ signed: theirs.signed, box }], hellos: [] }))
      give(0, 1, part)
    expect(followed[0]?.epochs[0]?.secret).toBeNull()
  })

  it('that cannot be read is refused and gives nothing', () => {
    const { give, part, followed, refused } = asked()
    give(0, 1, part.slice(0, -1))
    expect([followed, refused]).toEqual([[], ['TRUNCATED']])
  })

  it('that a later leaf is known makes a new one, and asks again', () => {
    const { say, said, ana, question, ledger, refused } = asked()
    const from = ana.keys.device
    say({ type: 'stale', from, nonce: question.nonce, leafCounter: 7 })
    expect(ledger.leaf.counter).toBe(8)
    const again = there(said().at(-1))
    expect([again.type, again.type === 'ask' && again.leafCounter]).toEqual(['ask', 8])
    say({ type: 'stale', from, nonce: question.nonce, leafCounter: 9 })
    expect([refused, ledger.leaf.counter]).toEqual([['FRAME_UNASKED'], 8])
  })

  it('cannot drive the counter of a leaf to its end', () => {
    const { say, ana, question, ledger, refused } = asked()
    say({ type: 'stale', from: ana.keys.device, nonce: question.nonce, leafCounter: 2 ** 32 - 1 })
    expect([refused, ledger.leaf.counter]).toEqual([['BAD_VALUE'], 0])
  })
})
