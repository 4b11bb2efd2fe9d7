import { expect } from '@playwright/test'
import { LANGUAGE_NAMES, LANGUAGES } from '../../../shared/i18n/languages.ts'
import { takeKeyboard } from '../app/hidden.ts'
import type { XDisplay } from '../app/xDisplay.ts'
import type { KeyboardPerson } from './keyboardPerson.ts'

/** Opens Rowan on a system in another language, and finds her own with the arrow keys. */
export async function findsHerLanguage(person: KeyboardPerson): Promise<void> {
  const { page } = person.app
  await page.getByRole('heading', { level: 1 }).waitFor()
  await person.key('Tab')
  const { testId, name } = await person.focused()
  expect(testId).toBe('hide-now')
  person.tells(
    'opens Rowan, which speaks another language; the first press of Tab is the way out',
    `“${name}”`,
  )
  const group = LANGUAGES.map(each => `first-${each}`)
  let stop = await person.focused()
  while (!group.includes(stop.testId)) {
    await person.key('Tab')
    stop = await person.focused()
  }
  for (let presses = 0; presses < LANGUAGES.length && stop.testId !== `first-${person.language}`; presses++) {
    await person.key('ArrowDown')
    stop = await person.focused()
  }
  expect(stop.name).toBe(LANGUAGE_NAMES[person.language])
  await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe(person.language)
  const heading = person.words('first.language')
  await page.getByRole('heading', { level: 1, name: heading }).waitFor()
  person.tells(`finds ${stop.name} with the arrow keys, and everything is in it at once`, `“${heading}”`)
  await person.press('first-continue')
}

/** Reads what her input method may do, and practises to hide with the keys of her keyboard. */
export async function readsAndPractises(person: KeyboardPerson, display: XDisplay): Promise<void> {
  const typing = await person.hears(person.words('first.typing'))
  person.tells('reads what may be kept of what she types, before she types anything', typing)
  await person.press('first-continue')
  const practice = await person.hears(person.words('bar.practise'))
  await takeKeyboard(display, person.app)
  for (let presses = 0; presses < 3; presses++) display.press('Escape')
  await display.settled()
  const done = person.words('practise.done')
  await expect(person.app.at('practise-state')).toHaveText(done)
  person.tells('practises to hide: three times Esc, and Rowan is still there', `${practice} “${done}”`)
  await person.press('first-continue')
  person.tells('is where everything begins', await person.hears(person.words('start.heading')))
  expect(person.app.app.windows(), 'nothing has touched the network').toHaveLength(1)
}
