import { expect, test } from '@playwright/test'
import type { SignalingServer } from '../../electron/signaling/createSignalingServer.ts'
import { freshFolder } from '../integration/signaling/support/operating.ts'
import { RELAY_TOKEN, relayService } from '../integration/signaling/support/relayService.ts'
import { TurnProcess } from '../integration/signaling/support/turnProcess.ts'
import { gathered, watchNetwork } from '../support/app/gathered.ts'
import { press, tabTo } from '../support/app/keyboard.ts'
import { admit, askToJoin, hostRelayed, invite, leaveRoom, say, sees } from '../support/app/people.ts'
import { type RowanApp, startApp } from '../support/app/rowanApp.ts'
import { makeAuthority } from '../support/network/makeAuthority.ts'
import { type Home, trustingHome } from '../support/network/trustingHome.ts'

test.describe.configure({ mode: 'serial' })
test.skip(process.platform !== 'linux', 'coturn, and whom a computer trusts, are as on Linux')

const HERE = ['127.0.0.1']

let authority: ReturnType<typeof makeAuthority>
let home: Home
/** A try of the relay takes 15 s at most; its answer is on the screen soon after. */
const TRIED = 25_000

let turn: TurnProcess
let server: SignalingServer | undefined
let may: RowanApp
let river: RowanApp

test.beforeAll(async () => {
  authority = makeAuthority(freshFolder())
  home = trustingHome(authority.file)
  turn = await TurnProcess.start([], { certificate: authority.issue(HERE) })
  may = await startApp('May', 'en', home)
  river = await startApp('River', 'zh-CN', home)
  for (const person of [may, river]) await watchNetwork(person)
})
test.afterAll(async () => {
  for (const app of [may, river]) await app?.close()
  await server?.close()
  await turn?.process.end('SIGKILL')
  home?.remove()
})

/** Both in a room whose relay has these addresses and no others. */
async function meet(urls: readonly string[]): Promise<void> {
  await server?.close()
  server = relayService(turn, { urls })
  await hostRelayed(may, 'Evening', 'May', { url: (await server.ready).url, key: RELAY_TOKEN })
  await expect(may.at('relay-problem')).toHaveCount(0, { timeout: 20_000 })
  await askToJoin(river, await invite(may), '小河')
  await admit(may, river)
}

async function talk(words: string): Promise<void> {
  await say(may, words)
  await sees(river, words)
  await say(river, '也是')
  await sees(may, '也是')
}

async function bothSayUnreachable(): Promise<void> {
  for (const person of [may, river])
    await expect(person.at('relay-problem')).toHaveAttribute('data-problem', 'RELAY_UNREACHABLE', {
      timeout: 90_000,
    })
  await expect(may.at('relay-problem')).toContainText('The relay cannot be reached')
  for (const person of [may, river])
    expect(await person.at('connection').getAttribute('data-connection')).not.toBe('here')
}

/** Both leave, and keep nothing. */
async function part(): Promise<void> {
  for (const person of [river, may]) {
    await leaveRoom(person)
    await person.at('left-start').click()
  }
}

for (const [transport, at] of [
  ['udp', 0],
  ['tcp', 1],
  ['tls', 2],
] as const)
  test(`E-14, E-16: two people talk through a relay that is there over ${transport} alone`, async () => {
    const url = turn.urls[at] ?? ''
    await meet([url])
    await talk(`over ${transport}`)
    for (const person of [may, river]) {
      const { policies, urls, candidates, pairs, spoken } = await gathered(person)
      expect(new Set(policies)).toEqual(new Set(['relay']))
      expect(new Set(urls)).toEqual(new Set([url]))
      expect(candidates.filter(candidate => !candidate.includes(' typ relay '))).toEqual([])
      expect(new Set(pairs)).toEqual(new Set(['relay relay']))
      expect(new Set(spoken)).toEqual(new Set([transport]))
    }
    await part()
  })

const wrong: readonly (readonly [whose: string, names: readonly string[], days: number])[] = [
  ['by somebody unknown', HERE, 2],
  ['for another name', ['turn.example.org'], 2],
  ['whose time is over', HERE, -1],
]
for (const [whose, names, days] of wrong)
  test(`E-16: a relay with a certificate ${whose} is not used, and both screens say that none can be reached`, async () => {
    const signer = whose === 'by somebody unknown' ? makeAuthority(freshFolder()) : authority
    const relay = await TurnProcess.start([], { certificate: signer.issue(names, { days }) })
    const url = relay.urls[2] ?? ''
    await meet([url])
    await bothSayUnreachable()
    for (const person of [may, river]) {
      const { policies, candidates, pairs, errors } = await gathered(person)
      expect(new Set(policies)).toEqual(new Set(['relay']))
      expect([candidates, pairs]).toEqual([[], []])
      expect(errors.length).toBeGreaterThan(0)
      expect(errors.filter(error => !error.startsWith(`${url} 701 `))).toEqual([])
    }
    await part()
    await relay.process.end('SIGKILL')
  })

