import { beforeAll, describe, expect, it } from 'vitest'
import { utf8 } from '../../../shared/bytes/utf8.ts'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import type { RelayAnswer } from '../../../shared/ports/transport.ts'
import { laterRefusal } from '../../support/refusals.ts'
import { SERVERS, SimulatedRoom, settled } from '../../support/session/simulatedRoom.ts'
import type { SimulatedPerson } from '../../support/session/simulatedSession.ts'

beforeAll(cryptoReady)

const TOKEN = 'a-token-of-the-tests-0123456789'
const CREDENTIAL = 'AAECAwQFBgcICQoLDA0ODxAREhM='
const URL = 'turn:relay.example'
const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** A room that may only use a relay, at a server that gives one for two hours to who has the token. */
async function setup({ token = TOKEN, names = ['Ana'], keeps = false } = {}) {
  const room = new SimulatedRoom()
  const { clock, network, counsellor } = room
  const asked: string[] = []
  const lifetime = 7_200
  const given = (): RelayAnswer => ({
    urls: [URL],
    username: `${Math.floor(clock.now() / 1000) + lifetime}:word${asked.length}`,
    credential: utf8(CREDENTIAL),
    lifetime,
  })
  network.relay = shown => {
    asked.push(shown)
    return shown === TOKEN ? given() : null
  }
  network.isUsable = ({ ice }) => {
    const until = Number(ice.servers[0]?.username?.split(':')[0] ?? 0)
    return ice.policy === 'relay' && until * 1000 > clock.now()
  }
  if (keeps) await counsellor.calls.createProfile({ passphrase: 'quiet river stone' })
  const request = { title: 'Evening', name: counsellor.name, servers: SERVERS, direct: false }
  await counsellor.calls.hostRoom({ ...request, relayToken: token })
  clock.advance(2_000)
  const others: SimulatedPerson[] = []
  for (const name of names) {
    const person = await room.person(name, keeps)
    await room.letIn(person)
    others.push(person)
  }
  clock.advance(5_000)
  return { room, clock, network, counsellor, others, asked, first: others[0] as SimulatedPerson }
}

/** What somebody's carriers may use. */
const relaysOf = ({ transport }: SimulatedPerson) =>
  [...transport.carriers.values()].map(({ options }) => options.ice.servers[0]?.username ?? 'none')

const problemOf = (person: SimulatedPerson) => person.room().relayProblem

