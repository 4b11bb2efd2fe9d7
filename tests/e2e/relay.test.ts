import { expect, test } from '@playwright/test'
import type { SignalingServer } from '../../electron/signaling/createSignalingServer.ts'
import { RELAY_TOKEN, relayService } from '../integration/signaling/support/relayService.ts'
import { TurnProcess } from '../integration/signaling/support/turnProcess.ts'
import { gathered, watchNetwork } from '../support/app/gathered.ts'
import { press, tabTo } from '../support/app/keyboard.ts'
import { admit, askToJoin, invite, say, sees } from '../support/app/people.ts'
import { type RowanApp, startApp } from '../support/app/rowanApp.ts'

test.describe.configure({ mode: 'serial' })

/** A try of the relay takes 15 s at most; its answer is on the screen soon after. */
const TRIED = 25_000

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
  await may.at('start-host').click()
  await may.at('host-title').fill('Evening')
  await may.at('host-name').fill('May')
  await may.page
    .locator('label')
    .filter({ has: may.at('host-meeting') })
    .or(may.at('host-meeting'))
    .first()
    .click()
  await may.at('host-server').fill(url)
  await may.at('host-relay').fill(RELAY_TOKEN)
  await may.at('host-form-submit').click()
  await may.at('consent-yes').click()
  await may.at('message-box').waitFor()
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
  const { url } = await server.ready
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

test('a relay that is tried and does not answer, and one that does not accept its credential, are told apart', async () => {
  await press(may, 'open-connection')
  await expect(may.at('linked-person')).toContainText('was here')
  await press(may, 'relay-try')
  await expect(may.at('relay-tried')).toHaveAttribute('data-outcome', 'unreachable', { timeout: TRIED })
  turn = await TurnProcess.start([], { instead: turn, secret: 'another-secret-than-that-of-the-desk' })
  await press(may, 'relay-try')
  await expect(may.at('relay-tried')).toHaveAttribute('data-outcome', 'refused', { timeout: TRIED })
  await expect(may.at('relay-tried')).toContainText('does not accept what this room was given')
})