test('E-14, E-16: two people talk through the relay of an organisation, and neither has another address of the other', async () => {
  await meet(turn.urls)
  await talk('through the relay')
  for (const person of [may, river]) {
    const { policies, urls, candidates, pairs } = await gathered(person)
    expect(new Set(policies)).toEqual(new Set(['relay']))
    expect(new Set(urls)).toEqual(new Set(turn.urls))
    expect(candidates.length).toBeGreaterThan(0)
    expect(candidates.filter(candidate => !candidate.includes(' typ relay '))).toEqual([])
    expect(
      candidates.filter(candidate => !/ raddr (?:0\.0\.0\.0|::) rport 0 /.test(`${candidate} `)),
    ).toEqual([])
    expect(new Set(pairs)).toEqual(new Set(['relay relay']))
  }
})

test('the page about the connection says who is linked by which way, tries the relay, and makes a report that names nobody', async () => {
  await press(may, 'open-connection')
  const person = may.at('linked-person')
  await expect(person).toHaveCount(1)
  await expect(person).toContainText('小河')
  await expect(person).toContainText('linked through the relay', { timeout: 30_000 })
  await press(may, 'relay-try')
  await expect(may.at('relay-tried')).toHaveAttribute('data-outcome', 'works', { timeout: TRIED })
  await expect(may.at('relay-tried').getByRole('listitem')).toHaveText([/^UDP: there/, /^TCP: /, /^TLS: /])
  await press(may, 'report-make')
  const report = await may.at('report').inputValue()
  expect(report).toContain('Rowan ')
  expect(report).toContain('Linked: 1 (directly 0, through the relay 1, way not known 0)')
  expect(report).toContain('The relay was tried: The relay works.')
  const url = (await server?.ready)?.url ?? ''
  const secrets = ['May', '小河', 'Evening', url, ...turn.urls, '127.0.0.1', 'localhost', RELAY_TOKEN, '://']
  const ports = [new URL(url).port, `${turn.port}`, `${turn.tlsPort}`]
  for (const secret of [...secrets, ...ports]) expect(report).not.toContain(secret)
  // the text itself is reached by Tab as well, and then the button that copies it
  await tabTo(may, 'report')
  await may.page.keyboard.press('Tab')
  await may.page.keyboard.press('Enter')
  expect(await may.app.evaluate(({ clipboard }) => clipboard.readText())).toBe(report)
  const { policies, candidates } = await gathered(may)
  expect(new Set(policies)).toEqual(new Set(['relay']))
  expect(candidates.filter(candidate => !candidate.includes(' typ relay '))).toEqual([])
  await may.page.keyboard.press('Escape')
  await expect(may.at('open-connection')).toBeFocused()
})

test('E-16: when the relay stops nothing goes another way, and both screens say why', async () => {
  await turn.process.end('SIGKILL')
  await bothSayUnreachable()
  for (const person of [may, river]) {
    const { candidates, policies } = await gathered(person)
    expect(candidates.filter(candidate => !candidate.includes(' typ relay '))).toEqual([])
    expect(new Set(policies)).toEqual(new Set(['relay']))
  }
})

test('a relay that is tried and does not answer, and one that does not accept its credential, are told apart', async () => {
  await press(may, 'open-connection')
  await expect(may.at('linked-person')).toContainText('was here')
  await press(may, 'relay-try')
  await expect(may.at('relay-tried')).toHaveAttribute('data-outcome', 'unreachable', { timeout: TRIED })
  turn = await TurnProcess.start([], { instead: turn, secret: 'another-secret-than-that-of-the-desk' })
  await press(may, 'relay-try')
  await expect(may.at('relay-tried')).toHaveAttribute('data-outcome', 'refused', { timeout: TRIED })
  await expect(may.at('relay-tried')).toContainText('does not accept what this room was given')
  await may.page.keyboard.press('Escape')
  for (const person of [may, river])
    await expect(person.at('relay-problem')).toHaveAttribute('data-problem', 'RELAY_DENIED', {
      timeout: 90_000,
    })
})
