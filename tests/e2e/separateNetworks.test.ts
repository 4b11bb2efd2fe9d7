import { expect, test } from '@playwright/test'
import { RELAY_TOKEN } from '../integration/signaling/support/relayService.ts'
import { fullFolder } from '../support/app/fullFolder.ts'
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
import { addressesOf } from '../support/app/shellProbe.ts'
import { Capture, otherEnds } from '../support/network/capture.ts'
import { namespacesOf, whyNoNamespaces } from '../support/network/namespace.ts'
import { startWithin } from '../support/network/startWithin.ts'
import { LINK, MEETING, NAMES, RELAY, TestInternet } from '../support/network/testInternet.ts'
import { DISK_PASSPHRASE } from '../support/session/diskSession.ts'

test.describe.configure({ mode: 'serial' })

const missing = whyNoNamespaces()
if (missing !== null) process.stdout.write(`${missing}\n`)
test.skip(
  missing !== null,
  'networks of their own are made by root on Linux with ip; what is missing here is printed',
)

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
/** Without the kernel's own questions for the next computer. */
const sent = async (person: Person) => (await packets(person)).filter(({ kind }) => kind !== 'arp')

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
  expect(await sent(may)).toEqual([])
  expect(await sent(river)).toEqual([])
})

test('P0-3: nor from a cold start to the page that asks for a passphrase, and past it', async () => {
  const { app, close } = await startWithin(internet.may, 'ann', 'en', await fullFolder(1))
  await app.at('profile-passphrase').fill(DISK_PASSPHRASE)
  await app.at('profile-passphrase').press('Enter')
  await app.at('kept-room').waitFor()
  expect(await sent(may)).toEqual([])
  await close()
})

test('what looks is awake: a packet to the other and a question for a name are seen where they leave, and do not arrive', async () => {
  const { namespace } = internet.may
  namespace.run('bash', '-c', `echo > /dev/udp/${own(river)}/9`)
  expect(() => namespace.run('getent', 'hosts', 'elsewhere.example.org')).toThrow()
  const seen = await packets(may)
  expect(otherEnds(seen, own(may))).toContain(`udp ${own(river)}:9`)
  expect(seen.map(({ name }) => name)).toContain('elsewhere.example.org')
  expect(await sent(river)).toEqual([])
})

test('E-14, E-16, E-18: where nothing goes from one to the other directly they talk through the relay, and speak with the configured servers alone', async () => {
  await may.app.at('consent-yes').click()
  await may.app.at('message-box').waitFor()
  await expect(may.app.at('relay-problem')).toHaveCount(0, { timeout: 20_000 })
  await prepareJoin(river, await invite(may.app))
  expect(await sent(river)).toEqual([])
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
    const pairs = async () => [...new Set((await gathered(person.app)).pairs)]
    await expect.poll(pairs).toEqual(['relay relay'])
    const { candidates } = await gathered(person.app)
    expect(candidates.filter(candidate => !candidate.includes(` ${RELAY.address} `))).toEqual([])
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

/** Both leave, and the next room has a window of the network that knows nothing of the network before. */
async function leave(): Promise<void> {
  for (const { app } of [river, may]) {
    await leaveRoom(app)
    await app.at('left-start').click()
    await app.app.evaluate(({ webContents }) =>
      webContents
        .getAllWebContents()
        .find(contents => contents.getURL() === 'app://net/')
        ?.forcefullyCrashRenderer(),
    )
    await expect.poll(() => addressesOf(app)).toEqual(['app://screen/'])
  }
}

type House = Awaited<ReturnType<TestInternet['moveTogether']>>
let house: House

/** May's computer is the meeting point; River types its address. Gives the local candidates of both. */
async function meetInHouse(): Promise<string[]> {
  await hostRoom(may.app, 'Evening', 'May')
  const [code = '', ...addresses] = (await invite(may.app)).split('\n')
  const address = `ws://${house.may}:47470`
  expect(addresses).toContain(address)
  await prepareJoin(river, code, address)
  for (const person of [may, river]) await person.capture.packets(house.subnet)
  await river.app.at('consent-yes').click()
  await admit(may.app, river.app)
  await talk()
  const both = [await gathered(may.app), await gathered(river.app)]
  return both.flatMap(({ candidates }) => candidates)
}

/** Both spoke with each other, and with nothing beyond the house. */
async function spokeInHouse(): Promise<void> {
  for (const [person, own, other] of [
    [may, house.may, house.river],
    [river, house.river, house.may],
  ] as const) {
    const ends = otherEnds(await person.capture.packets(house.subnet), own)
    const toOther = ends.filter(end => end.split(/[ :]/)[1] === other)
    for (const kind of ['tcp', 'udp']) expect(toOther.map(end => end.split(' ')[0])).toContain(kind)
    const local = [LISTENS, 'udp 224.0.0.251:5353', `arp ${house.subnet}.1`]
    expect(ends.filter(end => ![...toOther, ...local].includes(end))).toEqual([])
  }
}

test('with a cable alone between them two people meet at the address of one of them, which the other types', async () => {
  await leave()
  house = await internet.moveTogether()
  const candidates = await meetInHouse()
  // Chromium would have none to offer here: it is let list those of this computer
  expect(candidates.length).toBeGreaterThan(0)
  const shown = [` ${house.may} `, ` ${house.river} `]
  expect(candidates.filter(candidate => !shown.some(address => candidate.includes(address)))).toEqual([])
  await spokeInHouse()
})

test('E-15: in a house whose router leads nowhere they meet as well, and local addresses are hidden again', async () => {
  await leave()
  internet.plugRouter()
  const candidates = await meetInHouse()
  expect(candidates.length).toBeGreaterThan(0)
  expect(candidates.filter(candidate => !/ [0-9a-f-]{36}\.local \d+ typ host /.test(candidate))).toEqual([])
  await spokeInHouse()
})
