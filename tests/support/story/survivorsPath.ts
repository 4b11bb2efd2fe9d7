import { expect } from '@playwright/test'
import { LIMITS } from '../../../renderer/screen/session/joinSteps.ts'
import { isAlive } from '../app/appProcesses.ts'
import { digits, editor, sees } from '../app/people.ts'
import { STEP } from '../app/rowanApp.ts'
import { until } from '../app/until.ts'
import type { XDisplay } from '../app/xDisplay.ts'
import { findsHerLanguage, readsAndPractises } from './firstPath.ts'
import type { KeyboardPerson } from './keyboardPerson.ts'
import type { StoryWords } from './storyWords.ts'

/** From the first page to the start page: she is not sure who else sees her computer. */
export async function survivorBegins(ann: KeyboardPerson, display: XDisplay): Promise<void> {
  await findsHerLanguage(ann)
  const seen = await ann.hears(ann.words('first.seen'))
  ann.tells(
    'is asked who else could see this computer, and is not sure',
    `${seen} ${await ann.press('first-unsure')}`,
  )
  const choices = await ann.hears(ann.words('first.choices'))
  ann.tells(
    'hears what she can do, and chooses to keep nothing',
    `${choices} ${await ann.press('first-nothing')}`,
  )
  ann.tells('reads what that means', await ann.hears(ann.words('first.nothing')))
  await ann.press('first-continue')
  await readsAndPractises(ann, display)
}

/** With what is on the clipboard, a name, and no code. */
export async function bringsHerInvitation(ann: KeyboardPerson, words: StoryWords): Promise<void> {
  await ann.press('start-join')
  ann.tells('joins with an invitation', await ann.hears(ann.words('join.heading')))
  const paste = await ann.press('join-paste')
  await expect(ann.app.at('join-pasted')).toHaveText(ann.words('join.paste.done'))
  await ann.isLedTo('join-paste')
  ann.tells('pastes it, and is told so', `${paste} “${ann.words('join.paste.done')}”`)
  await ann.press('join-form-submit')
  const asked = await ann.hears(ann.words('join.name.heading'))
  ann.tells('gives a name that is not her own', `${asked} ${await ann.fill('join-name', words.survivor)}`)
  await ann.press('join-name-form-submit')
  ann.tells('needs no code to come back from the cover', await ann.hears(ann.words('join.code.heading')))
  await ann.press('join-code-form-submit')
}

/** Every limit by itself, and then the network. */
export async function understandsAndAgrees(ann: KeyboardPerson): Promise<void> {
  for (const limit of LIMITS) {
    const heading = await ann.hears(ann.words(`limits.${limit}.heading`))
    ann.tells('reads, and understands', `${heading} ${await ann.press(`limit-${limit}-yes`)}`)
  }
  const consent = await ann.hears(ann.words('consent.heading'))
  expect(ann.app.app.windows(), 'nothing has touched the network').toHaveLength(1)
  ann.tells('agrees to be connected, and only now she is', `${consent} ${await ann.press('consent-yes')}`)
}

/** Waits with her numbers before her, and looks at the lines to call meanwhile. Gives the digits. */
export async function waits(ann: KeyboardPerson): Promise<string> {
  const heading = await ann.hears(ann.words('waiting.heading'))
  const read = await digits(ann.app)
  expect(read).toMatch(/^\d{9}$/)
  ann.tells('waits, and reads her nine digits to the facilitator', `${heading} ${ann.words('waiting.sas')}`)
  const open = await ann.press('open-crisis')
  ann.tells('looks at the lines to call meanwhile', `${open} ${await ann.hears(ann.words('crisis.heading'))}`)
  ann.tells('is back in the waiting room', await ann.goesBack(ann.words('waiting.heading'), 'open-crisis'))
  return read
}

