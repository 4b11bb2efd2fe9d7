import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { makeAppFolder } from '../../build/runtime/launchOptions.mjs'
import { formatMessage } from '../../shared/i18n/formatMessage.ts'
import type { Language } from '../../shared/i18n/languages.ts'
import { isAlive } from '../support/app/appProcesses.ts'
import { putOnClipboard } from '../support/app/clipboard.ts'
import { tracesOnDisk, writtenPlaces } from '../support/app/diskTraces.ts'
import { press, tabTo, type } from '../support/app/keyboard.ts'
import {
  admit,
  askToJoin,
  digits,
  editor,
  hostRoom,
  invite,
  makeNote,
  noteOf,
  say,
  sees,
} from '../support/app/people.ts'
import { type RowanApp, STEP, startApp } from '../support/app/rowanApp.ts'
import { until } from '../support/app/until.ts'

const LIMITS = ['who', 'stays', 'tell', 'hide', 'never'] as const

/** From the page with the name, by keyboard alone, to the consent; each limit is understood by itself. */
async function understand(person: RowanApp): Promise<void> {
  await press(person, 'join-code-form-submit')
  for (const limit of LIMITS) await press(person, `limit-${limit}-yes`)
  await person.at('consent-yes').waitFor()
}

/** Joins by keyboard alone, with an invitation from the clipboard, and is let in. */
async function comeIn(host: RowanApp, guest: RowanApp, name: string): Promise<void> {
  await putOnClipboard(guest, await invite(host))
  await press(guest, 'start-join')
  await press(guest, 'join-paste')
  await guest.at('join-pasted').getByText(/./).waitFor()
  await press(guest, 'join-form-submit')
  await tabTo(guest, 'join-name')
  await guest.page.keyboard.press('Control+a')
  await guest.page.keyboard.insertText(name)
  await press(guest, 'join-name-form-submit')
  await understand(guest)
  await press(guest, 'consent-yes')
  expect(await digits(guest)).toMatch(/^\d{9}$/)
  await admit(host, guest)
}

const stories: readonly { language: Language; locale: string; realName: string; name: string }[] = [
  { language: 'zh-Hans', locale: 'zh-CN', realName: '王小美', name: '小河' },
  { language: 'ko', locale: 'ko', realName: '김민지', name: '은하수' },
]

