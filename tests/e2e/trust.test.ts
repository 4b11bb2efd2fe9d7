import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { runCommand } from '../../electron/organisation/commands.ts'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import { admit, askToJoin, digits, hostRoom, invite } from '../support/app/people.ts'
import { type RowanApp, STEP, startApp } from '../support/app/rowanApp.ts'

test.describe.configure({ mode: 'serial' })

const PASSPHRASE = 'quiet lantern marble forty'
const folder = mkdtempSync(join(tmpdir(), 'rowan-organisation-'))

let counsellor: RowanApp
let survivor: RowanApp

test.beforeAll(async () => {
  await cryptoReady()
  counsellor = await startApp('Counsellor')
  survivor = await startApp('Survivor', 'ko')
})

test.afterAll(async () => {
  for (const app of [counsellor, survivor]) await app.close()
  rmSync(folder, { recursive: true })
})

/** What the organisation does at its own computer. */
const atTheOrganisation = (...words: string[]) =>
  runCommand({ words, ask: async () => PASSPHRASE, now: Date.now() })

const words = (person: RowanApp) => person.at('organisation-words').getByRole('listitem').allInnerTexts()

let published = ''

test('an organisation vouches for a counsellor', async () => {
  const key = join(folder, 'key')
  published = await atTheOrganisation('new', key)
  await counsellor.at('start-profile').click()
  await counsellor.at('profile-passphrase').fill(PASSPHRASE)
  await counsellor.at('profile-passphrase-again').fill(PASSPHRASE)
  await counsellor.at('profile-new-submit').click()
  await counsellor.at('profile-new').waitFor({ state: 'detached', timeout: STEP })
  await counsellor.at('bar-menu').click()
  await counsellor.at('bar-vault').click()
  await counsellor.at('vault-organisation').click()
  await counsellor.at('organisation-ask').click()
  const request = await counsellor.at('organisation-request').inputValue()
  await counsellor.at('certificate-text').fill('rowan-certificate:AQ')
  await counsellor.at('certificate-submit').click()
  await counsellor.page.getByText('This is not all of the text.').waitFor()
  await counsellor
    .at('certificate-text')
    .fill(await atTheOrganisation('certify', key, 'River House', request))
  await counsellor.at('certificate-submit').click()
  await expect(counsellor.at('vouching')).toContainText('“River House” vouches for you until')
  expect(published).toContain(`en: ${(await words(counsellor)).join(' ')}\n`)
})

test('whoever she invites sees the organisation, its words in her own language, and the code word', async () => {
  for (let page = 0; page < 3; page++) await counsellor.at('page-back').last().click()
  await hostRoom(counsellor, 'Evening', 'May')
  await counsellor.at('invitation-code-word').fill('파란 우산')
  const invitation = await invite(counsellor)
  await expect(counsellor.at('invitation-vouched')).toContainText('River House')
  await askToJoin(survivor, invitation, '은하')
  await expect(survivor.at('organisation')).toHaveAttribute('data-standing', 'new')
  await expect(survivor.at('organisation')).toContainText('River House')
  expect(published).toContain(`ko: ${(await words(survivor)).join(' ')}\n`)
  expect(await survivor.at('code-word').innerText()).toBe('파란 우산')
  await survivor.at('words-match').click()
  await survivor.at('words-match').waitFor({ state: 'detached' })
  await survivor.at('code-word-yes').click()
  await survivor.at('code-word-yes').waitFor({ state: 'detached' })
})

test('wrong digits let nobody in and the right ones do; they stand on one screen alone', async () => {
  const right = await digits(survivor)
  expect(await counsellor.page.locator('body').innerText()).not.toMatch(/\d{3}\s\d{3}\s\d{3}/)
  await counsellor.at('admit-digits').fill(right.replace(/^./, first => `${(Number(first) + 1) % 10}`))
  await counsellor.at('admit').click()
  await counsellor.page.getByText('These are not the digits on the other screen.').waitFor()
  expect(await survivor.at('message-box').count()).toBe(0)
  await admit(counsellor, survivor)
})
