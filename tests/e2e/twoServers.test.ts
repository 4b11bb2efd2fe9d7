import { expect, test } from '@playwright/test'
import { SignalingProcess } from '../integration/signaling/support/signalingProcess.ts'
import { admit, askToJoin, hostRelayed, invite, presence, say, sees } from '../support/app/people.ts'
import { type RowanApp, startApp } from '../support/app/rowanApp.ts'

test.describe.configure({ mode: 'serial' })

let one: SignalingProcess
let two: SignalingProcess
/** The first one, once it is back. */
let again: SignalingProcess
let may: RowanApp
let river: RowanApp
let moon: RowanApp

test.beforeAll(async () => {
  one = await SignalingProcess.start(undefined)
  two = await SignalingProcess.start(undefined)
  may = await startApp('May')
  river = await startApp('River', 'zh-CN')
  moon = await startApp('Moon', 'ko')
})
test.afterAll(async () => {
  for (const app of [may, river, moon]) await app?.close()
  for (const server of [one, two, again]) await server?.process.end('SIGKILL')
})

/** What the page about the connection says of a server. */
const stateOf = (person: RowanApp, { url }: SignalingProcess) =>
  person.at('meeting-points').getByRole('listitem').filter({ hasText: url })

test('a room has two servers that know nothing of each other, and whoever joins finds it while one of them is dead', async () => {
  const url = `${one.url}\n${two.url}`
  await hostRelayed(may, 'Evening', 'May', { url, key: '' })
  const invitation = await invite(may)
  expect(invitation).toContain(one.url)
  expect(invitation).toContain(two.url)
  await one.process.end('SIGKILL')
  await askToJoin(river, invitation, '小河')
  await admit(may, river)
  await say(may, 'by the second')
  await sees(river, 'by the second')
  await may.at('open-connection').click()
  await expect(stateOf(may, one)).not.toHaveAttribute('data-state', 'open')
  await expect(stateOf(may, two)).toHaveAttribute('data-state', 'open')
  await may.at('sheet-back').click()
})

test('when the dead one is back and the other dies, links stay, and the next person comes by the first', async () => {
  again = await SignalingProcess.start(undefined, ['--port', `${one.port}`])
  await may.at('open-connection').click()
  await expect(stateOf(may, one)).toHaveAttribute('data-state', 'open', { timeout: 60_000 })
  await two.process.end('SIGKILL')
  await expect(stateOf(may, two)).not.toHaveAttribute('data-state', 'open')
  await may.at('sheet-back').click()
  await presence(may, '小河', true)
  await say(river, '也是')
  await sees(may, '也是')
  await askToJoin(moon, await invite(may), '달')
  await admit(may, moon)
  await say(moon, '안녕하세요')
  for (const person of [may, river]) await sees(person, '안녕하세요')
})
