import { expect, test } from '@playwright/test'
import { makeAppFolder } from '../../build/runtime/launchOptions.mjs'
import { CRISIS_LINES } from '../../shared/i18n/crisis/crisisLines.ts'
import { formatMessage } from '../../shared/i18n/formatMessage.ts'
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '../../shared/i18n/languages.ts'
import { fullFolder } from '../support/app/fullFolder.ts'
import { takeKeyboard } from '../support/app/hidden.ts'
import { press, tabTo } from '../support/app/keyboard.ts'
import { canCutNetwork, cutNetwork } from '../support/app/networkProcess.ts'
import { launchApp, type RowanApp, startAnew, startApp } from '../support/app/rowanApp.ts'
import { addressesOf } from '../support/app/shellProbe.ts'
import { canWatchDisplay, XDisplay } from '../support/app/xDisplay.ts'

const SYSTEMS: Readonly<Record<Language, string>> = {
  en: 'en-GB',
  'zh-Hans': 'zh-CN',
  'zh-Hant': 'zh-TW',
  ko: 'ko',
}
const PLACES = { en: 'hongKong', 'zh-Hans': 'china', 'zh-Hant': 'taiwan', ko: 'korea' } as const

test.skip(!canWatchDisplay, 'Esc is pressed from outside, through an X display, so that main counts it')

let display: XDisplay
test.beforeAll(async () => {
  display = await XDisplay.open()
})
test.afterAll(() => display.close())

/** One step of a story, which the run prints. */
async function tell(who: string, what: string, act: () => Promise<void>): Promise<void> {
  await test.step(what, act)
  console.log(`    ${who.padEnd(8)} ${what}`)
}

const focused = ({ page }: RowanApp) =>
  page.evaluate(
    () => document.activeElement?.getAttribute('data-testid') ?? document.activeElement?.textContent,
  )

const languageOf = ({ page }: RowanApp) => page.evaluate(() => document.documentElement.lang)

/** Everything the page asks for from now on that is not a file of the app. */
function strayRequests({ page }: RowanApp): string[] {
  const found: string[] = []
  page.on('request', request => {
    if (!request.url().startsWith('app://screen/')) found.push(request.url())
  })
  return found
}

