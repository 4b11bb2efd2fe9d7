import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import { laterRefusal, there } from '../../support/refusals.ts'
import { roomWith, SERVERS, SimulatedRoom } from '../../support/session/simulatedRoom.ts'
import type { SimulatedPerson } from '../../support/session/simulatedSession.ts'
import { seededRandom } from '../../support/simulation/seededRandom.ts'

const DAY = 24 * 60 * 60 * 1000

beforeAll(cryptoReady)

async function setup() {
  const room = new SimulatedRoom()
  await room.found()
  const survivor = await room.person('Survivor')
  return { room, clock: room.clock, counsellor: room.counsellor, survivor }
}

/** A line on which nothing that is said on a topic arrives. */
const lost = {
  random: seededRandom(7),
  jitter: 0,
  topicLoss: 1,
  topicTwice: 0,
  entryLoss: 0,
  entryTwice: 0,
}

const isNowhere = (person: SimulatedPerson) => expect(() => person.room()).toThrow('is in no room')
const join = (person: SimulatedPerson, link: string) =>
  person.calls.join({ invitation: link, name: person.name, servers: SERVERS, direct: true })

describe('an applicant who is turned away', () => {
  it('is told, never gets in, and cannot use the invitation again', async () => {
    const { room, clock, counsellor, survivor } = await setup()
    const { link, applicant, digits } = await room.knock(survivor)
    await counsellor.calls.refuse({ room: room.id, applicant })
    clock.advance(5_000)
    expect(survivor.join).toEqual({ state: 'failed', code: 'INVITE_REFUSED' })
    isNowhere(survivor)
    await join(survivor, link)
    clock.advance(30_000)
    expect(survivor.join.state).toBe('failed')
    expect(counsellor.room().members).toHaveLength(1)
    expect(counsellor.room().waiting).toEqual([])
    expect(await laterRefusal(() => counsellor.calls.admit({ room: room.id, applicant, digits }))).toBe(
      'INVITE_STATE',
    )
  })

  it('sees nothing of what is said while she waits', async () => {
    const { room, clock, counsellor, survivor } = await setup()
    await room.knock(survivor)
    await counsellor.say('not for her yet')
    clock.advance(60_000)
    expect(survivor.join.state).toBe('waiting')
    isNowhere(survivor)
    expect(survivor.transport.carriers.size).toBe(0)
  })
})

