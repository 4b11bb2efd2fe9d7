import { expect, test } from '@playwright/test'
import type { SignalingServer } from '../../electron/signaling/createSignalingServer.ts'
import { freshFolder } from '../integration/signaling/support/operating.ts'
import { RELAY_TOKEN, relayService } from '../integration/signaling/support/relayService.ts'
import { TurnProcess } from '../integration/signaling/support/turnProcess.ts'
import { gathered, watchNetwork } from '../support/app/gathered.ts'
import { admit, askToJoin, hostRelayed, invite, leaveRoom, say, sees } from '../support/app/people.ts'
import { type RowanApp, startApp } from '../support/app/rowanApp.ts'
import { makeAuthority } from '../support/network/makeAuthority.ts'
import { type Home, trustingHome } from '../support/network/trustingHome.ts'

test.describe.configure({ mode: 'serial' })
test.skip(process.platform !== 'linux', 'coturn, and whom a computer trusts, are as on Linux')

const HERE = ['127.0.0.1']

let authority: ReturnType<typeof makeAuthority>
let home: Home
let turn: TurnProcess
let server: SignalingServer | undefined
let may: RowanApp
let river: RowanApp

test.beforeAll(async () => {
  authority = makeAuthority(freshFolder())
  home = trustingHome(authority.file)
  turn = await TurnProcess.start([], authority.issue(HERE))
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
    const relay = await TurnProcess.start([], signer.issue(names, { days }))
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

test('E-16: when the relay stops nothing goes another way, and both screens say why', async () => {
  await turn.process.end('SIGKILL')
  await bothSayUnreachable()
  for (const person of [may, river]) {
    const { candidates, policies } = await gathered(person)
    expect(candidates.filter(candidate => !candidate.includes(' typ relay '))).toEqual([])
    expect(new Set(policies)).toEqual(new Set(['relay']))
  }
})
