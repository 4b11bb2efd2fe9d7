import { type CDPSession, expect, test } from '@playwright/test'
import { hostRoom, makeNote, noteOf } from '../support/app/people.ts'
import { type RowanApp, startApp } from '../support/app/rowanApp.ts'

/** What each language's input method shows while it composes, and what it writes in the end. */
const LANGUAGES: [tag: string, composed: string, written: string][] = [
  ['en', 'cafe´', 'café'],
  ['zh-CN', 'nihao', '你好'],
  ['zh-TW', 'ㄋㄧˇ', '你'],
  ['ko', '하', '한'],
]

type Field = { readonly person: RowanApp; readonly tools: CDPSession; readonly testId: string }
type Words = { readonly composed: string; readonly written: string }

/** The clock of the page goes on until what comes next is no part of the composition any more. */
async function later({ page }: RowanApp): Promise<void> {
  const now = await page.evaluate(() => performance.now())
  await page.waitForFunction(from => performance.now() > from + 100, now)
}

/** Composes in a field, presses Enter in every way meanwhile and right afterwards, and leaves the written words in the field. */
async function compose({ person, tools, testId }: Field, { composed, written }: Words): Promise<void> {
  const field = person.at(testId)
  await field.focus()
  const length = composed.length
  await tools.send('Input.imeSetComposition', {
    text: composed,
    selectionStart: length,
    selectionEnd: length,
  })
  await expect(field).toHaveValue(composed)
  for (const keys of ['Control+Enter', 'Meta+Enter']) await person.page.keyboard.press(keys)
  await field.evaluate(element => {
    const press = (more: object) =>
      element.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...more }),
      )
    for (const ctrlKey of [false, true]) {
      press({ ctrlKey, isComposing: true })
      press({ ctrlKey, keyCode: 229 })
    }
  })
  await expect(field).toBeFocused()
  await field.evaluate(element => {
    // the order of some systems: the end of the composition, and then the Enter that ended it
    element.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }))
    const press = { key: 'Enter', bubbles: true, cancelable: true }
    element.dispatchEvent(new KeyboardEvent('keydown', press))
    element.dispatchEvent(new KeyboardEvent('keydown', { ...press, ctrlKey: true }))
  })
  await tools.send('Input.insertText', { text: written })
  await expect(field).toHaveValue(written)
  await expect(field).toBeFocused()
  await later(person)
}

for (const [tag, composed, written] of LANGUAGES)
  test(`Enter while an input method composes sends, searches and adds nothing (${tag})`, async () => {
    test.setTimeout(120_000)
    const person = await startApp('Ann', tag)
    await hostRoom(person, 'Room', 'Ann')
    const tools = await person.page.context().newCDPSession(person.page)
    const words = { composed, written }
    const sent = async (count: number) =>
      expect(person.at('messages')).toHaveAttribute('data-total', `${count}`)

    await compose({ person, tools, testId: 'message-box' }, words)
    await sent(0)
    await expect(person.at('message-box')).toHaveValue(written)
    await person.at('topic-toggle').click()
    await compose({ person, tools, testId: 'topic' }, words)
    await sent(0)
    await person.page.keyboard.press('Enter')
    await expect(person.at('message-box')).toBeFocused()
    await sent(0)
    await person.page.keyboard.press('Control+Enter')
    await sent(1)

    await person.at('open-search').click()
    await compose({ person, tools, testId: 'search-text' }, words)
    await expect(person.at('search-outcome').locator('p')).toHaveCount(0)
    await person.page.keyboard.press('Enter')
    await expect(person.at('search-outcome')).toHaveAttribute('data-count', '1')
    await person.at('sheet-back').click()

    await makeNote(person, 'Plan')
    await person.at('write-privately').click()
    await compose({ person, tools, testId: 'note-private' }, words)
    expect(await noteOf(person)).toBe('')
    await person.at('note-private-add').click()
    await expect.poll(() => noteOf(person)).toContain(written)
    await person.close()
  })