describe('an invitation', () => {
  it('has an end: a day later nobody gets in with it', async () => {
    const { room, clock, counsellor, survivor } = await setup()
    const { link, expiresAt } = await counsellor.calls.createInvitation({ room: room.id })
    expect(expiresAt).toBe(clock.now() + DAY)
    clock.advance(DAY - 3_000)
    expect(counsellor.room().invitation?.state).toBe('open')
    clock.advance(5_000)
    expect(counsellor.room().invitation?.state).toBe('expired')
    await join(survivor, link)
    clock.advance(10_000)
    expect(survivor.join).toEqual({ state: 'failed', code: 'INVITE_EXPIRED' })
    expect(counsellor.room().members).toHaveLength(1)
  })

  it('is for one: when a second comes with it, it was seen by others, and nobody gets in', async () => {
    const { room, clock, counsellor, survivor } = await setup()
    const { link, applicant, digits } = await room.knock(survivor)
    const second = await room.person('Second')
    await join(second, link)
    clock.advance(5_000)
    expect(counsellor.room().invitation?.state).toBe('burnt')
    expect(await laterRefusal(() => counsellor.calls.admit({ room: room.id, applicant, digits }))).toBe(
      'INVITE_STATE',
    )
    clock.advance(60_000)
    for (const person of [survivor, second]) {
      expect(person.join).toEqual({ state: 'failed', code: 'INVITE_BURNT' })
      isNowhere(person)
    }
    expect(counsellor.room().members).toHaveLength(1)
  })

  it('that was used lets nobody in a second time', async () => {
    const { room, clock, counsellor, survivor } = await setup()
    const { link, applicant, digits } = await room.knock(survivor)
    await counsellor.calls.admit({ room: room.id, applicant, digits })
    clock.advance(5_000)
    expect(counsellor.room().invitation?.state).toBe('used')
    const second = await room.person('Second')
    await join(second, link)
    clock.advance(30_000)
    isNowhere(second)
    expect(second.join.state).toBe('failed')
    expect(counsellor.room().members).toHaveLength(2)
  })

  it('that was taken back, or replaced by a new one, is over', async () => {
    const { room, clock, counsellor, survivor } = await setup()
    const first = await counsellor.calls.createInvitation({ room: room.id })
    const second = await counsellor.calls.createInvitation({ room: room.id })
    expect(second.link).not.toBe(first.link)
    await join(survivor, first.link)
    clock.advance(5_000)
    expect(survivor.join).toEqual({ state: 'failed', code: 'INVITE_BURNT' })
    await join(survivor, second.link)
    clock.advance(5_000)
    expect(survivor.join.state).toBe('waiting')
    await counsellor.calls.cancelInvitation({ room: room.id })
    clock.advance(5_000)
    expect(survivor.join).toEqual({ state: 'failed', code: 'INVITE_BURNT' })
    expect(counsellor.room().invitation).toBeNull()
  })

  it('that was taken back is over for whoever waited, however often the line loses what is said', async () => {
    const { room, counsellor, survivor } = await setup()
    await room.knock(survivor)
    room.network.faults = lost
    await counsellor.calls.createInvitation({ room: room.id })
    room.clock.advance(10_000)
    expect(survivor.join.state).toBe('waiting')
    room.network.faults = null
    room.clock.advance(5_000)
    expect(survivor.join).toEqual({ state: 'failed', code: 'INVITE_BURNT' })
  })

  it('is still answered for a while after it was used, also when the next one is made at once', async () => {
    const { room, counsellor, survivor } = await setup()
    const { applicant, digits } = await room.knock(survivor)
    room.network.faults = lost
    await counsellor.calls.admit({ room: room.id, applicant, digits })
    await counsellor.calls.createInvitation({ room: room.id })
    room.clock.advance(10_000)
    expect(survivor.join.state).toBe('waiting')
    room.network.faults = null
    room.clock.advance(10_000)
    expect(survivor.join.state).toBe('admitted')
  })

  it('is answered for as long as it is the last but one, and no topic is left when the room is', async () => {
    const { room, clock, counsellor, survivor } = await setup()
    const first = await counsellor.calls.createInvitation({ room: room.id })
    for (let more = 0; more < 4; more++) await counsellor.calls.createInvitation({ room: room.id })
    expect(counsellor.transport.topics.size).toBe(2)
    await join(survivor, first.link)
    clock.advance(10_000)
    expect(survivor.join.state).toBe('connecting')
    await counsellor.calls.closeRoom({ room: room.id })
    expect(counsellor.transport.topics.size).toBe(0)
  })

  it('is over when the room is left, and whoever waits is told', async () => {
    const { room, clock, counsellor, survivor } = await setup()
    await room.knock(survivor)
    await counsellor.calls.closeRoom({ room: room.id })
    clock.advance(5_000)
    expect(survivor.join).toEqual({ state: 'failed', code: 'INVITE_BURNT' })
  })

  it('is a facilitator’s to make, and hers alone', async () => {
    const { room, others } = await roomWith('Survivor')
    const survivor = there(others[0])
    expect(survivor.room().role).toBe('member')
    expect(await laterRefusal(() => survivor.calls.createInvitation({ room: room.id }))).toBe('NOT_ALLOWED')
    expect(
      await laterRefusal(() => survivor.calls.admit({ room: room.id, applicant: 'x', digits: '' })),
    ).toBe('INVITE_STATE')
  })

  it('gets through a line that loses, doubles and mixes up half of what is said on it', async () => {
    const { room, survivor } = await setup()
    room.network.faults = {
      random: seededRandom(7),
      jitter: 4_000,
      topicLoss: 0.4,
      topicTwice: 0.4,
      entryLoss: 0,
      entryTwice: 0.3,
    }
    await room.letIn(survivor)
    expect(survivor.join.state).toBe('admitted')
    expect(room.counsellor.room().members).toHaveLength(2)
  })
})