/** Is let in, reads, answers, and says before something hard what it is about. */
export async function talks(ann: KeyboardPerson, words: StoryWords): Promise<void> {
  await sees(ann.app, words.greeting)
  const answer = await ann.press('answer')
  await ann.isLedTo('message-box')
  await ann.app.page.keyboard.insertText(words.answer)
  await ann.key('Control+Enter')
  await expect(ann.app.at('message-box')).toHaveValue('')
  ann.tells(
    'reads the message and answers it',
    answer.replace(words.greeting.slice(0, 60), '…').replace(words.facilitator, '…'),
  )
  const noted = await ann.press('topic-toggle', 'Space')
  await ann.isLedTo('topic')
  await ann.app.page.keyboard.insertText(words.topic)
  await ann.key('Enter')
  await ann.isLedTo('message-box')
  await ann.app.page.keyboard.insertText(words.hard)
  const sent = await ann.press('message-send')
  await expect(ann.app.at('message-box')).toHaveValue('')
  await ann.isLedTo('message-box')
  ann.tells('says what the next one is about before anybody reads it', `${noted} ${sent}`)
}

/** Finds a message again by a word of it. */
export async function searches(ann: KeyboardPerson, words: StoryWords): Promise<void> {
  await ann.shows('people')
  const open = await ann.press('open-search')
  await ann.isLedTo('search-text')
  await ann.app.page.keyboard.insertText(words.searched)
  await ann.key('Enter')
  await expect(ann.app.at('search-outcome')).toHaveAttribute('data-count', '1')
  const outcome = await ann.app.at('search-outcome').innerText()
  await ann.press('found')
  const found = ann.app.page.locator('[data-testid="message"][data-marked="true"]')
  await expect(found).toContainText(words.greeting)
  await expect(found).toBeFocused()
  ann.tells('searches for a word, and is led to the message', `${open} “${outcome}”`)
}

/** Opens the note of the facilitator, and writes for herself before others see it. */
export async function addsToTheNote(ann: KeyboardPerson, words: StoryWords): Promise<void> {
  await ann.shows('people')
  await ann.press('note-item')
  await expect(editor(ann.app)).toContainText(words.note, { timeout: STEP })
  await expect
    .poll(async () => (await ann.focused()).name, { message: 'the note is heard' })
    .toBe(words.noteTitle)
  const box = await ann.fill('note-private', words.added)
  const add = await ann.press('note-private-add')
  await expect(ann.app.at('note-private-added')).toHaveText(ann.words('note.private.added'))
  await ann.isLedTo('note-private')
  ann.tells('finds the note, writes a line for herself, and adds it', `${box} ${add}`)
  const closed = await ann.press('note-close')
  await ann.app.at('note-editor').waitFor({ state: 'detached' })
  if (await ann.app.at('note-item').isVisible()) await ann.isLedTo('note-item')
  else await ann.isSomewhere('closing a note')
  ann.tells('closes it', closed)
}

/** Looks at the crisis card over the room, and is in the room again. */
export async function looksAtTheCard(ann: KeyboardPerson, words: StoryWords): Promise<void> {
  await ann.press('bar-menu')
  await ann.press('bar-crisis')
  const heading = await ann.hears(ann.words('crisis.heading'))
  const back = await ann.goesBack(words.title, 'bar-menu')
  ann.tells('opens the crisis card over the room, and is back with one press', `${heading} ${back}`)
}

/** Leaves, keeps nothing, and closes Rowan. */
export async function leavesAndKeepsNothing(ann: KeyboardPerson, words: readonly string[]): Promise<void> {
  await ann.shows('people')
  const leave = await ann.press('room-leave')
  const ending = await ann.hears(ann.words('ending.heading'))
  ann.tells('leaves, and is asked what she wants to keep', `${leave} ${ending}`)
  const nothing = await ann.press('ending-nothing')
  ann.tells('keeps nothing', `${nothing} ${await ann.hears(ann.words('left.heading'))}`)
  const page = await ann.app.page.content()
  expect(words.filter(each => page.includes(each))).toEqual([])
  const main = ann.app.app.process().pid ?? 0
  const { name } = await ann.walkTo('left-close')
  // the page is gone before it can say that the key was pressed
  await Promise.allSettled([ann.key('Enter')])
  await until(() => !isAlive(main))
  ann.tells('closes Rowan', `“${name}”`)
}
