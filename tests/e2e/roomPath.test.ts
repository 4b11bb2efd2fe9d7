import { expect, test } from '@playwright/test'
import { press, tabTo, type } from '../support/app/keyboard.ts'
import { admit, askToJoin, delivered, hostRoom, invite, noteOf, sees } from '../support/app/people.ts'
import { type RowanApp, STEP, startApp } from '../support/app/rowanApp.ts'

test.describe.configure({ mode: 'serial' })

let host: RowanApp
let guest: RowanApp

test.beforeAll(async () => {
  host = await startApp('Host')
  guest = await startApp('Guest', 'ko')
  await hostRoom(host, 'Tuesday', 'Heron')
  await askToJoin(guest, await invite(host), '은하')
  await admit(host, guest)
})

test.afterAll(async () => {
  for (const app of [host, guest]) await app.close()
})

/** Writes a message and sends it with the keyboard. */
async function write(person: RowanApp, text: string): Promise<void> {
  await type(person, 'message-box', text)
  await person.page.keyboard.press('Control+Enter')
  await expect(person.at('message-box')).toHaveValue('')
}

/** The message with these words. */
const message = (person: RowanApp, text: string) => person.at('message').filter({ hasText: text }).last()

test('a message is answered, and the quote leads to it and goes when its words go', async () => {
  await write(host, 'Did you sleep?')
  await sees(guest, 'Did you sleep?')
  await press(guest, 'answer')
  await expect(guest.at('message-box')).toBeFocused()
  await expect(guest.at('answering')).toContainText('Did you sleep?')
  await press(guest, 'answering-away')
  await expect(guest.at('answering')).toHaveCount(0)
  await expect(guest.at('message-box')).toBeFocused()
  await press(guest, 'answer')
  await write(guest, '조금요')
  await expect(guest.at('answering')).toHaveCount(0)
  await sees(host, '조금요')
  await expect(message(host, '조금요').getByTestId('quote')).toContainText('Did you sleep?')
  await press(host, 'quote')
  await expect(message(host, 'Did you sleep?').first()).toBeVisible()
  const target = host.page.locator('[data-testid="message"][data-marked="true"]')
  await expect(target).toBeFocused()
  await expect(target).toContainText('Did you sleep?')
  await press(host, 'takeBack')
  await press(host, 'takeBack-yes')
  await expect(guest.at('quote')).not.toContainText('Did you sleep?')
  await expect(guest.at('quote')).toContainText('거두었거나')
  for (const person of [host, guest])
    await expect
      .poll(async () => (await person.page.content()).includes('Did you sleep?'), { timeout: STEP })
      .toBe(false)
})

test('what may be hard to read is folded: the topic, Show and Skip, and no word of it on the page', async () => {
  await press(guest, 'topic-toggle')
  await expect(guest.at('topic')).toBeFocused()
  await guest.page.keyboard.insertText('그날 밤')
  await guest.page.keyboard.press('Enter')
  await expect(guest.at('message-box')).toBeFocused()
  await expect(guest.at('messages')).toHaveAttribute('data-total', '2')
  await write(guest, '비밀스러운 말')
  await expect(guest.at('topic')).toHaveCount(0)
  await expect(message(guest, '비밀스러운 말')).toContainText('그날 밤')
  await expect(host.at('noted')).toContainText('그날 밤', { timeout: STEP })
  expect(await host.page.content()).not.toContain('비밀스러운')
  await write(host, 'after it')
  await press(host, 'noted-skip')
  await expect(message(host, 'after it')).toBeFocused()
  expect(await host.page.content()).not.toContain('비밀스러운')
  await press(host, 'noted-show')
  await sees(host, '비밀스러운 말')
  await expect(host.at('noted-open')).toBeFocused()
  await press(host, 'noted-close')
  expect(await host.page.content()).not.toContain('비밀스러운')
})

test('words are found whatever their case and width, and choosing one leads there', async () => {
  await write(host, 'The Train leaves at eight')
  for (let at = 0; at < 25; at++) await write(host, `line ${at}`)
  await sees(guest, 'line 24')
  await press(guest, 'open-search')
  await expect(guest.at('search-text')).toBeFocused()
  await guest.page.keyboard.insertText('ｔｒａｉｎ　LEAVES')
  await guest.page.keyboard.press('Enter')
  await expect(guest.at('search-outcome')).toHaveAttribute('data-count', '1')
  await tabTo(guest, 'found')
  await guest.page.keyboard.press('Enter')
  const found = guest.page.locator('[data-testid="message"][data-marked="true"]')
  await expect(found).toContainText('The Train leaves at eight')
  await expect(found).toBeFocused()
  await expect(found).toBeInViewport()
  await expect(guest.at('sheet-search')).toHaveCount(0)
})

