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
test.skip(process.platform !== 'linux', 'whom a computer trusts is set the way Linux keeps it')

const HERE = ['127.0.0.1']
const authority = makeAuthority(freshFolder())
const certificates = {
  'by somebody unknown': () => makeAuthority(freshFolder()).issue(HERE),
  'for another name': () => authority.issue(['turn.example.org']),
  'whose time is over': () => authority.issue(HERE, { days: -1 }),
}

let home: Home
let turn: TurnProcess
/** Like the other, but for its certificate. */
let relay: TurnProcess | undefined
let server: SignalingServer | undefined
let may: RowanApp
let river: RowanApp

test.beforeAll(async () => {
  home = trustingHome(authority.file)
  turn = await TurnProcess.start([], authority.issue(HERE))
  may = await startApp('May', 'en', home)
  river = await startApp('River', 'zh-CN', home)
  for (const person of [may, river]) await watchNetwork(person)
})
test.afterEach(async () => {
  await server?.close()
  server = undefined
  await relay?.process.end('SIGKILL')
})
test.afterAll(async () => {
  for (const app of [may, river]) await app?.close()
  await turn?.process.end('SIGKILL')
  home?.remove()
})

/** Both in a room whose relay has this address and no other. */
async function meet(url: string): Promise<void> {
  server = relayService(turn, { urls: [url] })
  await hostRelayed(may, 'Evening', 'May', { url: (await server.ready).url, key: RELAY_TOKEN })
  await expect(may.at('relay-problem')).toHaveCount(0, { timeout: 20_000 })
  await askToJoin(river, await invite(may), '小河')
  await admit(may, river)
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
    await meet(url)
    await say(may, `over ${transport}`)
    await sees(river, `over ${transport}`)
    await say(river, '也是')
    await sees(may, '也是')
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

for (const wrong of ['by somebody unknown', 'for another name', 'whose time is over'] as const)
  test(`E-16: a relay with a certificate ${wrong} is not used, and both screens say that none can be reached`, async () => {
    relay = await TurnProcess.start([], certificates[wrong]())
    const url = relay.urls[2] ?? ''
    await meet(url)
    for (const person of [may, river])
      await expect(person.at('relay-problem')).toHaveAttribute('data-problem', 'RELAY_UNREACHABLE', {
        timeout: 60_000,
      })
    await expect(may.at('relay-problem')).toContainText('The relay cannot be reached')
    for (const person of [may, river]) {
      const { policies, candidates, pairs, errors } = await gathered(person)
      expect(new Set(policies)).toEqual(new Set(['relay']))
      expect([candidates, pairs]).toEqual([[], []])
      expect(new Set(errors)).toEqual(new Set([`${url} 701 `]))
      expect(await person.at('connection').getAttribute('data-connection')).not.toBe('here')
    }
    await part()
  })
