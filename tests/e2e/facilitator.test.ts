import { expect, test } from '@playwright/test'
import {
  admit,
  askToJoin,
  editor,
  hostRoom,
  invite,
  makeNote,
  noteOf,
  openNote,
  presence,
  say,
  sees,
} from '../support/app/people.ts'
import { type RowanApp, STEP, startApp } from '../support/app/rowanApp.ts'

test.describe.configure({ mode: 'serial' })

let may: RowanApp
let river: RowanApp
let moon: RowanApp

test.beforeAll(async () => {
  may = await startApp('May')
  river = await startApp('River', 'zh-CN')
  moon = await startApp('Moon', 'ko')
  await hostRoom(may, 'Evening', 'May')
  await askToJoin(river, await invite(may), '小河')
  await admit(may, river)
  await presence(may, '小河', true)
})

test.afterAll(async () => {
  for (const app of [may, river, moon]) await app.close()
})

const told = (person: RowanApp, words: string | RegExp) =>
  expect(person.at('room-news')).toContainText(words, { timeout: STEP })

/** Opens what can be done about somebody, chooses one thing, and confirms it. */
async function about(person: RowanApp, name: string, action: string): Promise<void> {
  const entry = person.at('person').filter({ hasText: name })
  await entry.getByTestId('person-menu').click()
  await entry.getByTestId(action).click()
  await entry.getByTestId(`${action}-yes`).click()
}

async function inSettings(person: RowanApp, act: () => Promise<void>): Promise<void> {
  await person.at('open-settings').click()
  await act()
  await person.at('sheet-back').click()
}

test('a new name of the room is seen and told', async () => {
  await inSettings(may, async () => {
    await may.at('rename-title').fill('Harbour')
    await may.at('rename-submit').click()
  })
  await expect(river.page.getByRole('heading', { name: 'Harbour' })).toBeVisible({ timeout: STEP })
  await told(river, 'Harbour')
  await river.at('notice-dismiss').click()
  await expect(river.at('room-news')).toHaveText('')
})

test('while the room is paused a member reads, keeps her words, and sends them afterwards', async () => {
  await river.at('message-box').fill('我想说一件事')
  await inSettings(may, () => may.at('pause').click())
  await expect(river.at('hold')).toHaveAttribute('data-hold', 'paused', { timeout: STEP })
  await expect(river.at('message-send')).toBeDisabled()
  await say(may, 'A short pause.')
  await sees(river, 'A short pause.')
  await inSettings(may, () => may.at('pause').click())
  await expect(river.at('hold')).toHaveAttribute('data-hold', 'none', { timeout: STEP })
  await river.at('message-send').click()
  await sees(may, '我想说一件事')
})

test('an author takes her words back, and a facilitator hides a message, for everybody', async () => {
  await say(river, 'to be hidden')
  await sees(may, 'to be hidden')
  const first = river.at('message').filter({ hasText: '我想说一件事' })
  await first.getByTestId('takeBack').click()
  await first.getByTestId('takeBack-yes').click()
  const second = may.at('message').filter({ hasText: 'to be hidden' })
  await second.getByTestId('hide').click()
  await second.getByTestId('hide-yes').click()
  for (const person of [may, river]) {
    await expect(person.at('message-text').filter({ hasText: '我想说一件事' })).toHaveCount(0, {
      timeout: STEP,
    })
    await expect(person.at('message-text').filter({ hasText: 'to be hidden' })).toHaveCount(0, {
      timeout: STEP,
    })
    await expect(person.at('message')).toHaveCount(3)
  }
})

test('a locked room makes no invitation', async () => {
  await inSettings(may, () => may.at('lock').click())
  await expect(may.at('invitation-create')).toBeDisabled({ timeout: STEP })
  await inSettings(may, () => may.at('lock').click())
  await expect(may.at('invitation-create')).toBeEnabled({ timeout: STEP })
})

test('who comes later reads a note only once a facilitator shares it', async () => {
  await makeNote(may, 'Plan')
  await editor(may).click()
  await may.page.keyboard.type('Two dates to remember.')
  await expect(may.at('note-state')).toHaveAttribute('data-state', 'done', { timeout: STEP })
  await askToJoin(moon, await invite(may), 'Moon')
  await admit(may, moon)
  await presence(may, 'Moon', true)
  expect(await moon.at('note-item').count()).toBe(0)
  await may.at('note-share').click()
  await may.at('note-share-yes').click()
  await openNote(moon, 'Plan')
  await expect.poll(() => noteOf(moon), { timeout: STEP }).toBe('Two dates to remember.')
})

test('a member becomes a facilitator and a member again, and everybody is told', async () => {
  await about(may, '小河', 'promote')
  await expect(river.at('person-menu')).toHaveCount(2, { timeout: STEP })
  await told(moon, '小河')
  await about(may, '小河', 'demote')
  await expect(river.at('person-menu')).toHaveCount(0, { timeout: STEP })
})

test('who leaves for good is gone from the room, and the room from her computer', async () => {
  await moon.at('open-settings').click()
  await moon.at('leave-for-good').click()
  await moon.at('leave-for-good-yes').click()
  await moon.at('left-start').waitFor({ timeout: STEP })
  for (const person of [may, river]) {
    await expect(person.at('person').filter({ hasText: 'Moon' })).toHaveCount(0, { timeout: STEP })
    await told(person, 'Moon')
  }
  expect(await moon.at('message').count()).toBe(0)
})

test('the page about the connection counts what was not accepted', async () => {
  await river.at('open-connection').click()
  await expect(river.at('meeting-points').getByRole('listitem').first()).toBeVisible()
  await expect(river.at('refused-total')).toHaveAttribute('data-total', /^\d+$/)
  await river.at('sheet-back').click()
})

test('the end for all destroys the room on every computer and says who has confirmed', async () => {
  await may.at('open-settings').click()
  await may.at('end-room').click()
  await may.at('end-room-yes').click()
  for (const person of [may, river]) {
    await person.at('ended').waitFor({ timeout: STEP })
    expect(await person.at('message').count()).toBe(0)
    expect(await person.page.content(), 'what was read out').not.toContain('A short pause.')
  }
  await expect(may.at('ending')).toHaveAttribute('data-confirmed', '1', { timeout: STEP })
  await expect(may.at('ending-missing')).toHaveCount(0)
  expect(await river.at('ending').count()).toBe(0)
})
