import { expect, test } from '@playwright/test'
import { takeKeyboard } from '../support/app/hidden.ts'
import { PackedApp, readablePackage } from '../support/app/packedApp.ts'
import { askToJoin, delivered, leaveRoom, say, sees } from '../support/app/people.ts'
import { calmPicture, looksLike, pictureOf, pressUntil } from '../support/app/pictures.ts'
import { type RowanApp, STEP, startAnew, startApp } from '../support/app/rowanApp.ts'
import { XDisplay } from '../support/app/xDisplay.ts'

let display: XDisplay
let packed: ReturnType<typeof readablePackage>
let river: RowanApp
test.beforeAll(async () => {
  packed = readablePackage()
  display = await XDisplay.open()
  river = await startApp('River')
})
test.afterAll(async () => {
  await river?.close()
  display.close()
  packed.remove()
})

/** How somewhere was reached: what was seen before, and how often Tab was pressed. */
type Way = { readonly seen: Buffer; readonly tabs: number }

/** Somebody with a keyboard and nothing else, in front of one of the apps. */
type Person = { readonly pid: number; goTo(goal: string): Promise<void> }

/** In front of the app before it was packed, which can be asked where the keyboard is. She remembers each way. */
function explorer(may: RowanApp, ways: Map<string, Way>): Person {
  const pid = may.app.process().pid ?? 0
  const focusAt = (goal: string) =>
    may.page.evaluate(id => {
      const focused = document.activeElement ?? document.body
      const at = [...document.querySelectorAll('*')].indexOf(focused)
      return { at, isThere: focused.closest('[data-testid]')?.getAttribute('data-testid') === id }
    }, goal)
  const goTo = async (goal: string) => {
    await may.at(goal).waitFor({ timeout: STEP })
    const seen = await calmPicture(display, pid)
    const steps = await pressUntil(display, pid, 'Tab', () => focusAt(goal))
    ways.set(goal, { seen, tabs: steps.length })
  }
  return { pid, goTo }
}

/** In front of the packed app, of which nothing can be asked. She takes the same ways, from where it looks the same until there is an invitation on it. */
function follower(pid: number, ways: ReadonlyMap<string, Way>): Person {
  let isNew = false
  const goTo = async (goal: string) => {
    const { seen, tabs } = ways.get(goal) ?? { seen: Buffer.alloc(0), tabs: Number.NaN }
    if (isNew) await calmPicture(display, pid)
    else await looksLike(display, pid, seen)
    isNew ||= goal === 'invitation-create'
    await types({ pid }, Array(tabs).fill('Tab'))
  }
  return { pid, goTo }
}

/** Presses each key when everything that the one before did has been drawn. */
async function types({ pid }: { readonly pid: number }, keys: Iterable<string>): Promise<void> {
  for (const key of keys) {
    display.press(key)
    await calmPicture(display, pid)
  }
}

/** From the first page into a room of her own. */
async function makesARoom(person: Person): Promise<void> {
  const steps = [
    ['first-skip', 'Enter'],
    ['start-host', 'Enter'],
    ['host-title', ...'evening'],
    ['host-name', ...'may'],
    ['host-form-submit', 'Enter'],
    ['consent-yes', 'Enter'],
  ]
  for (const [goal = '', ...keys] of steps) {
    await person.goTo(goal)
    await types(person, keys)
  }
}

/** Makes an invitation and copies it; gives what is on the clipboard then. */
async function copiesAnInvitation(person: Person): Promise<string> {
  await person.goTo('invitation-create')
  await types(person, ['Enter'])
  await person.goTo('invitation-text')
  await types(person, ['Tab', 'Enter'])
  const copied = () => river.app.evaluate(({ clipboard }) => clipboard.readText())
  await expect.poll(copied).toContain('ws://')
  return copied()
}

/** Lets River in, by the digits on her screen. */
async function letsRiverIn(person: Person, invitation: string): Promise<void> {
  const alone = await calmPicture(display, person.pid)
  const digits = await askToJoin(river, invitation, 'river')
  await expect.poll(async () => (await pictureOf(display, person.pid)).equals(alone)).toBe(false)
  await person.goTo('admit-digits')
  await types(person, digits)
  await person.goTo('admit')
  await types(person, ['Enter'])
  await river.at('message-box').waitFor({ timeout: STEP })
}

/** A whole session: a room, an invitation, nine digits, and words in both ways, each confirmed by the other's computer. */
async function holdsASession(person: Person): Promise<void> {
  await makesARoom(person)
  await letsRiverIn(person, await copiesAnInvitation(person))
  await person.goTo('message-box')
  await types(person, 'good evening')
  display.down('Control')
  await types(person, ['Enter'])
  display.up('Control')
  await sees(river, 'good evening')
  await say(river, 'I am here')
  await delivered(river, 'I am here')
  await leaveRoom(river)
  await river.at('left-start').click()
}

test('the packed app holds a session with an app that was not packed, by keyboard alone', async () => {
  const ways = new Map<string, Way>()
  const may = await startAnew('May')
  try {
    await takeKeyboard(display, may)
    await holdsASession(explorer(may, ways))
  } finally {
    await may.close()
  }
  await river.app.evaluate(({ clipboard }) => clipboard.clear())
  const app = new PackedApp(packed.executable, 'en')
  try {
    await app.takeKeyboard(display)
    await holdsASession(follower(app.pid, ways))
  } finally {
    await app.close()
  }
})