/** Waits until a step is shown and its name has the focus, so that it is what a screen reader says. */
async function stepOpens(person: RowanApp, language: Language, part: number, heading: string): Promise<void> {
  const place = formatMessage(language, 'first.step', { step: part, total: 4 })
  await expect(person.page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
  await expect.poll(() => focused(person)).toBe(`${place}. ${heading}`)
}

/** Nothing of the page is wider than the window. */
const fits = ({ page }: RowanApp) =>
  page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('main')].every(
      ({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth,
    ),
  )

async function chooseRegion(person: RowanApp, language: Language): Promise<void> {
  const name = formatMessage(language, `crisis.region.${PLACES[language]}`)
  await person.at('crisis-region').getByText(name, { exact: true }).click()
}

for (const language of LANGUAGES)
  test(`a new person goes through the first pages by keyboard alone, in ${LANGUAGE_NAMES[language]}`, async () => {
    const words = (key: Parameters<typeof formatMessage>[1]) => formatMessage(language, key)
    const ann = await startAnew('Ann', SYSTEMS[language])
    const story = (what: string, act: () => Promise<void>) => tell(language, what, act)
    const stray = strayRequests(ann)
    try {
      await story(
        'Rowan opens in the language of her system and says that nothing is on the network',
        async () => {
          expect(await languageOf(ann)).toBe(language)
          await expect(ann.page.getByText(words('first.language.text'))).toBeVisible()
          await stepOpens(ann, language, 1, words('first.language'))
        },
      )
      await story('the first thing that Tab reaches is “Hide now”', async () => {
        await ann.page.keyboard.press('Tab')
        expect(await focused(ann)).toBe('hide-now')
      })
      await story('an arrow key changes the language at once, and another one changes it back', async () => {
        const last = language === 'ko'
        const other = LANGUAGES[LANGUAGES.indexOf(language) + (last ? -1 : 1)] ?? 'en'
        await ann.page.getByTestId('first-languages').getByRole('radio', { checked: true }).focus()
        await ann.page.keyboard.press(last ? 'ArrowUp' : 'ArrowDown')
        await expect.poll(() => languageOf(ann)).toBe(other)
        await expect(ann.page.getByText(formatMessage(other, 'first.language.text'))).toBeVisible()
        await ann.page.keyboard.press(last ? 'ArrowDown' : 'ArrowUp')
        await expect.poll(() => languageOf(ann)).toBe(language)
      })
      await story('she is asked whether somebody else could see this computer', async () => {
        await press(ann, 'first-continue')
        await stepOpens(ann, language, 2, words('first.seen'))
        const widths = await Promise.all(
          ['yes', 'unsure', 'no'].map(async id => (await ann.at(`first-${id}`).boundingBox())?.width),
        )
        expect(new Set(widths.map(width => Math.round(width ?? 0))).size).toBe(1)
      })
      await story('she is not sure, and hears what she can do and what Rowan cannot', async () => {
        await press(ann, 'first-unsure')
        await stepOpens(ann, language, 2, words('first.choices'))
        for (const key of ['trace', 'spy', 'network'] as const)
          await expect(ann.page.getByText(words(`first.limits.${key}`))).toBeVisible()
        await expect(ann.page.getByText(words('first.choices.cover'))).toBeVisible()
      })
      await story(
        'she looks at the lines that she can call, and is at the same button when she is back',
        async () => {
          await press(ann, 'first-lines')
          await expect(
            ann.page.getByRole('heading', { level: 1, name: words('crisis.heading') }),
          ).toBeVisible()
          expect(await ann.at('crisis-number').count()).toBe(
            CRISIS_LINES.filter(({ region }) => language !== 'en' && region === PLACES[language]).length,
          )
          await ann.page
            .getByRole('button', { name: words('common.back') })
            .last()
            .focus()
          await ann.page.keyboard.press('Enter')
          await expect(
            ann.page.getByRole('heading', { level: 1, name: words('first.choices') }),
          ).toBeVisible()
          await expect.poll(() => focused(ann)).toBe('first-lines')
        },
      )
      await story('she reads about a safer device, and goes back', async () => {
        await press(ann, 'first-device')
        await stepOpens(ann, language, 2, words('first.device'))
        await press(ann, 'first-back')
        await stepOpens(ann, language, 2, words('first.choices'))
      })
      await story('she chooses a session that keeps nothing, and reads what that means', async () => {
        await press(ann, 'first-nothing')
        await stepOpens(ann, language, 2, words('first.nothing'))
        await press(ann, 'first-continue')
      })
      await story('she reads what her input method may do, before she types anything', async () => {
        await stepOpens(ann, language, 3, words('first.typing'))
        await expect(ann.page.getByText(words('first.typing.do'))).toBeVisible()
        await press(ann, 'first-continue')
      })
      await story('she practises “Hide now”: three times Esc, and Rowan is still there', async () => {
        await stepOpens(ann, language, 4, words('bar.practise'))
        await expect(ann.at('practise-places')).toBeVisible()
        await takeKeyboard(display, ann)
        for (let presses = 0; presses < 3; presses++) display.press('Escape')
        await display.settled()
        await expect(ann.at('practise-state')).toHaveText(words('practise.done'))
      })
      await story('she is on the start page, and nothing has touched the network', async () => {
        await press(ann, 'first-continue')
        await expect(ann.page.getByRole('heading', { level: 1, name: words('start.heading') })).toBeVisible()
        expect(await addressesOf(ann)).toEqual(['app://screen/'])
        expect(stray).toEqual([])
      })
      await story('where she types first, nobody tells her about input methods again', async () => {
        await press(ann, 'start-join')
        await ann.at('join-invitation').waitFor()
        expect(await ann.at('keyboard-notice').count()).toBe(0)
      })
    } finally {
      await ann.close()
    }
  })

test('whoever is sure that nobody sees the computer goes straight on, and whoever skips is told beside the first field', async () => {
  const ann = await startAnew('Ann')
  try {
    await press(ann, 'first-continue')
    await press(ann, 'first-no')
    await stepOpens(ann, 'en', 3, formatMessage('en', 'first.typing'))
    await press(ann, 'first-skip')
    await press(ann, 'start-join')
    await expect(ann.at('keyboard-notice')).toBeVisible()
    await press(ann, 'keyboard-how')
    await expect(ann.page.getByText(formatMessage('en', 'first.typing.do'))).toBeVisible()
    await ann.page.getByRole('button', { name: 'Back' }).first().click()
    await press(ann, 'start-host')
    await ann.at('host-title').waitFor()
    expect(await ann.at('keyboard-notice').count()).toBe(0)
  } finally {
    await ann.close()
  }
})

for (const language of LANGUAGES)
  test(`P0-11: the crisis card is read without a network, at twice the size, in ${LANGUAGE_NAMES[language]}`, async () => {
    const ann = await startApp('Ann', SYSTEMS[language])
    const plugIn = canCutNetwork ? cutNetwork(ann) : () => undefined
    try {
      await ann.page.setViewportSize({ width: 640, height: 400 })
      await ann.at('start-crisis').click()
      await chooseRegion(ann, language)
      const lines = CRISIS_LINES.filter(({ region }) => region === PLACES[language])
      expect(await ann.at('crisis-number').allInnerTexts()).toEqual(lines.flatMap(({ numbers }) => numbers))
      await expect(ann.at('source-line')).toHaveCount(lines.length)
      const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' })
      for (const [at, { lastChecked }] of lines.entries())
        await expect(ann.at('source-line').nth(at)).toContainText(day.format(new Date(lastChecked)))
      expect(await fits(ann)).toBe(true)
      for (const number of await ann.at('crisis-number').all()) {
        await number.scrollIntoViewIfNeeded()
        await expect(number).toBeInViewport({ ratio: 0.9 })
      }
      await ann.at('crisis-region').getByText(formatMessage(language, 'crisis.region.elsewhere')).click()
      await expect(ann.at('crisis-else').getByRole('listitem')).toHaveCount(3)
      expect(await ann.at('crisis-number').count()).toBe(0)
      expect(await addressesOf(ann)).toEqual(['app://screen/'])
    } finally {
      plugIn()
      await ann.close()
    }
  })

test('half a year later the card says that it is old, by the clock of this computer', async () => {
  const ann = await startApp('Ann', 'zh-TW')
  try {
    await ann.at('start-crisis').click()
    await expect(ann.at('source-line').first()).toHaveAttribute('data-old', 'false')
    await ann.page
      .getByRole('button', { name: formatMessage('zh-Hant', 'common.back') })
      .first()
      .click()
    await ann.page.clock.setFixedTime(new Date('2027-06-01T12:00:00Z'))
    await ann.at('start-crisis').click()
    await expect(ann.at('source-line').first()).toHaveAttribute('data-old', 'true')
    await expect(ann.at('source-line').first()).toContainText('已超過 180 天')
  } finally {
    await ann.close()
  }
})

test('the calm page and the first day are there at any time, and lead to the lines', async () => {
  const ann = await startApp('Ann', 'ko')
  try {
    await press(ann, 'start-calm')
    await expect(ann.page.getByText(formatMessage('ko', 'calm.stop'))).toBeVisible()
    await press(ann, 'calm-read')
    await expect(ann.at('day-fact').first()).toBeVisible()
    await expect(ann.at('source-line')).toHaveCount(await ann.at('day-fact').count())
    await press(ann, 'calm-lines')
    await expect(
      ann.page.getByRole('heading', { level: 1, name: formatMessage('ko', 'crisis.heading') }),
    ).toBeVisible()
  } finally {
    await ann.close()
  }
})

test('a kept profile asks for its passphrase instead of the first pages, and the lines are reached from there', async () => {
  const ann = await launchApp('Ann', 'zh-CN', await fullFolder(1))
  try {
    await ann.at('profile-passphrase').waitFor()
    expect(await ann.at('first-skip').count()).toBe(0)
    await press(ann, 'bar-menu')
    await press(ann, 'bar-crisis')
    await expect(ann.at('crisis-number').first()).toBeVisible()
    await ann.page
      .getByRole('button', { name: formatMessage('zh-Hans', 'common.back') })
      .last()
      .click()
    await tabTo(ann, 'profile-passphrase')
  } finally {
    await ann.close()
  }
})

test('where settings are kept the start page comes at once, and without them the first pages come every time', async () => {
  const folder = makeAppFolder('again')
  const again = () => launchApp('Ann', 'en', folder)
  const first = await again()
  await first.at('first-skip').waitFor()
  await first.app.close()
  const second = await again()
  await second.at('first-skip').click()
  await second.at('bar-menu').click()
  await second.at('bar-settings').click()
  await second.at('remember-settings').click()
  await expect(second.at('remember-settings').getByRole('switch')).toBeChecked()
  await second.app.close()
  const third = await again()
  await third.at('start-join').waitFor()
  expect(await third.at('first-skip').count()).toBe(0)
  await third.close()
})
