import { expect, test } from '@playwright/test'
import { admit, askToJoin, hostRoom, invite, messagesOf, presence, say, sees } from '../support/app/people.ts'
import { type RowanApp, startApp } from '../support/app/rowanApp.ts'

test.describe.configure({ mode: 'serial' })

let may: RowanApp
let river: RowanApp
let moon: RowanApp

test.beforeAll(async () => {
  may = await startApp('May')
  river = await startApp('River', 'zh-CN')
  moon = await startApp('Moon', 'ko')
  await hostRoom(may, 'Evening', 'May')
  for (const [guest, name] of [
    [river, '小河'],
    [moon, 'Moon'],
  ] as const) {
    await askToJoin(guest, await invite(may), name)
    await admit(may, guest)
  }
  await presence(river, 'Moon', true)
})

test.afterAll(async () => {
  for (const app of [may, river, moon]) await app.close()
})

test('a facilitator removes a member after being asked once more, and everybody sees it', async () => {
  await say(may, 'before')
  for (const person of [river, moon]) await sees(person, 'before')
  const person = may.at('person').filter({ hasText: 'Moon' })
  await person.getByTestId('person-menu').click()
  await person.getByTestId('remove').click()
  await may.at('remove-yes').click()
  for (const other of [may, river])
    await expect(other.at('person').filter({ hasText: 'Moon' })).toHaveCount(0, { timeout: 20_000 })
  await moon.at('removed').waitFor()
  await expect(may.at('knowing')).toHaveCount(0, { timeout: 20_000 })
})

test('P0-6: she reads nothing more, and cannot write', async () => {
  await presence(may, '小河', true)
  await say(may, 'after')
  await sees(river, 'after')
  expect(await messagesOf(moon)).toEqual(['before'])
  expect(await moon.at('message-box').count()).toBe(0)
})

test('a member has no way to remove anybody', async () => {
  expect(await river.at('person').count()).toBe(2)
  expect(await river.at('person-menu').count()).toBe(0)
})