describe('a relay that an organisation gives', { timeout: 60_000 }, () => {
  it('is asked for once, and a newcomer has it with her admission', async () => {
    const { counsellor, first, asked } = await setup()
    expect(asked).toEqual([TOKEN])
    expect(relaysOf(first).at(-1)).toMatch(/:word1$/)
    expect([counsellor.room().connection, first.room().connection]).toEqual(['here', 'here'])
    expect([problemOf(counsellor), problemOf(first), first.room().direct]).toEqual([null, null, false])
    const [carrier] = [...first.transport.carriers.values()]
    expect(carrier?.options.ice).toMatchObject({
      policy: 'relay',
      servers: [{ urls: [URL], credential: CREDENTIAL }],
    })
  })

  it('crosses the network in nobody’s sight, and so does the token', async () => {
    const { network } = await setup()
    const all = network.crossings.map(({ bytes }) => Buffer.from(bytes).toString('latin1')).join('\n')
    expect(network.crossings.length).toBeGreaterThan(10)
    for (const word of [TOKEN, CREDENTIAL, URL, 'word1']) expect(all).not.toContain(word)
  })

  it('is renewed when half of its time is over, for all, without losing anybody', async () => {
    const { counsellor, first, clock, asked } = await setup()
    clock.advance(50 * MINUTE)
    expect(asked).toHaveLength(1)
    clock.advance(15 * MINUTE)
    expect(asked).toHaveLength(2)
    expect([relaysOf(counsellor), relaysOf(first)].map(names => names.at(-1)?.slice(-5))).toEqual([
      'word2',
      'word2',
    ])
    clock.advance(10 * HOUR)
    expect(asked.length).toBeLessThan(15)
    await first.say('still here')
    clock.advance(5_000)
    expect(await counsellor.words()).toEqual(['still here'])
    expect(first.room().connection).toBe('here')
  })

  it('that ended while nobody was there is found again by signalling alone', async () => {
    const { room, counsellor, first, clock } = await setup({ keeps: true })
    for (const person of [counsellor, first]) await person.calls.closeRoom({ room: room.id })
    clock.advance(30 * HOUR)
    await first.calls.openRoom({ room: room.id })
    clock.advance(20 * MINUTE)
    expect([problemOf(first), first.room().connection]).toEqual(['RELAY_EXPIRED', 'alone'])
    await counsellor.calls.openRoom({ room: room.id })
    clock.advance(MINUTE)
    expect([counsellor.room().connection, first.room().connection]).toEqual(['here', 'here'])
    expect(problemOf(first)).toBeNull()
  })

  it('is asked for by the most senior alone, and never by who has no token', async () => {
    const { room, counsellor, others, clock, asked } = await setup({ names: ['Ana', 'Bo'] })
    const [ana, bo] = others as [SimulatedPerson, SimulatedPerson]
    for (const person of [ana, bo]) {
      const self = person.room().members.find(({ self: isSelf }) => isSelf)
      await counsellor.calls.setRole({ room: room.id, device: self?.device as never, role: 'facilitator' })
      clock.advance(5_000)
    }
    await ana.calls.setRelayToken({ room: room.id, token: TOKEN })
    clock.advance(5_000)
    expect(asked).toHaveLength(1)
    clock.advance(65 * MINUTE)
    expect(asked).toHaveLength(2)
    // she goes, and the next who has a token goes on
    counsellor.crash()
    clock.advance(3 * HOUR)
    expect(asked.length).toBeGreaterThan(3)
    expect([ana.room().connection, bo.room().connection]).toEqual(['here', 'here'])
  })

  it('that is refused is said, asked for again in an hour, and nothing goes another way', async () => {
    const { counsellor, first, clock, asked } = await setup({ token: 'a-wrong-token-0123456789-abcdef' })
    expect([problemOf(counsellor), problemOf(first)]).toEqual(['RELAY_REFUSED', 'RELAY_MISSING'])
    expect([relaysOf(counsellor).at(-1), first.room().connection]).toEqual(['none', 'alone'])
    clock.advance(50 * MINUTE)
    expect(asked).toHaveLength(1)
    clock.advance(15 * MINUTE)
    expect(asked).toHaveLength(2)
    expect(counsellor.session.refusals.get('RELAY_REFUSED')).toBe(2)
  })

  it('is not taken when it breaks a rule', async () => {
    const { room, network, counsellor, clock } = await setup({
      names: [],
      token: 'a-wrong-token-0123456789-abcdef',
    })
    network.relay = () => ({
      urls: ['stun:elsewhere.example'],
      username: '1800000000',
      credential: utf8(CREDENTIAL),
      lifetime: 60,
    })
    await counsellor.calls.setRelayToken({ room: room.id, token: TOKEN })
    clock.advance(5_000)
    expect(counsellor.session.refusals.get('BAD_VALUE')).toBe(1)
    expect([problemOf(counsellor), relaysOf(counsellor)]).toEqual(['RELAY_MISSING', ['none']])
  })
})

describe('a token', { timeout: 60_000 }, () => {
  it('is kept with the room, and used after a restart', async () => {
    const { room, counsellor, clock, asked } = await setup({ keeps: true, names: [] })
    clock.advance(5_000)
    await settled()
    expect(asked).toHaveLength(1)
    await counsellor.session.close()
    clock.advance(3 * HOUR)
    const again = await room.restarted(counsellor)
    clock.advance(5_000)
    expect(asked).toEqual([TOKEN, TOKEN])
    expect(problemOf(again)).toBeNull()
  })

  it('stands on the disk in no form that anybody could read', async () => {
    const { counsellor, clock } = await setup({ keeps: true, names: [] })
    clock.advance(5_000)
    await settled()
    const disk = [...counsellor.store.values.values()].map(value => Buffer.from(value).toString('latin1'))
    expect(disk.length).toBeGreaterThan(3)
    for (const word of [TOKEN, CREDENTIAL, 'relay']) expect(disk.join('\n')).not.toContain(word)
  })

  it('is no business of members, and has a form', async () => {
    const { room, counsellor, first, asked } = await setup()
    const at = (person: SimulatedPerson, token: string) =>
      laterRefusal(async () => person.calls.setRelayToken({ room: room.id, token }))
    expect(await at(first, TOKEN)).toBe('NOT_ALLOWED')
    expect(await at(counsellor, 'short')).toBe('RELAY_TOKEN')
    expect(asked).toHaveLength(1)
    const open = { title: 'x', name: 'May', servers: ['ws://a.example'], direct: false, relayToken: TOKEN }
    expect(await laterRefusal(async () => counsellor.calls.hostRoom(open))).toBe('RELAY_TOKEN')
  })
})
