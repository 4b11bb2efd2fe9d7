import { expect, test } from '@playwright/test'
import { keptByPages, listenToOutput } from '../support/app/heard.ts'
import { admit, askToJoin, hostRoom, invite, say, sees } from '../support/app/people.ts'
import { type RowanApp, startApp } from '../support/app/rowanApp.ts'
import { canWatchDisplay, XDisplay } from '../support/app/xDisplay.ts'

test.skip(!canWatchDisplay, 'what a window is called is asked of an X display')

const TITLE = 'Vetchling evening'
const HOST = 'Marjoram'
const GUEST = 'Saxifrage'
const SAID = 'celandine by the gate'

/** From now on counts what would draw somebody's eye: notifications, badges, a window that blinks, sounds, and icons of the system. */
async function watchNotices({ app, page }: RowanApp): Promise<() => Promise<string[]>> {
  await app.evaluate(({ app, BrowserWindow, Notification, shell, Tray }) => {
    const seen: string[] = []
    Reflect.set(globalThis, 'seenNotices', seen)
    const note = (name: string) => () => {
      seen.push(name)
    }
    for (const [target, method] of [
      [Notification.prototype, 'show'],
      [Tray.prototype, 'setImage'],
      [Tray.prototype, 'setToolTip'],
      [BrowserWindow.prototype, 'flashFrame'],
      [BrowserWindow.prototype, 'setOverlayIcon'],
      [BrowserWindow.prototype, 'setProgressBar'],
      [app, 'setBadgeCount'],
      [shell, 'beep'],
    ] as const)
      Reflect.set(target, method, note(method))
  })
  await page.evaluate(() => {
    const seen: string[] = []
    Reflect.set(globalThis, 'seenNotices', seen)
    Reflect.set(globalThis, 'Notification', function Notice() {
      seen.push('page')
    })
    HTMLMediaElement.prototype.play = async () => void seen.push('sound')
  })
  return async () => [
    ...(await app.evaluate(() => Reflect.get(globalThis, 'seenNotices') as string[])),
    ...(await page.evaluate(() => Reflect.get(globalThis, 'seenNotices') as string[])),
  ]
}

/** Everything that the system shows of an app without its window being looked at. */
async function shownOutside(display: XDisplay, { app }: RowanApp): Promise<string[]> {
  const pid = app.process().pid ?? 0
  const titles = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(window => window.getTitle()),
  )
  const onDisplay = await Promise.all((await display.windowsOf(pid)).map(window => display.wordsOf(window)))
  return [...new Set([...titles, ...onDisplay.flat()])]
}

test('P0-8, E-20, E-23: no notification, badge, blinking window, title, console or output tells of a name, a room or a message', async () => {
  const display = await XDisplay.open()
  const [host, guest] = await Promise.all([startApp('Host'), startApp('Guest')])
  try {
    const notices = [await watchNotices(host), await watchNotices(guest)] as const
    const heard = [listenToOutput(host), listenToOutput(guest)] as const
    await hostRoom(host, TITLE, HOST)
    await askToJoin(guest, await invite(host), GUEST)
    await admit(host, guest)
    // she looks at something else
    await guest.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(window => window.blur()),
    )
    await say(host, SAID)
    await sees(guest, SAID)
    await say(guest, 'I am here')
    await sees(host, 'I am here')
    for (const person of [host, guest]) {
      const shown = await shownOutside(display, person)
      expect(shown).toContain('Rowan')
      expect(shown.filter(word => word.toLowerCase() !== 'rowan')).toEqual([])
    }
    for (const seen of notices) expect(await seen()).toEqual([])
    for (const output of heard)
      for (const word of [TITLE, HOST, GUEST, SAID]) expect(output()).not.toContain(word)
    for (const person of [host, guest]) expect(await keptByPages(person)).toEqual([])
    for (const page of host.app.windows()) await page.evaluate(() => console.log(`heard ${location.host}`))
    await host.app.evaluate(() => console.log('heard main'))
    for (const who of ['screen', 'net', 'main']) await expect.poll(heard[0]).toContain(`heard ${who}`)
    await guest.app.evaluate(({ Notification }) => new Notification({ title: 'x' }).show())
    expect(await notices[1](), 'what looks is awake').toEqual(['show'])
  } finally {
    await Promise.all([host.close(), guest.close()])
    display.close()
  }
})
