import { networkInterfaces } from 'node:os'
import { expect, test } from '@playwright/test'
import { serverAddresses } from '../../electron/main/network/embeddedSignaling.ts'
import { createSignalingServer } from '../../electron/signaling/createSignalingServer.ts'
import { isLocalServer, isLoopbackServer } from '../../shared/room/invitation/isLocalServer.ts'
import { hostAt, reaches } from '../support/app/hostAt.ts'
import { admit, digits, hostRoom, invite, leaveRoom, understandLimits } from '../support/app/people.ts'
import { type RowanApp, startApp } from '../support/app/rowanApp.ts'

test.describe.configure({ mode: 'serial' })

let may: RowanApp
let river: RowanApp

test.beforeAll(async () => {
  may = await startApp('May')
  river = await startApp('River')
})

test.afterAll(async () => {
  for (const app of [may, river]) await app?.close()
})

const LAN = 'Connect and show my local network address to this room'
const FAR = 'Connect and show my network address to this room'
const yesOf = (addresses: readonly string[]) => (addresses.every(isLocalServer) ? LAN : FAR)

/** What this computer is called in the networks it is in, if any; the first of them is the one to tell. */
const here = serverAddresses(networkInterfaces(), 1)
const [told = here[0] ?? ''] = here.filter(address => !isLoopbackServer(address))

test('a room on this computer says how far it reaches, and a code and an address that were read aloud are enough', async () => {
  await may.at('start-host').click()
  await may.at('host-title').fill('Tuesday')
  await may.at('host-name').fill('May')
  await may.at('host-form-submit').click()
  await expect(may.at('consent-yes')).toHaveText(yesOf(here))
  await may.at('consent-no').click()
  await may.page.getByRole('button', { name: 'Back' }).first().click()
  await hostRoom(may, 'Tuesday', 'May')
  await invite(may)
  const [address = ''] = (await may.at('invitation-servers').innerText()).match(/ws:\S+/) ?? []
  expect(new URL(address).hostname).toBe(new URL(told).hostname)
  await river.at('start-join').click()
  await river.at('join-invitation').fill(await may.at('invitation-spoken').innerText())
  await river.at('join-server').fill(address)
  await river.at('join-form-submit').click()
  await river.at('join-name').fill('River')
  await understandLimits(river)
  await expect(river.at('consent-yes')).toHaveText(yesOf([address]))
  await river.at('consent-yes').click()
  await digits(river)
  await admit(may, river)
  await leaveRoom(river)
})

test('whoever is told an address of the local network reads before connecting what that shows', async () => {
  await river.at('left-start').click()
  await river.at('start-join').click()
  const spoken = may.at('invitation-spoken').or(may.at('invitation-create')).first()
  if ((await spoken.getAttribute('data-testid')) === 'invitation-create') await spoken.click()
  await river.at('join-invitation').fill(await may.at('invitation-spoken').innerText())
  await river.at('join-server').fill('ws://192.168.1.5:47470')
  await river.at('join-form-submit').click()
  await river.at('join-name').fill('River')
  await understandLimits(river)
  await expect(river.at('consent-yes')).toHaveText(LAN)
  const asked = await river.page.locator('main').innerText()
  expect(asked).toContain('This room meets in the local network, without the internet.')
  expect(asked).toContain('Whoever runs the network can see that these computers talk with each other')
})

test('a meeting point at an IPv6 address is reached', async () => {
  await leaveRoom(may)
  await may.at('left-start').click()
  const server = createSignalingServer({ host: '::1' })
  const { port } = await server.ready
  await hostAt(may, `ws://[::1]:${port}`)
  await reaches(may)
  expect(server.stats().sockets).toBe(1)
  await leaveRoom(may)
  await server.close()
})