for (const { language, locale, realName, name } of stories)
  test.describe(`by keyboard alone, in ${language}`, () => {
    test.describe.configure({ mode: 'serial' })
    const words = (key: Parameters<typeof formatMessage>[1]) => formatMessage(language, key)
    let host: RowanApp
    let guest: RowanApp

    test.beforeAll(async () => {
      host = await startApp('Host')
      guest = await startApp('Guest', locale)
      await hostRoom(host, 'Evening', 'May')
    })
    test.afterAll(async () => {
      for (const app of [host, guest]) await app.close()
    })

    test('E-25: the clipboard is read when she presses for it, and only then', async () => {
      await putOnClipboard(guest, '')
      await press(guest, 'start-join')
      await press(guest, 'join-paste')
      await guest.page.getByText(words('join.paste.empty')).waitFor()
      await putOnClipboard(guest, `请看：\n${await invite(host)}\n谢谢`)
      expect(await guest.at('join-invitation').inputValue()).toBe('')
      await press(guest, 'join-paste')
      await guest.page.getByText(words('join.paste.done')).waitFor()
      expect(await guest.at('join-invitation').inputValue()).toContain('ws://')
    })

    test('a wrong letter is said beside the code, before anything else is asked; full-width letters are none', async () => {
      const right = await guest.at('join-invitation').inputValue()
      const [code = ''] = right.match(/rowan:\S+/) ?? []
      const last = code.at(-1) === '0' ? '1' : '0'
      await guest.at('join-invitation').fill(right.replace(code, code.slice(0, -1) + last))
      await press(guest, 'join-form-submit')
      await guest.page.getByText(words('error.invite.checksum')).waitFor()
      await expect(guest.at('join-invitation')).toBeVisible()
      expect(guest.app.windows().length, 'she has touched no network').toBe(1)
      const wide = code.replaceAll(/[!-~]/g, letter =>
        String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0),
      )
      await guest.at('join-invitation').fill(right.replace(code, wide))
      await press(guest, 'join-form-submit')
      await guest.at('join-name').waitFor()
    })

    test('a name that looks real is spoken of once, and both answers weigh the same', async () => {
      await type(guest, 'join-name', realName)
      await press(guest, 'join-name-form-submit')
      await expect(guest.at('join-warning')).toHaveText([words('join.warn.fullName')])
      const [change, keep] = await Promise.all(
        ['join-warn-change', 'join-warn-keep'].map(id => guest.at(id).boundingBox()),
      )
      expect([keep?.width, keep?.height]).toEqual([change?.width, change?.height])
      await press(guest, 'join-warn-keep')
      await guest.at('join-code').waitFor()
      await guest.page.keyboard.press('Escape')
      await press(guest, 'join-name-form-submit')
      await guest.at('join-code').waitFor()
    })

    test('Escape leads a step back each time, and what was entered is still there', async () => {
      await guest.page.keyboard.press('Escape')
      await expect(guest.at('join-name')).toHaveValue(realName)
      await press(guest, 'join-suggest')
      expect(await guest.at('join-name').inputValue()).not.toBe(realName)
      await guest.page.keyboard.press('Escape')
      await expect(guest.at('join-invitation')).toHaveValue(/ws:/)
      await press(guest, 'join-form-submit')
      await tabTo(guest, 'join-name')
      await guest.page.keyboard.press('Control+a')
      await guest.page.keyboard.insertText(name)
      await press(guest, 'join-name-form-submit')
    })

    test('P0-9, E-15: "Not now" to a limit leads out without connecting, and nothing has to be entered again', async () => {
      await press(guest, 'join-code-form-submit')
      const [yes, no] = await Promise.all(
        ['limit-who-yes', 'limit-who-no'].map(id => guest.at(id).boundingBox()),
      )
      expect([no?.width, no?.height]).toEqual([yes?.width, yes?.height])
      await press(guest, 'limit-who-no')
      await guest.page.getByText(words('join.notNow')).waitFor()
      expect(guest.app.windows().length).toBe(1)
      await press(guest, 'start-join')
      await press(guest, 'join-form-submit')
      await expect(guest.at('join-name')).toHaveValue(name)
      await press(guest, 'join-name-form-submit')
      await understand(guest)
      expect(guest.app.windows().length, 'nothing was connected before the consent').toBe(1)
      await press(guest, 'consent-yes')
    })

    test('she waits: what is known is said, and lines to call and a quiet moment are at hand', async () => {
      const hers = await digits(guest)
      expect(hers).toMatch(/^\d{9}$/)
      await guest.page.getByText(words('waiting.honest')).waitFor()
      for (const over of ['open-crisis', 'open-calm']) {
        await press(guest, over)
        await expect(guest.page.locator('[inert]').getByTestId(over)).toHaveCount(1)
        await press(guest, 'page-back')
        await expect(guest.page.locator('[inert]').getByTestId(over)).toHaveCount(0)
      }
      expect(await digits(guest)).toBe(hers)
    })

    test('after five minutes there is a quiet offer, again five minutes after she goes on, and leaving takes one press', async () => {
      // in every window that there is: one that is not open yet could miss it
      await guest.page.clock.install()
      await guest.page.clock.fastForward('04:50')
      await expect(guest.at('long-wait')).toHaveCount(0)
      await guest.page.clock.fastForward('00:11')
      await guest.at('long-wait').waitFor()
      await press(guest, 'long-wait-crisis')
      await press(guest, 'page-back')
      await press(guest, 'long-wait-keep')
      await expect(guest.at('long-wait')).toHaveCount(0)
      await guest.page.clock.fastForward('05:01')
      await press(guest, 'long-wait-leave')
      await guest.at('start-join').waitFor()
      await guest.page.clock.resume()
    })

    test('a new invitation leads her in, and her name does not have to be entered again', async () => {
      await host.at('refuse').click()
      await host.at('invitation-create').waitFor()
      await comeIn(host, guest, name)
      await guest.at('message-box').waitFor({ timeout: STEP })
    })

    test('her safe-contact plan is seen before it is added, and can be taken out of the notes again', async () => {
      await press(guest, 'open-contact')
      await expect(guest.at('contact-preview')).toHaveText(words('contact.line.no'))
      await press(guest, 'contact-add')
      await guest.page.getByText(words('contact.added')).waitFor()
      await host.at('note-item').first().click()
      await expect(editor(host)).toContainText(words('contact.line.no'))
      await press(guest, 'contact-take-back')
      await guest.page.getByText(words('contact.takenBack')).waitFor()
      await expect.poll(() => noteOf(host)).toBe('')
      await press(guest, 'contact-add')
      await guest.page.getByText(words('contact.added')).waitFor()
      await guest.page.keyboard.press('Escape')
      await expect(guest.at('open-contact')).toBeFocused()
    })

    test('leaving asks what she wants to keep; keeping nothing is first, and one press is enough', async () => {
      await press(guest, 'room-leave')
      const ways = guest.page.locator('main li button')
      await expect(ways.first()).toHaveAttribute('data-testid', 'ending-nothing')
      await guest.page.keyboard.press('Escape')
      await guest.at('message-box').waitFor()
      await press(guest, 'room-leave')
      await press(guest, 'ending-nothing')
      await guest.at('left-start').waitFor()
      expect(await guest.page.locator('body').innerText()).not.toContain('Evening')
      await press(guest, 'left-start')
      await guest.at('start-join').waitFor()
    })

    test('her plan is kept as plain words where she says, and only there', async () => {
      await comeIn(host, guest, name)
      await press(guest, 'open-contact')
      await press(guest, 'contact-add')
      await guest.page.getByText(words('contact.added')).waitFor()
      await press(guest, 'room-leave')
      await press(guest, 'ending-plan')
      await press(guest, 'ending-note', 'Space')
      await expect(guest.at('ending-text')).toHaveValue(new RegExp(words('contact.line.no')))
      const folder = makeAppFolder('kept')
      const filePath = join(folder.path, 'plan.txt')
      await guest.app.evaluate(({ dialog }, path) => {
        dialog.showSaveDialog = async () => ({ canceled: false, filePath: path })
      }, filePath)
      await press(guest, 'ending-save')
      await guest.page.getByText(words('ending.save.done')).waitFor()
      expect(readFileSync(filePath, 'utf8')).toContain(words('contact.line.no'))
      folder.remove()
      await press(guest, 'ending-leave')
      await press(guest, 'left-start')
    })

    test('P0-9: what she agreed to is taken back in two presses, which leads out at once', async () => {
      await comeIn(host, guest, name)
      await press(guest, 'open-agreed')
      await press(guest, 'take-back-limits')
      await guest.at('left-start').waitFor()
      await press(guest, 'left-start')
    })

    test('when the room ends for everybody, she is told what that means for what she could keep', async () => {
      await comeIn(host, guest, name)
      await press(host, 'open-settings')
      await press(host, 'end-room')
      await press(host, 'end-room-yes')
      await guest.at('ended-start').waitFor({ timeout: STEP })
      await guest.page.getByText(words('ended.notes')).waitFor()
      await press(guest, 'ended-start')
      await guest.page.getByRole('heading', { name: words('left.over.heading') }).waitFor()
      const main = guest.app.process().pid ?? 0
      await tabTo(guest, 'left-close')
      // the page is gone before it can say that the key was pressed
      await Promise.allSettled([guest.page.keyboard.press('Enter')])
      await until(() => !isAlive(main))
    })
  })

