import { expect, test } from '@playwright/test'
import { RELAY_TOKEN } from '../integration/signaling/support/relayService.ts'
import { gathered, watchNetwork } from '../support/app/gathered.ts'
import {
  admit,
  digits,
  hostRoom,
  invite,
  leaveRoom,
  prepareRelayed,
  say,
  sees,
  understandLimits,
} from '../support/app/people.ts'
import type { RowanApp } from '../support/app/rowanApp.ts'
import { Capture, otherEnds } from '../support/network/capture.ts'
import { namespacesOf, whyNoNamespaces } from '../support/network/namespace.ts'
import { startWithin } from '../support/network/startWithin.ts'
import { LINK, MEETING, NAMES, RELAY, TestInternet } from '../support/network/testInternet.ts'

test.describe.configure({ mode: 'serial' })

const missing = whyNoNamespaces()
test.skip(missing !== null, missing ?? '')

type Person = { app: RowanApp; close: () => Promise<void>; capture: Capture; subnet: string }

let internet: TestInternet
let may: Person
let river: Person

/** Chromium listens for names of mDNS as soon as there is a link, in rooms that have no use for them too; the kernel tells the next router of it. */
const LISTENS = 'igmp 224.0.0.22 for 224.0.0.251'
/** All that may be spoken with in a room with a relay, as the protocol and the place. */
const CONFIGURED = [
  `tcp ${MEETING.address}:443`,
  `tcp ${RELAY.address}:3478`,
  `tcp ${RELAY.address}:443`,
  `udp ${NAMES}:53`,
  `udp ${RELAY.address}:3478`,
]
const beyond = (ends: readonly string[], more: readonly string[]) =>
  ends.filter(end => ![...CONFIGURED, LISTENS, ...more].includes(end))
const own = ({ subnet }: Person) => `${subnet}.2`
const packets = (person: Person) => person.capture.packets(person.subnet)

async function start(name: 'may' | 'river', language: string): Promise<Person> {
  const place = internet[name]
  const capture = await Capture.start(place.namespace, LINK)
  return { ...(await startWithin(place, name, language)), capture, subnet: place.subnet }
}

test.beforeAll(async () => {
  internet = await TestInternet.open()
  may = await start('may', 'en')
  river = await start('river', 'zh-CN')
  for (const { app } of [may, river]) await watchNetwork(app)
})
test.afterAll(async () => {
  for (const person of [may, river]) await person?.close()
  internet?.close()
  expect(namespacesOf('this process')).toEqual([])
})

/** Goes to the consent with an invitation. */
async function prepareJoin({ app }: Person, code: string, server = ''): Promise<void> {
  await app.at('start-join').click()
  await app.at('join-invitation').fill(code)
  if (server) await app.at('join-server').fill(server)
  await app.at('join-form-submit').click()
  await app.at('join-name').fill('小河')
  await understandLimits(app)
  await app.at('consent-yes').waitFor()
}

async function talk(): Promise<void> {
  await say(may.app, 'from home to home')
  await sees(river.app, 'from home to home')
  await say(river.app, '也是')
  await sees(may.app, '也是')
}

test('P0-3, E-18, E-19: from a cold start to Connect not one packet leaves the computer', async () => {
  await prepareRelayed(may.app, 'Evening', 'May', { url: `wss://${MEETING.name}`, key: RELAY_TOKEN })
  expect(await packets(may)).toEqual([])
  expect(await packets(river)).toEqual([])
})

test('what looks is awake: a packet to the other and a question for a name are seen where they leave, and do not arrive', async () => {
  const { namespace } = internet.may
  namespace.run('bash', '-c', `echo > /dev/udp/${own(river)}/9`)
  expect(() => namespace.run('getent', 'hosts', 'elsewhere.example.org')).toThrow()
  const seen = await packets(may)
  expect(otherEnds(seen, own(may))).toContain(`udp ${own(river)}:9`)
  expect(seen.map(({ name }) => name)).toContain('elsewhere.example.org')
  expect(await packets(river)).toEqual([])
})

test('E-14, E-16, E-18: where nothing goes from one to the other directly they talk through the relay, and speak with the configured servers alone', async () => {
  await may.app.at('consent-yes').click()
  await may.app.at('message-box').waitFor()
  await expect(may.app.at('relay-problem')).toHaveCount(0, { timeout: 20_000 })
  await prepareJoin(river, await invite(may.app))
  expect(await packets(river)).toEqual([])
  await river.app.at('consent-yes').click()
  await digits(river.app)
  await admit(may.app, river.app)
  await talk()
  for (const person of [may, river]) {
    const seen = await packets(person)
    const ends = otherEnds(seen, own(person))
    expect(ends).toContain(`tcp ${MEETING.address}:443`)
    expect(ends).toContain(`udp ${RELAY.address}:3478`)
    expect(beyond(ends, [`arp ${person.subnet}.1`])).toEqual([])
    const asked = seen.flatMap(({ name }) => (name === undefined ? [] : [name]))
    expect(new Set(asked)).toEqual(new Set([MEETING.name, RELAY.name]))
    const { candidates, pairs } = await gathered(person.app)
    expect(candidates.filter(candidate => !candidate.includes(` ${RELAY.address} `))).toEqual([])
    expect(new Set(pairs)).toEqual(new Set(['relay relay']))
  }
})

test('E-16: when the relay dies nothing is tried directly, and both screens say why', async () => {
  await internet.killRelay()
  for (const { app } of [may, river])
    await expect(app.at('relay-problem')).toHaveAttribute('data-problem', 'RELAY_UNREACHABLE', {
      timeout: 90_000,
    })
  await expect(may.app.at('relay-problem')).toHaveText(
    'The relay cannot be reached. Nothing goes around it, so nobody can be connected right now.',
  )
  await expect(river.app.at('relay-problem')).toContainText('中继')
  for (const person of [may, river]) {
    const ends = otherEnds(await packets(person), own(person))
    expect(beyond(ends, [`arp ${person.subnet}.1`, `icmp ${RELAY.address}`])).toEqual([])
  }
})

test('in a house without internet two people meet at the address of one of them, which the other types', async () => {
  for (const { app } of [river, may]) {
    await leaveRoom(app)
    await app.at('left-start').click()
  }
  const house = await internet.moveTogether()
  await hostRoom(may.app, 'Evening', 'May')
  const [code = '', ...addresses] = (await invite(may.app)).split('\n')
  const address = `ws://${house.may}:47470`
  expect(addresses).toContain(address)
  await prepareJoin(river, code, address)
  for (const person of [may, river]) await person.capture.packets(house.subnet)
  await river.app.at('consent-yes').click()
  await admit(may.app, river.app)
  await talk()
  for (const [person, own, other] of [
    [may, house.may, house.river],
    [river, house.river, house.may],
  ] as const) {
    const ends = otherEnds(await person.capture.packets(house.subnet), own)
    const toOther = ends.filter(end => end.split(/[ :]/)[1] === other)
    for (const kind of ['tcp', 'udp']) expect(toOther.map(end => end.split(' ')[0])).toContain(kind)
    const local = [LISTENS, 'udp 224.0.0.251:5353', `arp ${house.subnet}.1`]
    expect(ends.filter(end => ![...toOther, ...local].includes(end))).toEqual([])
    expect(new Set((await gathered(person.app)).pairs).size).toBeGreaterThan(0)
  }
})
