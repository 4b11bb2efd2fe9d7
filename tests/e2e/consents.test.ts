import { expect, test } from '@playwright/test'
import { LIMITS } from '../../renderer/screen/session/joinSteps.ts'
import { formatMessage } from '../../shared/i18n/formatMessage.ts'
import { LANGUAGES } from '../../shared/i18n/languages.ts'
import { type OpenStage, openStage } from '../screens/support/openStage.ts'

/** Where something is asked that she may refuse: the scene, the answer that agrees, and the other one. */
const CONSENTS: readonly (readonly [scene: string, yes: string, no: string])[] = [
  ['join-name-warned', 'join-warn-keep', 'join-warn-change'],
  ...LIMITS.map(limit => [`join-limit-${limit}`, `limit-${limit}-yes`, `limit-${limit}-no`] as const),
  ['join-consent', 'consent-yes', 'consent-no'],
  ['host-consent', 'consent-yes', 'consent-no'],
  ['room-contact', 'contact-add', 'contact-not-now'],
  ['room-person-question', 'remove-yes', 'remove-no'],
  ['room-message-question', 'takeBack-yes', 'takeBack-no'],
  ['room-note-ask', 'note-ask-yes', 'note-ask-no'],
  ['sheet-end-question', 'end-room-yes', 'end-room-no'],
]

const FAR = 60

let stage: OpenStage

test.beforeAll(async () => {
  stage = await openStage()
})
test.afterAll(() => stage?.close())

/** How heavy an answer is for the eye: its size in CSS pixels, its type and its colours. */
const weightOf = (testId: string) =>
  stage.page.getByTestId(testId).evaluate(element => {
    const { width, height } = element.getBoundingClientRect()
    const { fontSize, fontWeight, color, backgroundColor, borderTopWidth, borderTopColor } =
      getComputedStyle(element)
    const look = { fontSize, fontWeight, color, backgroundColor, borderTopWidth, borderTopColor }
    return { width: Math.round(width), height: Math.round(height), ...look }
  })

/** Goes on with Tab from the beginning of the page until both answers had the focus, and gives which were reached. */
async function reachedWithTab(answers: readonly string[]): Promise<Set<string>> {
  const reached = new Set<string>()
  await stage.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  for (let presses = 0; presses < FAR && reached.size < answers.length; presses++) {
    await stage.page.keyboard.press('Tab')
    const id = await stage.page.evaluate(() => document.activeElement?.getAttribute('data-testid'))
    if (id && answers.includes(id)) reached.add(id)
  }
  return reached
}

for (const { width, height } of [
  { width: 1280, height: 800 },
  { width: 640, height: 400 },
])
  test(`P0-9: whatever she is asked, “Not now” weighs as much as the other answer, in a window ${width} wide`, async () => {
    test.setTimeout(240_000)
    await stage.look({ colours: 'light', width, height })
    for (const [scene, yes, no] of CONSENTS) {
      await stage.show(scene, 'en')
      for (const language of LANGUAGES) {
        await stage.speak(language)
        const where = `${scene} in ${language}`
        expect(await weightOf(no), where).toEqual(await weightOf(yes))
        if (no !== 'join-warn-change')
          await expect(stage.page.getByTestId(no), where).toHaveText(formatMessage(language, 'common.notNow'))
      }
    }
  })

test('P0-9: whatever she is asked, both answers are reached with the keyboard, and none is chosen beforehand', async () => {
  await stage.look({ colours: 'light', width: 1280, height: 800 })
  for (const [scene, yes, no] of CONSENTS) {
    await stage.show(scene, 'en')
    await stage.page.getByTestId(yes).waitFor()
    await expect(stage.page.locator('main').getByRole('checkbox', { checked: true }), scene).toHaveCount(0)
    await expect(stage.page.getByTestId(yes), scene).not.toBeFocused()
    expect([...(await reachedWithTab([yes, no]))].sort(), scene).toEqual([yes, no].sort())
  }
})
