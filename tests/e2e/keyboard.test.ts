import { expect, test } from '@playwright/test'
import { press, tabTo, type } from '../support/app/keyboard.ts'
import { delivered, digits, editor, sameNote, sees } from '../support/app/people.ts'
import { type RowanApp, startApp } from '../support/app/rowanApp.ts'

test.describe.configure({ mode: 'serial' })

let host: RowanApp
let guest: RowanApp

test.beforeAll(async () => {
  host = await startApp('Host', 'ko')
  guest = await startApp('Guest', 'zh-TW')
})

test.afterAll(async () => {
  for (const app of [host, guest]) await app.close()
})

test('the first thing that Tab reaches is the way out', async () => {
  await host.page.keyboard.press('Tab')
  expect(await host.page.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe('hide-now')
})

test('P0-10: two people meet with the keyboard alone', async () => {
  await press(host, 'start-host')
  await type(host, 'host-title', '저녁')
  await type(host, 'host-name', '은하')
  await press(host, 'host-form-submit')
  await host.at('consent-yes').waitFor()
  expect(
    host.app.windows(),
    'the network has a window of its own, and nobody has agreed to it yet',
  ).toHaveLength(1)
  await press(host, 'consent-yes')
  await expect.poll(() => host.app.windows().length).toBe(2)
  await press(host, 'invitation-create')
  const invitation = await host.at('invitation-text').inputValue()
  await press(guest, 'start-join')
  await type(guest, 'join-invitation', invitation)
  await press(guest, 'join-form-submit')
  await type(guest, 'join-name', '小河')
  await press(guest, 'join-name-form-submit')
  await press(guest, 'join-code-form-submit')
  for (const limit of ['who', 'stays', 'tell', 'hide', 'never']) await press(guest, `limit-${limit}-yes`)
  await press(guest, 'consent-yes')
  await type(host, 'admit-digits', await digits(guest))
  await press(host, 'admit', 'Space')
  await guest.at('message-box').waitFor()
})

test('P0-10: Enter makes a line and Control+Enter sends', async () => {
  await type(guest, 'message-box', '第一行')
  await guest.page.keyboard.press('Enter')
  await guest.page.keyboard.insertText('第二行')
  expect(await guest.at('message-box').inputValue()).toBe('第一行\n第二行')
  await guest.page.keyboard.press('Control+Enter')
  await sees(host, '第二行')
  await delivered(guest, '第二行')
})

test('a note is made, formatted and left again', async () => {
  await press(guest, 'note-new-open')
  await type(guest, 'note-new-title', '計畫')
  await guest.page.keyboard.press('Enter')
  await press(guest, 'write-directly')
  await tabTo(guest, 'note-editor')
  await guest.page.keyboard.type('one')
  await guest.page.keyboard.press('Control+b')
  await guest.page.keyboard.type(' two')
  await press(host, 'note-item')
  expect(await sameNote(host, guest)).toContain('one two')
  await expect(editor(host).locator('strong')).toHaveText(' two')
})

test('a message is taken back', async () => {
  await press(guest, 'takeBack')
  await press(guest, 'takeBack-yes')
  for (const person of [guest, host]) await expect(person.at('message-text')).toHaveCount(0)
})

test('a member is made a facilitator, and the focus stays with her', async () => {
  expect(await guest.at('person-menu').count()).toBe(0)
  await press(host, 'person-menu')
  await press(host, 'promote')
  await press(host, 'promote-yes')
  await expect(guest.at('person-menu')).toHaveCount(1)
  await expect(host.at('person-menu')).toBeFocused()
})

test('the page about the connection says that they are linked directly, and Escape leads back', async () => {
  await press(host, 'open-connection')
  await expect(host.at('linked-person')).toHaveAttribute('data-path', 'direct', { timeout: 30_000 })
  await expect(host.at('relay-try')).toHaveCount(0)
  await host.page.keyboard.press('Escape')
  await expect(host.at('open-connection')).toBeFocused()
})

test('the room gets another name, and Escape leads back to where the page was opened', async () => {
  await press(host, 'open-settings')
  await tabTo(host, 'rename-title')
  await host.page.keyboard.press('End')
  await host.page.keyboard.type(' 2')
  await host.page.keyboard.press('Enter')
  await expect(guest.page.getByRole('heading', { name: '저녁 2' })).toBeVisible()
  await host.page.keyboard.press('Escape')
  await expect(host.at('open-settings')).toBeFocused()
})

test('P0-10: leaving takes one press, and one more to keep nothing', async () => {
  await press(guest, 'room-leave')
  await press(guest, 'ending-nothing')
  await press(guest, 'left-start')
  await guest.at('start-join').waitFor()
})
