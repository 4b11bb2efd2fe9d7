import { expect, test } from '@playwright/test'
import { asBytes, countInMemory, isAlive, processTree } from '../support/app/appProcesses.ts'
import { livingParts, takeKeyboard } from '../support/app/hidden.ts'
import { hostRoom } from '../support/app/people.ts'
import { type RowanApp, STEP, startApp } from '../support/app/rowanApp.ts'
import { addressesOf } from '../support/app/shellProbe.ts'
import { until } from '../support/app/until.ts'
import { canWatchDisplay, XDisplay } from '../support/app/xDisplay.ts'

test.skip(
  !canWatchDisplay,
  'words are typed from outside through an X display, and memory is read through /proc',
)

// Typed key by key, so that no part of the test itself carries them through the app's processes.
const PASSPHRASE = 'quietlanternmarbleforty'
const SAID = 'velvetharbourunderthirteen'
const UNSENT = 'saffronmeadowbehindninety'

let display: XDisplay
test.beforeAll(async () => {
  display = await XDisplay.open()
})
test.afterAll(() => display.close())

async function typeInto(person: RowanApp, testId: string, words: string): Promise<void> {
  await person.at(testId).first().focus()
  for (const letter of words) {
    display.press(letter)
    await display.settled()
  }
  // Asked of the page itself: a locator would tell the test the words of what it found, through main.
  await person.page.waitForFunction(
    ({ testId, length }) =>
      document.querySelector<HTMLInputElement>(`[data-testid="${testId}"]`)?.value.length === length,
    { testId, length: words.length },
  )
}

async function makeProfile(person: RowanApp): Promise<void> {
  await person.at('start-profile').click()
  await typeInto(person, 'profile-passphrase', PASSPHRASE)
  await typeInto(person, 'profile-passphrase-again', PASSPHRASE)
  await person.at('profile-new-submit').click()
  await person.at('profile-new').waitFor({ state: 'detached', timeout: STEP })
}

/** Asks for a lock in the way given, and gives the page of the window that comes after it. */
async function lockBy(person: RowanApp, ask: () => Promise<unknown>) {
  const next = person.app.waitForEvent('window')
  // The page that asks is gone before it can be told that it was heard.
  const [page] = await Promise.all([next, ask().catch(() => undefined)])
  await page.waitForLoadState()
  page.setDefaultTimeout(STEP)
  return page
}

const askPage = ({ page }: RowanApp, call: string, request: object = {}) =>
  page.evaluate(({ call, request }) => void Reflect.get(globalThis, 'rowan')[call](request), {
    call,
    request,
  })

function placeOf({ app }: RowanApp) {
  return app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .filter(window => window.isVisible())
      .map(window => window.getBounds()),
  )
}

test('E-27: after a lock no process holds the passphrase or a word that was said, and nothing of the old page is left', async () => {
  const ann = await startApp('Ann')
  try {
    await takeKeyboard(display, ann)
    await makeProfile(ann)
    await ann.page.getByRole('button', { name: 'Back' }).first().click()
    await hostRoom(ann, 'Tuesday', 'Ann')
    await typeInto(ann, 'message-box', SAID)
    await ann.at('message-send').click()
    await ann.page.waitForFunction(() => document.querySelector('[data-testid="message-text"]') !== null)
    await typeInto(ann, 'message-box', UNSENT)
    const before = await livingParts(ann)
    const needles = {
      ...asBytes('passphrase', PASSPHRASE),
      ...asBytes('said', SAID),
      ...asBytes('unsent', UNSENT),
    }
    // What is looked for is there before it is locked, so the search does find such things.
    const held = [before.core, ...before.pages].map(pid => countInMemory(pid, needles))
    expect(held.some(counts => (counts['said utf8'] ?? 0) + (counts['said utf16'] ?? 0) > 0)).toBe(true)
    const place = await placeOf(ann)

    const page = await lockBy(ann, () => askPage(ann, 'lock'))
    await page.getByTestId('profile-passphrase').waitFor()
    await until(() => ![before.core, ...before.pages].some(isAlive))
    expect(await addressesOf(ann)).toEqual(['app://screen/'])
    expect(await placeOf(ann)).toEqual(place)
    const found = processTree(before.main).map(({ pid, command }) => ({
      kind: /--type=(\S+)/.exec(command)?.[1] ?? 'main',
      found: countInMemory(pid, needles),
    }))
    process.stdout.write(`${JSON.stringify(found)}\n`)
    // Chromium shows its main process the field that is typed into, for input methods; that memory is freed by the lock, and not always written over.
    const isKnownLimit = (kind: string, name: string) => kind === 'main' && name === 'unsent utf16'
    const left = found.flatMap(({ kind, found }) =>
      Object.keys(found).flatMap(name => (isKnownLimit(kind, name) ? [] : [[kind, name]])),
    )
    expect(left).toEqual([])
  } finally {
    await ann.close()
  }
})
