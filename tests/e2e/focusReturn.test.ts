import { expect, test } from '@playwright/test'
import { press } from '../support/app/keyboard.ts'
import { type RowanApp, startApp } from '../support/app/rowanApp.ts'

let ann: RowanApp

test.beforeEach(async () => {
  ann = await startApp('Ann')
})
test.afterEach(() => ann.close())

for (const testId of ['start-crisis', 'start-calm'] as const) {
  test(`after the page that ${testId} opened, the keyboard is at that button again`, async () => {
    await press(ann, testId)
    await press(ann, 'page-back')
    await expect(ann.at(testId)).toBeFocused()
  })
}

test('after a page from the menu, whose entry is gone, the keyboard is at the menu', async () => {
  for (const entry of ['bar-crisis', 'bar-calm', 'bar-practise', 'bar-settings'] as const) {
    await press(ann, 'bar-menu')
    await press(ann, entry)
    await press(ann, 'page-back')
    await expect(ann.at('bar-menu'), entry).toBeFocused()
  }
})

test('a page that opens is heard by its name, and Tab leads to the way out first', async () => {
  await press(ann, 'start-crisis')
  expect(await ann.page.evaluate(() => document.activeElement?.textContent)).toBe('Lines you can call')
  await ann.page.keyboard.press('Tab')
  await expect(ann.at('hide-now')).toBeFocused()
})

test('where something is wrong in a form, the keyboard goes there', async () => {
  await press(ann, 'start-host')
  await press(ann, 'host-form-submit')
  await expect(ann.at('host-title')).toBeFocused()
  await press(ann, 'page-back')
  await press(ann, 'start-join')
  await press(ann, 'join-form-submit')
  await expect(ann.at('join-invitation')).toBeFocused()
})
