import type { RowanApp } from './rowanApp.ts'

/** Nothing on any screen is further away than this many presses of Tab. */
const FAR = 60

/** Goes on with Tab until the element with this test id has the focus; false when the veil is drawn meanwhile. */
async function goTo({ page }: RowanApp, testId: string): Promise<boolean> {
  for (let presses = 0; presses < FAR; presses++) {
    // a switch is named by its label, which holds what has the focus
    const focused = await page.evaluate(() =>
      document.activeElement?.closest('[data-testid]')?.getAttribute('data-testid'),
    )
    if (focused === testId) return true
    if (testId !== 'veil-lift' && (await page.getByTestId('veil').isVisible())) return false
    await page.keyboard.press('Tab')
  }
  throw new Error(`${testId} cannot be reached with Tab`)
}

/** Goes on with Tab until the element with this test id has the focus, and lifts the veil where another window has taken the focus. */
export async function tabTo(person: RowanApp, testId: string): Promise<void> {
  await person.at(testId).first().waitFor({ state: 'attached' })
  while (!(await goTo(person, testId))) {
    await goTo(person, 'veil-lift')
    await person.page.keyboard.press('Enter')
  }
}

/** Goes to a button and presses it. */
export async function press(person: RowanApp, testId: string, key = 'Enter'): Promise<void> {
  await tabTo(person, testId)
  await person.page.keyboard.press(key)
}

/** Goes to a field and types into it. */
export async function type(person: RowanApp, testId: string, text: string): Promise<void> {
  await tabTo(person, testId)
  await person.page.keyboard.insertText(text)
}
