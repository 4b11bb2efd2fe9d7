import { expect, test } from '@playwright/test'
import type { SignalingServer } from '../../electron/signaling/createSignalingServer.ts'
import { RELAY_TOKEN, relayService } from '../integration/signaling/support/relayService.ts'
import { TurnProcess } from '../integration/signaling/support/turnProcess.ts'
import { gathered, watchNetwork } from '../support/app/gathered.ts'
import { admit, askToJoin, hostRelayed, invite, say, sees } from '../support/app/people.ts'
import { type RowanApp, startApp } from '../support/app/rowanApp.ts'

test.describe.configure({ mode: 'serial' })

let turn: TurnProcess
let server: SignalingServer
let may: RowanApp
let river: RowanApp

test.beforeAll(async () => {
  turn = await TurnProcess.start()
  server = relayService(turn)
  const { url } = await server.ready
  may = await startApp('May')
  river = await startApp('River', 'zh-CN')
  for (const person of [may, river]) await watchNetwork(person)
  await hostRelayed(may, 'Evening', 'May', { url, key: RELAY_TOKEN })
})

test.afterAll(async () => {
  for (const app of [may, river]) await app?.close()
  await server?.close()
  await turn?.process.end('SIGKILL')
})

test('E-14, E-16: two people talk through the relay of an organisation, and neither has another address of the other', async () => {
  await expect(may.at('relay-problem')).toHaveCount(0, { timeout: 20_000 })
  await askToJoin(river, await invite(may), '小河')
  await admit(may, river)
  await say(may, 'through the relay')
  await sees(river, 'through the relay')
  await say(river, '也是')
  await sees(may, '也是')
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
  for (const person of [may, river])
    await expect(person.at('relay-problem')).toHaveAttribute('data-problem', 'RELAY_UNREACHABLE', {
      timeout: 90_000,
    })
  await expect(may.at('relay-problem')).toContainText('The relay cannot be reached')
  for (const person of [may, river]) {
    expect(await person.at('connection').getAttribute('data-connection')).not.toBe('here')
    const { candidates, policies } = await gathered(person)
    expect(candidates.filter(candidate => !candidate.includes(' typ relay '))).toEqual([])
    expect(new Set(policies)).toEqual(new Set(['relay']))
  }
})
