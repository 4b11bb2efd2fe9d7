import { expect, test } from '@playwright/test'
import { formatMessage } from '../../shared/i18n/formatMessage.ts'
import type { Language } from '../../shared/i18n/languages.ts'
import { hostRoom, makeNote, noteOf } from '../support/app/people.ts'
import { type RowanApp, startApp } from '../support/app/rowanApp.ts'

/** One thing that may be pasted or dropped, as the page sees it. */
type Brought = { files?: [name: string, type: string][]; kinds?: Record<string, string> }

const PICTURE =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const DATA = `data:image/png;base64,${PICTURE}`

/** Every way in which a picture or a file can come with a paste or a drop. */
const WAYS: Record<string, Brought> = {
  'a picture': { files: [['a.png', 'image/png']] },
  'a file': { files: [['a.pdf', 'application/pdf']] },
  'several files beside words': {
    files: [
      ['a.png', 'image/png'],
      ['b.mp4', 'video/mp4'],
    ],
    kinds: { 'text/plain': 'words' },
  },
  'HTML with a picture': {
    kinds: { 'text/html': '<p>w<img src="https://x.example/a.png"></p>', 'text/plain': 'w' },
  },
  'HTML with a picture written out': { kinds: { 'text/html': `<a href="${DATA}">w</a>`, 'text/plain': 'w' } },
  'a picture written out as words': { kinds: { 'text/plain': DATA } },
  'an address of a file': {
    kinds: { 'text/uri-list': 'file:///tmp/a.png', 'text/plain': 'file:///tmp/a.png' },
  },
}

/** Brings it to an element as a paste or a drop does; gives whether the page stopped it. */
async function bring(
  person: RowanApp,
  selector: string,
  way: 'paste' | 'drop',
  what: Brought,
): Promise<boolean> {
  return person.page
    .locator(selector)
    .first()
    .evaluate(
      (element, { way, what }) => {
        const data = new DataTransfer()
        for (const [name, type] of what.files ?? []) data.items.add(new File(['x'], name, { type }))
        for (const [kind, text] of Object.entries(what.kinds ?? {})) data.setData(kind, text)
        const init = { bubbles: true, cancelable: true }
        const made =
          way === 'paste'
            ? new ClipboardEvent(way, { ...init, clipboardData: data })
            : new DragEvent(way, { ...init, dataTransfer: data })
        return !element.dispatchEvent(made)
      },
      { way, what },
    )
}

async function expectKindWords(person: RowanApp, language: Language): Promise<void> {
  const words = formatMessage(language, 'refuse.pictures')
  const notice = person.at('notice')
  await expect(notice).toHaveText(words)
  await expect(notice).toHaveAttribute('role', 'status')
  await expect(person.at('announcements')).toContainText(words)
  await expect(person.at('announcements')).toHaveAttribute('aria-live', 'polite')
}

/** Tries every way at one place, and puts the sentence away each time. */
async function refusesAll(person: RowanApp, selector: string): Promise<void> {
  for (const [name, what] of Object.entries(WAYS))
    for (const way of ['paste', 'drop'] as const) {
      expect(await bring(person, selector, way, what), `${way} of ${name} into ${selector}`).toBe(true)
      await expectKindWords(person, 'en')
      await person.at('notice-dismiss').click()
    }
}

const textIn = (person: RowanApp, testId: string) => person.at(testId).inputValue()

async function expectNoFilePick(person: RowanApp): Promise<void> {
  await expect(person.page.locator('input[type="file"], input[accept]')).toHaveCount(0)
}

test('P0-4, E-29: pictures, videos and files are refused kindly at every place and in every way, and nothing of them comes in', async () => {
  test.setTimeout(240_000)
  const ann = await startApp('Ann')
  await expectNoFilePick(ann)
  await ann.at('start-join').click()
  await expectNoFilePick(ann)
  await refusesAll(ann, '[data-testid="join-invitation"]')
  expect(await textIn(ann, 'join-invitation')).toBe('')
  await ann.close()

  const bea = await startApp('Bea')
  await hostRoom(bea, 'Tuesday', 'Bea')
  await bea.at('topic-toggle').click()
  await expectNoFilePick(bea)
  for (const field of ['message-box', 'topic']) {
    await refusesAll(bea, `[data-testid="${field}"]`)
    expect(await textIn(bea, field)).toBe('')
  }
  await refusesAll(bea, 'body')
  await refusesAll(bea, '[data-testid="messages"]')
  await expect(bea.at('messages')).toHaveAttribute('data-total', '0')

  await bea.at('open-search').click()
  await expectNoFilePick(bea)
  await refusesAll(bea, '[data-testid="search-text"]')
  expect(await textIn(bea, 'search-text')).toBe('')
  await bea.at('sheet-back').click()

  await makeNote(bea, 'Plan')
  await expectNoFilePick(bea)
  await refusesAll(bea, '.ProseMirror')
  await bea.at('write-privately').click()
  await refusesAll(bea, '[data-testid="note-private"]')
  expect(await textIn(bea, 'note-private')).toBe('')
  expect(await noteOf(bea)).toBe('')
  await expect(bea.at('messages')).toHaveAttribute('data-total', '0')

  await bea.at('bar-menu').click()
  await bea.at('bar-settings').click()
  await expectNoFilePick(bea)
  await refusesAll(bea, 'body')
  await bea.close()
})

const LANGUAGES: [tag: string, language: Language][] = [
  ['en', 'en'],
  ['zh-CN', 'zh-Hans'],
  ['zh-TW', 'zh-Hant'],
  ['ko', 'ko'],
]

for (const [tag, language] of LANGUAGES)
  test(`P0-4, E-25: what really is on the clipboard is refused in words of ${language}, and plain text is not`, async () => {
    test.setTimeout(120_000)
    const ann = await startApp('Ann', tag)
    await hostRoom(ann, 'Room', 'Ann')
    const box = ann.at('message-box')
    await box.click()
    await ann.app.evaluate(({ clipboard, nativeImage }, url) => {
      const system = clipboard as unknown as { writeImage(image: unknown): void }
      system.writeImage(nativeImage.createFromDataURL(url))
    }, DATA)
    await ann.page.keyboard.press('Control+v')
    await expectKindWords(ann, language)
    await ann.at('notice-dismiss').click()
    await box.click()
    await ann.app.evaluate(({ clipboard }) => {
      const system = clipboard as unknown as { write(what: { text: string; html: string }): void }
      system.write({ text: 'beside', html: 'beside <img src="https://x.example/a.png">' })
    })
    await ann.page.keyboard.press('Control+v')
    await expectKindWords(ann, language)
    expect(await box.inputValue()).toBe('')
    await box.click()
    await ann.page.keyboard.press('Control+Shift+v')
    await expect(box).toHaveValue('beside')
    await expect(ann.at('messages')).toHaveAttribute('data-total', '0')
    await ann.close()
  })
