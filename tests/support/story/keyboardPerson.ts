import { type CDPSession, expect } from '@playwright/test'
import type { MessageKey } from '../../../shared/i18n/catalogue.ts'
import { formatMessage, type MessageValues } from '../../../shared/i18n/formatMessage.ts'
import type { Language } from '../../../shared/i18n/languages.ts'
import { type RowanApp, STEP } from '../app/rowanApp.ts'
import { type FocusedPart, focusedPart, seenPart } from './focusedPart.ts'
import type { Story } from './story.ts'

/** Nothing on any screen is further away than this many presses of Tab. */
const FAR = 60

/** The parts of a room in their order. */
const PARTS = ['people', 'talk', 'note'] as const

/** What a person may be looking for: a test id, one of several, or what a screen reader calls it. */
export type Goal = string | readonly string[] | { readonly role: string; readonly name: string }

function isGoal(part: FocusedPart, goal: Goal): boolean {
  if (typeof goal === 'string') return part.testId === goal
  return 'role' in goal ? part.role === goal.role && part.name === goal.name : goal.includes(part.testId)
}

/** Somebody in front of a real app who has a keyboard and nothing else, and what happens to her. */
export class KeyboardPerson {
  readonly app: RowanApp
  readonly who: string
  readonly language: Language
  /** Where the keyboard left her without a name, without a mark, or nowhere. */
  readonly faults: string[] = []
  readonly #known = new Set<string>()
  readonly #tools: CDPSession
  readonly #story: Story

  private constructor(app: RowanApp, who: string, language: Language, tools: CDPSession, story: Story) {
    this.app = app
    this.who = who
    this.language = language
    this.#tools = tools
    this.#story = story
  }

  static async before(app: RowanApp, who: string, language: Language, story: Story): Promise<KeyboardPerson> {
    const tools = await app.page.context().newCDPSession(app.page)
    return new KeyboardPerson(app, who, language, tools, story)
  }

  /** The words of the screen in her language. */
  words(key: MessageKey, values?: MessageValues): string {
    return formatMessage(this.language, key, values)
  }

  /** A line of the story. */
  tells(what: string, meets = ''): void {
    this.#story.tell(this.who, what, meets)
  }

  /** What has the focus. */
  focused(): Promise<FocusedPart> {
    return focusedPart(this.app, this.#tools)
  }

  /** Presses a key, or several together. */
  async key(key: string): Promise<void> {
    await this.app.page.keyboard.press(key)
  }

  /** Goes on with Tab until this has the focus; every stop on the way has to have a name and to be seen. Lifts the veil where another window took the focus. */
  async walkTo(goal: Goal): Promise<FocusedPart> {
    for (let presses = 0; presses < FAR; presses++) {
      const part = await this.#stop(goal)
      // what she begins at may have been moved out of sight since she was there
      if (part && presses > 0) this.#judge(part)
      if (part && isGoal(part, goal)) return part
      await this.key(part?.testId === 'veil-lift' ? 'Enter' : 'Tab')
    }
    throw new Error(`${this.who}: ${JSON.stringify(goal)} cannot be reached with Tab`)
  }

  /** Goes to something and presses it; gives what it is called. */
  async press(goal: Goal, key = 'Enter'): Promise<string> {
    if (typeof goal === 'string') await this.app.at(goal).first().waitFor({ timeout: STEP })
    const { role, name } = await this.walkTo(goal)
    await this.key(key)
    return `${role} “${name}”`
  }

  /** Goes to a field, and writes into it in the place of what was there. */
  async fill(testId: string, text: string): Promise<string> {
    const { name } = await this.walkTo(testId)
    await this.key('Control+a')
    await this.app.page.keyboard.insertText(text)
    return `“${name}”`
  }

  /** Where a room shows one part at a time, goes to this one: with Tab to the parts, and among them with the arrow keys. */
  async shows(part: (typeof PARTS)[number]): Promise<void> {
    if (!(await this.app.at(`pane-${part}`).isVisible())) return
    await this.walkTo(PARTS.map(each => `pane-${each}`))
    for (let presses = 0; presses < PARTS.length; presses++) await this.key('ArrowLeft')
    for (let presses = 0; presses < PARTS.indexOf(part); presses++) await this.key('ArrowRight')
    expect((await this.focused()).testId).toBe(`pane-${part}`)
    await this.key('Space')
  }

  /** Waits until a screen with this heading is there, and its name has the focus, so that it is what a screen reader says. */
  async hears(heading: string): Promise<string> {
    await this.app.page
      .getByRole('heading', { level: 1, name: heading, exact: true })
      .waitFor({ timeout: STEP })
    const said = () => this.app.page.evaluate(() => document.activeElement?.textContent ?? '')
    await expect.poll(said, { message: `${this.who} hears “${heading}”` }).toContain(heading)
    return `“${await said()}”`
  }

  /** Puts a page away that lay over another, and waits until that one is heard, or she is at what opened the page. */
  async goesBack(heading: string, opener: string): Promise<string> {
    const back = await this.press('page-back')
    await this.app.page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor()
    const isBack = async () => {
      const { testId, name } = await this.focused()
      return testId === opener || name.includes(heading)
    }
    await expect.poll(isBack, { message: `${this.who} is back at “${heading}”` }).toBe(true)
    return back
  }

  /** Waits until the focus is at an element with this test id, where she did not have to walk to it. */
  async isLedTo(testId: string): Promise<void> {
    await expect
      .poll(async () => (await this.focused()).testId, { message: `${this.who} is led to ${testId}` })
      .toBe(testId)
  }

  /** After something that goes away when it is pressed, the focus is not lost. */
  async isSomewhere(after: string): Promise<void> {
    const isSomewhere = await this.app.page
      .waitForFunction(() => document.activeElement !== document.body, null, { timeout: 2_000 })
      .then(
        () => true,
        () => false,
      )
    if (!isSomewhere) this.faults.push(`${this.who} is nowhere after ${after}`)
  }

  /** Where Tab has led; null where she was before with a good name and mark, and what she looks for has another test id. */
  async #stop(goal: Goal): Promise<FocusedPart | null> {
    if (typeof goal === 'string') {
      const { testId, same, isMarked } = await seenPart(this.app)
      if (isMarked && testId !== goal && this.#known.has(same)) return null
    }
    const part = await this.focused()
    if (part.name !== '' && part.testId !== 'veil-lift') this.#known.add(part.same)
    return part
  }

  #judge({ testId, role, name, isMarked, isSomewhere }: FocusedPart): void {
    // what only the page moves the focus to says its name and needs no mark: the name of a screen, the page itself
    if (!isSomewhere || role === 'paragraph' || role === 'heading') return
    const fault = name === '' ? 'has no name' : isMarked ? '' : 'shows no mark'
    const line = `${role} ${testId} “${name}” ${fault}`
    if (fault !== '' && !this.faults.includes(line)) this.faults.push(line)
  }
}