test('what is folded is found by its topic alone', async () => {
  await press(host, 'open-search')
  await host.page.keyboard.insertText('비밀스러운')
  await host.page.keyboard.press('Enter')
  await expect(host.at('search-outcome')).toHaveAttribute('data-count', '0')
  await host.at('search-text').fill('그날')
  await host.page.keyboard.press('Enter')
  await expect(host.at('search-outcome')).toHaveAttribute('data-count', '1')
  expect(await host.page.content()).not.toContain('비밀스러운')
  await host.page.keyboard.press('Escape')
  await expect(host.at('open-search')).toBeFocused()
})

test('a line says what came while she was away, until she has seen it and writes', async () => {
  await tabTo(guest, 'message-box')
  await guest.page.evaluate(() => window.dispatchEvent(new Event('blur')))
  await expect(guest.at('veil')).toBeVisible()
  await write(host, 'while you were away')
  await write(host, 'and one more')
  await expect(guest.at('messages')).toHaveAttribute('data-total', '32', { timeout: STEP })
  await press(guest, 'veil-lift')
  const rows = guest.page.locator('[data-testid="new-messages"] + li')
  await expect(rows).toContainText('while you were away')
  await guest.at('to-newest').or(guest.at('message-box')).last().waitFor()
  if (await guest.at('to-newest').isVisible()) await press(guest, 'to-newest')
  await write(guest, '돌아왔어요')
  await expect(guest.at('new-messages')).toHaveCount(0)
})

test('the talk is copied as text once that was asked, without what is folded', async () => {
  await press(host, 'open-copy')
  await expect(host.at('sheet-copy')).toContainText('30 seconds')
  const clipboard = () => host.app.evaluate(({ clipboard: system }) => system.readText())
  await host.app.evaluate(({ clipboard: system }) => system.writeText('before'))
  expect(await clipboard()).toBe('before')
  await press(host, 'copy-yes')
  await expect(host.at('copied')).toHaveAttribute('data-count', '33')
  const text = await clipboard()
  expect(text).toContain('The Train leaves at eight')
  expect(text).toContain('May be hard to read: 그날 밤')
  expect(text).not.toContain('비밀스러운')
  expect(text).not.toContain('Did you sleep?')
  await host.page.keyboard.press('Escape')
  // the message she was at last: the folded one
  await press(host, 'hide')
  await press(host, 'copy-from-here')
  await press(host, 'copy-yes')
  await expect(host.at('copied')).toHaveAttribute('data-count', '31')
  expect(await clipboard()).toContain('돌아왔어요')
  expect(await clipboard()).not.toContain('조금요')
  await host.page.keyboard.press('Escape')
})

test('a long message is folded until all of it is wanted', async () => {
  await write(host, `${'long words '.repeat(200)}the end`)
  const last = guest.at('message').last()
  await expect(last.getByTestId('message-whole')).toBeVisible({ timeout: STEP })
  await expect(last).not.toContainText('the end')
  await press(guest, 'message-whole')
  await expect(last).toContainText('the end')
})

test('a member writes privately, and her words reach the others only when she adds them', async () => {
  await press(guest, 'note-new-open')
  await type(guest, 'note-new-title', '계획')
  await guest.page.keyboard.press('Enter')
  await type(guest, 'note-private', '아직 아무도 몰라요')
  await press(host, 'note-item')
  await host.at('note-editor').waitFor()
  await press(guest, 'note-close')
  await press(guest, 'note-item')
  await expect(guest.at('note-private')).toHaveValue('아직 아무도 몰라요')
  await write(host, 'still nothing?')
  await delivered(host, 'still nothing?')
  expect(await noteOf(host)).toBe('')
  expect(await noteOf(guest)).toBe('')
  await press(guest, 'note-private-add')
  await expect.poll(() => noteOf(host), { timeout: STEP }).toContain('아직 아무도 몰라요')
  await expect(guest.at('note-private')).toHaveValue('')
  await expect(host.at('note-private')).toHaveCount(0)
})
