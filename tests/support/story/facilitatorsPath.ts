import { expect } from '@playwright/test'
import { editor, noteOf } from '../app/people.ts'
import { STEP } from '../app/rowanApp.ts'
import type { XDisplay } from '../app/xDisplay.ts'
import { findsHerLanguage, readsAndPractises } from './firstPath.ts'
import type { KeyboardPerson } from './keyboardPerson.ts'
import type { StoryWords } from './storyWords.ts'

/** From the first page to the start page: nobody else sees her computer. */
export async function facilitatorBegins(may: KeyboardPerson, display: XDisplay): Promise<void> {
  await findsHerLanguage(may)
  const seen = await may.hears(may.words('first.seen'))
  may.tells('is asked about her computer, and nobody else uses it', `${seen} ${await may.press('first-no')}`)
  await readsAndPractises(may, display)
}

/** Makes a room on her own computer, and is asked before anything touches the network. */
export async function makesTheRoom(may: KeyboardPerson, words: StoryWords): Promise<void> {
  await may.press('start-host')
  may.tells('makes a room', await may.hears(may.words('host.heading')))
  const title = await may.fill('host-title', words.title)
  const name = await may.fill('host-name', words.facilitator)
  may.tells('gives the room a name, and herself one', `${title} ${name}`)
  await may.press('host-form-submit')
  const consent = await may.hears(may.words('consent.heading'))
  expect(may.app.app.windows()).toHaveLength(1)
  may.tells('is asked before anything touches the network', `${consent} ${await may.press('consent-yes')}`)
  await may.hears(words.title)
  may.tells('is in her room, and its name is what she hears')
}

/** Makes an invitation and copies it. Two computers of a test have one clipboard, as if she had passed it on. */
export async function copiesAnInvitation(may: KeyboardPerson): Promise<void> {
  const made = await may.press('invitation-create')
  await may.app.at('invitation-text').waitFor({ timeout: STEP })
  await may.isSomewhere('making an invitation')
  await may.walkTo('invitation-text')
  const copied = await may.press({ role: 'button', name: may.words('common.copy') })
  await may.app.page.getByRole('button', { name: may.words('common.copied') }).waitFor()
  may.tells('makes an invitation and copies it for one person', `${made} ${copied}`)
}

/** Hears that somebody waits, is told the nine digits, and lets her in. */
export async function letsIn(may: KeyboardPerson, words: StoryWords, digits: string): Promise<void> {
  await expect(may.app.at('announcements')).toHaveText(may.words('admit.announce', { name: words.survivor }))
  const field = may.app.at('admit-digits')
  const typed = (await field.count()) > 0
  if (typed) expect((await may.app.page.locator('body').innerText()).replace(/\s/g, '')).not.toContain(digits)
  const asked = typed ? await may.fill('admit-digits', digits) : ''
  if (!typed) expect((await may.app.at('sas').innerText()).replace(/\D+/g, '')).toBe(digits)
  const admitted = await may.press('admit')
  await may.app.at('applicant').waitFor({ state: 'detached', timeout: STEP })
  await may.isSomewhere('letting somebody in')
  const how = typed
    ? 'types the nine digits that are read to her, and lets her in'
    : 'compares the nine digits, and lets her in'
  may.tells(
    `hears that somebody waits, ${how}`,
    `${asked} ${admitted}`.replaceAll(words.survivor, '…').trim(),
  )
}

/** Writes to the other. */
export async function greets(may: KeyboardPerson, words: StoryWords): Promise<void> {
  const box = await may.fill('message-box', words.greeting)
  await may.key('Control+Enter')
  await expect(may.app.at('message-box')).toHaveValue('')
  await may.isLedTo('message-box')
  may.tells('says good evening; Ctrl+Enter sends, and she is still in the box', box)
}

/** Reads an answer, and what may be hard to read only when she asks for it. */
export async function readsTheAnswers(may: KeyboardPerson, words: StoryWords): Promise<void> {
  const answer = may.app.at('message').filter({ hasText: words.answer })
  await answer.waitFor({ timeout: STEP })
  await expect(answer.getByTestId('quote')).toContainText(words.greeting)
  may.tells('reads the answer, and above it what it answers')
  await expect(may.app.at('noted')).toContainText(words.topic, { timeout: STEP })
  expect(await may.app.page.content()).not.toContain(words.hard)
  const show = await may.press('noted-show')
  await may.app.at('message-text').filter({ hasText: words.hard }).waitFor()
  await may.isLedTo('noted-open')
  may.tells('is told first what the next message is about, and asks to see it', show)
}

/** Makes a note for both. */
export async function writesANote(may: KeyboardPerson, words: StoryWords): Promise<void> {
  await may.press('note-new-open')
  const made = await may.press('note-ask-yes')
  await may.isLedTo('note-new-title')
  await may.app.page.keyboard.insertText(words.noteTitle)
  await may.key('Enter')
  await editor(may.app).waitFor({ timeout: STEP })
  await expect
    .poll(async () => (await may.focused()).name, { message: 'the note is heard' })
    .toBe(words.noteTitle)
  const { name } = await may.walkTo('note-editor')
  await may.app.page.keyboard.insertText(words.note)
  await expect(may.app.at('note-state')).toHaveAttribute('data-state', 'done', { timeout: STEP })
  expect(await noteOf(may.app)).toBe(words.note)
  may.tells('makes a note and writes a line into it', `${made} “${name}”`.replaceAll(words.noteTitle, '…'))
}

/** Ends the room for everybody, and is at the beginning again. */
export async function endsTheRoom(may: KeyboardPerson): Promise<void> {
  await may.press('open-settings')
  await expect.poll(async () => (await may.focused()).name).toBe(may.words('sheet.settings'))
  await may.press('end-room')
  const answer = await may.press('end-room-yes')
  const ended = await may.hears(may.words('ended.heading'))
  may.tells('ends the room for everybody, once she is asked again', `${answer} ${ended}`)
  await may.press('ended-start')
  may.tells('is where everything begins', await may.hears(may.words('start.heading')))
}
