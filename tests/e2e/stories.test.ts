import { expect, test } from '@playwright/test'
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '../../shared/i18n/languages.ts'
import { tracesOnDisk, writtenPlaces } from '../support/app/diskTraces.ts'
import { noteOf } from '../support/app/people.ts'
import { STEP, startAnew } from '../support/app/rowanApp.ts'
import { canWatchDisplay, XDisplay } from '../support/app/xDisplay.ts'
import {
  copiesAnInvitation,
  endsTheRoom,
  facilitatorBegins,
  greets,
  letsIn,
  makesTheRoom,
  readsTheAnswers,
  writesANote,
} from '../support/story/facilitatorsPath.ts'
import { KeyboardPerson } from '../support/story/keyboardPerson.ts'
import { Story } from '../support/story/story.ts'
import { STORY_WORDS, tellingWords } from '../support/story/storyWords.ts'
import {
  addsToTheNote,
  bringsHerInvitation,
  leavesAndKeepsNothing,
  looksAtTheCard,
  searches,
  survivorBegins,
  talks,
  understandsAndAgrees,
  waits,
} from '../support/story/survivorsPath.ts'

test.skip(!canWatchDisplay, 'Esc is pressed from outside, through an X display, so that main counts it')

let display: XDisplay
test.beforeAll(async () => {
  display = await XDisplay.open()
})
test.afterAll(() => display.close())

/** The language of the system is another one than hers. */
const systemOf = (language: Language) => (language === 'en' ? 'ko' : 'en-GB')

/** Where the survivor reads text of twice the size: her window has place for one part of the room at a time. */
const READ_LARGE: readonly Language[] = ['ko']

for (const language of LANGUAGES)
  test(`a survivor and a facilitator meet by keyboard alone, from the first page to nothing, in ${LANGUAGE_NAMES[language]}`, async () => {
    const words = STORY_WORDS[language]
    const telling = tellingWords(words)
    const story = new Story(LANGUAGE_NAMES[language])
    const since = Date.now() - 1_000
    const [hers, mays] = await Promise.all([
      startAnew('Survivor', systemOf(language)),
      startAnew('Facilitator', systemOf(language)),
    ])
    const ann = await KeyboardPerson.before(hers, 'survivor', language, story)
    const may = await KeyboardPerson.before(mays, 'facilitator', language, story)
    if (READ_LARGE.includes(language)) await hers.page.setViewportSize({ width: 640, height: 560 })
    try {
      const places = [...(await writtenPlaces(hers)), ...(await writtenPlaces(mays))]
      await facilitatorBegins(may, display)
      await makesTheRoom(may, words)
      await copiesAnInvitation(may)

      await survivorBegins(ann, display)
      await bringsHerInvitation(ann, words)
      await understandsAndAgrees(ann)
      await letsIn(may, words, await waits(ann))
      await ann.hears(words.title)
      ann.tells('is let in: the name of the room is what she hears')

      await greets(may, words)
      await talks(ann, words)
      await readsTheAnswers(may, words)
      await writesANote(may, words)
      await searches(ann, words)
      await addsToTheNote(ann, words)
      await expect.poll(() => noteOf(mays), { timeout: STEP }).toContain(words.added)
      may.tells('sees the line once it was added')
      await looksAtTheCard(ann, words)

      await leavesAndKeepsNothing(ann, telling)
      expect(tracesOnDisk(places, telling, since).found).toEqual([])
      ann.tells('has left no word on the disk')
      await endsTheRoom(may)
      await mays.close()
      expect(tracesOnDisk(places, telling, since).found).toEqual([])
      may.tells('has left no word on the disk either')
      expect([...ann.faults, ...may.faults]).toEqual([])
    } finally {
      story.print()
      for (const person of [hers, mays]) await person.close().catch(() => undefined)
    }
  })