describe('a person who comes late', () => {
  it('sees nothing from before, not even the titles of notes, and everything after', async () => {
    const { room, clock, counsellor, others } = await roomWith('First')
    const first = there(others[0])
    await counsellor.say('before')
    await counsellor.calls.createNote({ room: room.id, title: 'Older' })
    clock.advance(2_000)
    const late = await room.person('Late')
    await room.letIn(late)
    expect([await late.words(), late.room().notes]).toEqual([[], []])
    await Promise.all([first.say('to all'), late.say('hello')])
    clock.advance(2_000)
    expect((await late.words()).sort()).toEqual(['hello', 'to all'])
    expect((await counsellor.words()).slice(1)).toEqual(await late.words())
    const messages = await counsellor.timeline()
    expect(messages.map(({ delivered, others: all }) => `${delivered}/${all}`)).toEqual(['1/1', '2/2', '2/2'])
  })

  it('does not learn it from a member either, though he keeps all of it', async () => {
    const { room, clock, counsellor, others } = await roomWith('First')
    await counsellor.say('before')
    clock.advance(2_000)
    const late = await room.person('Late')
    await room.letIn(late)
    counsellor.transport.cut()
    clock.advance(60_000)
    expect(
      there(others[0])
        .room()
        .members.find(({ name }) => name === 'Late')?.here,
    ).toBe(true)
    expect(await late.words()).toEqual([])
  })
})

describe('whoever is invited into a room she is in', () => {
  it('is there once on her own screen, with new keys, and the old ones fall silent', async () => {
    const { room, clock, counsellor, others, network } = await roomWith('Survivor')
    const survivor = there(others[0])
    await room.letIn(survivor)
    expect((await survivor.calls.listRooms({})).rooms).toHaveLength(1)
    expect(counsellor.room().members.map(({ name, here }) => [name, here])).toEqual([
      ['Counsellor', true],
      ['Survivor', false],
      ['Survivor', true],
    ])
    await survivor.say('it is me')
    clock.advance(40_000)
    expect((await counsellor.words()).at(-1)).toBe('it is me')
    expect(network.linksOf(survivor.transport)).toHaveLength(1)
    expect(survivor.transport.carriers.size).toBe(1)
  })
})

describe('a hundred rooms', () => {
  it('are as many as a session has', async () => {
    const room = new SimulatedRoom()
    const host = () =>
      room.counsellor.calls.hostRoom({ title: 'Room', name: 'Host', servers: SERVERS, direct: true })
    for (let at = 0; at < 100; at++) await host()
    expect(await laterRefusal(host)).toBe('NOT_ALLOWED')
    expect((await room.counsellor.calls.listRooms({})).rooms).toHaveLength(100)
  })
})

describe('a member who is away for a moment while another is let in', () => {
  it('finds the way when she is back, and nobody has left without her', async () => {
    const { room, clock, counsellor, others } = await roomWith('First', 'Second')
    const [first, second] = [there(others[0]), there(others[1])]
    const late = await room.person('Late')
    const { applicant, digits } = await room.knock(late)
    first.transport.cut()
    await counsellor.calls.admit({ room: room.id, applicant, digits })
    clock.advance(20_000)
    first.transport.heal()
    clock.advance(10_000)
    await first.say('I am back')
    clock.advance(5_000)
    for (const person of [counsellor, first, second, late]) {
      expect(person.room().members.filter(({ here }) => here)).toHaveLength(4)
      expect((await person.words()).at(-1)).toBe('I am back')
    }
    clock.advance(30_000)
    for (const person of [counsellor, first, second, late]) expect(person.transport.carriers.size).toBe(1)
  })
})
