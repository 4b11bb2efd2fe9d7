import { spawnSync } from 'node:child_process'
import { expect, test } from '@playwright/test'
import { processTree } from '../support/app/appProcesses.ts'
import { type RowanApp, startApp } from '../support/app/rowanApp.ts'
import { addressesOf, startSecond } from '../support/app/shellProbe.ts'
import { saySecondStart } from '../support/app/singletonDoor.ts'
import { canWatchDisplay } from '../support/app/xDisplay.ts'
import { DEEP_LINKS } from '../support/hostile/deepLinks.ts'

test.skip(!canWatchDisplay, 'a second start is closed through an X display, and its socket is that of Linux')

const PASSPHRASE = 'quiet lantern marble forty'
const links = Object.values(DEEP_LINKS)

/** Makes a profile and locks it; gives the page that asks for its passphrase. */
async function lock(person: RowanApp) {
  await person.at('start-profile').click()
  await person.at('profile-passphrase').fill(PASSPHRASE)
  await person.at('profile-passphrase-again').fill(PASSPHRASE)
  await person.at('profile-new-submit').click()
  await person.at('profile-new').waitFor({ state: 'detached' })
  await person.page.getByRole('button', { name: 'Back' }).first().click()
  const next = person.app.waitForEvent('window')
  await person.at('bar-menu').click()
  await Promise.allSettled([person.at('bar-lock').click({ noWaitAfter: true })])
  const page = await next
  await page.getByTestId('profile-passphrase').waitFor()
  return page
}

test('E-28: a locked app hears of second starts with links of every kind, a hundred a second, and does nothing but show its window', async () => {
  const ann = await startApp('Ann')
  try {
    const page = await lock(ann)
    await ann.app.evaluate(({ app }) => {
      const heard: string[][] = []
      Reflect.set(globalThis, 'heard', heard)
      app.on('second-instance', (_, argv) => void heard.push(argv))
    })
    const heard = () => ann.app.evaluate(() => Reflect.get(globalThis, 'heard') as string[][])
    const before = await page.content()
    const processes = processTree(ann.app.process().pid ?? 0).map(({ pid }) => pid)
    const since = performance.now()
    for (let at = 0; at < 100; at++) {
      const link = links[at % links.length] ?? ''
      const answer = await saySecondStart(ann.folder, ['rowan', link])
      // Chromium shuts the door before a megabyte
      expect(answer === 'ACK').toBe(link.length < 1_000_000)
    }
    expect(performance.now() - since).toBeLessThan(1_000)
    expect((await heard()).flat()).toContain(DEEP_LINKS['with a quote and a switch'])
    // one that is really started; the system itself hands nobody an argument of a megabyte
    expect(await startSecond(ann, DEEP_LINKS['with a quote and a switch'] ?? '')).toBe(1)
    expect(spawnSync('true', [DEEP_LINKS['of a megabyte'] ?? '']).error).toMatchObject({ code: 'E2BIG' })
    expect(await addressesOf(ann)).toEqual(['app://screen/'])
    expect(await page.content()).toBe(before)
    const now = processTree(ann.app.process().pid ?? 0).map(({ pid }) => pid)
    expect(now.filter(pid => !processes.includes(pid))).toEqual([])
    await page.getByTestId('profile-passphrase').fill(PASSPHRASE)
    await page.getByTestId('profile-passphrase').press('Enter')
    await page.getByTestId('profile-passphrase').waitFor({ state: 'detached' })
    expect(await page.getByTestId('join-invitation').count()).toBe(0)
  } finally {
    await ann.close()
  }
})