const SAID = 'juniper ferry 不要告诉别人'
const WRITTEN = 'violet kettle 安全计划'
// of no other test: whatever else runs on this computer is looked at too
const TITLE = 'Thimblerig evening'
const NAME = 'Larkspurred'
const WORDS = [SAID, WRITTEN, TITLE, NAME]

test('P0-2: keeping nothing leaves no word of the room on the disk', async () => {
  const since = Date.now() - 1_000
  const [host, guest] = await Promise.all([startApp('Host'), startApp('Guest', 'zh-CN')])
  const places = await writtenPlaces(guest)
  await hostRoom(host, TITLE, 'May')
  await askToJoin(guest, await invite(host), NAME)
  await admit(host, guest)
  await say(guest, SAID)
  await sees(host, SAID)
  await makeNote(guest, 'Gorse')
  await editor(guest).pressSequentially(WRITTEN)
  await expect(editor(guest)).toContainText(WRITTEN)
  await guest.at('room-leave').click()
  await guest.at('ending-notes').click()
  await guest.at('ending-note').click()
  await expect(guest.at('ending-text')).toHaveValue(new RegExp(WRITTEN))
  await guest.at('page-back').click()
  await guest.at('ending-nothing').click()
  await guest.at('left-start').waitFor()
  for (const key of ['left.wrote', 'left.system'] as const)
    await expect(guest.page.getByText(formatMessage('zh-Hans', key))).toBeVisible()
  expect(tracesOnDisk(places, WORDS, since).found).toEqual([])
  await guest.close()
  expect(tracesOnDisk(places, WORDS, since).found).toEqual([])
  await host.close()
})
