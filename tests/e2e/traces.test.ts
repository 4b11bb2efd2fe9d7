import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { isAlive, killAll, processTree } from '../support/app/appProcesses.ts'
import { tracesOnDisk, writtenPlaces } from '../support/app/diskTraces.ts'
import { admit, askToJoin, editor, hostRoom, invite, makeNote, say, sees } from '../support/app/people.ts'
import { type RowanApp, startApp } from '../support/app/rowanApp.ts'
import { until } from '../support/app/until.ts'

const TITLE = 'Thistledown evening 蓟花晚上'
// of no other test: whatever else runs on this computer is looked at too
const NAME = 'Quincebell 榅桲铃'
const SAID = 'tangerine umbrella 请不要告诉别人'
const WRITTEN = 'copper lantern 안전계획 seventeen'
const UNSENT = 'unsent walnut 没有发出去'
const PASSPHRASE = 'quiet lantern marble forty'
const WORDS = [TITLE, NAME, SAID, WRITTEN, UNSENT, PASSPHRASE]

/** Two people meet, talk, write a note, and one leaves a text unsent. */
async function meet(host: RowanApp, guest: RowanApp): Promise<void> {
  await hostRoom(host, TITLE, 'Host')
  await askToJoin(guest, await invite(host), NAME)
  await admit(host, guest)
  await say(host, SAID)
  await sees(guest, SAID)
  await makeNote(guest, 'Plan')
  await editor(guest).pressSequentially(WRITTEN)
  await expect(editor(guest)).toContainText(WRITTEN)
  await guest.at('message-box').first().fill(UNSENT)
}

/** Ends an app with SIGKILL and waits until nothing of it lives. */
async function kill({ app }: RowanApp): Promise<void> {
  const all = processTree(app.process().pid ?? 0).map(({ pid }) => pid)
  killAll(all)
  await until(() => !all.some(isAlive))
}

async function hide(person: RowanApp): Promise<void> {
  const all = processTree(person.app.process().pid ?? 0).map(({ pid }) => pid)
  // the page is gone before it can say that it was pressed
  await Promise.allSettled([person.at('hide-now').click({ noWaitAfter: true })])
  await until(() => !all.some(isAlive))
}

test('the search finds words that were written', async () => {
  const since = Date.now() - 1_000
  const ann = await startApp('Ann')
  const places = await writtenPlaces(ann)
  writeFileSync(join(ann.folder, 'planted'), Buffer.from(`..${SAID}..`, 'utf16le'))
  expect(tracesOnDisk(places, WORDS, since).found).toEqual([SAID])
  await ann.close()
})

test.describe('P0-2, E-22: a session that keeps nothing', () => {
  const ends: Record<string, (person: RowanApp) => Promise<void>> = {
    'is closed': async person => person.app.close(),
    'is hidden': hide,
    'is killed': kill,
  }
  for (const [how, end] of Object.entries(ends))
    test(`leaves no word on the disk when it ${how}`, async () => {
      const since = Date.now() - 1_000
      const [host, guest] = await Promise.all([startApp('Host'), startApp('Guest')])
      const places = [...(await writtenPlaces(host)), ...(await writtenPlaces(guest))]
      await meet(host, guest)
      expect(tracesOnDisk(places, WORDS, since).found).toEqual([])
      await end(guest)
      const { found, files } = tracesOnDisk(places, WORDS, since)
      process.stdout.write(`looked at ${files} files\n`)
      expect(found).toEqual([])
      await host.close()
      expect(tracesOnDisk(places, WORDS, since).found).toEqual([])
    })
})

test('a kept room leaves no plain word on the disk, open, locked or killed', async () => {
  const since = Date.now() - 1_000
  const [host, guest] = await Promise.all([startApp('Host'), startApp('Guest')])
  await host.at('start-profile').click()
  await host.at('profile-passphrase').fill(PASSPHRASE)
  await host.at('profile-passphrase-again').fill(PASSPHRASE)
  await host.at('profile-new-submit').click()
  await host.at('profile-new').waitFor({ state: 'detached' })
  await host.page.getByRole('button', { name: 'Back' }).first().click()
  const places = [...(await writtenPlaces(host)), ...(await writtenPlaces(guest))]
  await meet(host, guest)
  await host.page.waitForFunction(
    () => document.querySelector('[data-testid="delivery"]')?.getAttribute('data-saved') === 'true',
  )
  const first = tracesOnDisk(places, WORDS, since)
  expect(first.files).toBeGreaterThan(2)
  expect(first.found).toEqual([])
  const next = host.app.waitForEvent('window')
  await host.at('bar-menu').click()
  await Promise.allSettled([host.at('bar-lock').click({ noWaitAfter: true })])
  const page = await next
  await page.getByTestId('profile-passphrase').waitFor()
  expect(tracesOnDisk(places, WORDS, since).found).toEqual([])
  await kill(host)
  await kill(guest)
  expect(tracesOnDisk(places, WORDS, since).found).toEqual([])
})
