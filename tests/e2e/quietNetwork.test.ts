import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { _electron, expect, test } from '@playwright/test'
import { launchOptions, makeAppFolder } from '../../build/runtime/launchOptions.mjs'
import { networkDeeds, networkPlaces } from '../support/app/netLog.ts'
import { canCutNetwork } from '../support/app/networkProcess.ts'
import { hostRoom } from '../support/app/people.ts'
import { RowanApp, STEP } from '../support/app/rowanApp.ts'
import { outsideSockets } from '../support/app/sockets.ts'

test.skip(!canCutNetwork, 'sockets of processes are looked up in /proc, which this system has not')

/** Starts the app with the runtime's log of its own network on. */
async function startLogged(): Promise<{ ann: RowanApp; log: string }> {
  const folder = makeAppFolder('logged')
  const log = join(folder.path, 'net-log.json')
  const args = [`--profile=${folder.path}`, '--lang=en', `--log-net-log=${log}`]
  const app = await _electron.launch(await launchOptions({ profile: folder.path, args }))
  const page = await app.firstWindow()
  page.setDefaultTimeout(STEP)
  return { ann: new RowanApp('Ann', app, page, folder), log }
}

const socketsOf = ({ app }: RowanApp) => outsideSockets(app.process().pid ?? 0)

test('P0-3, E-18, E-19, E-20: before Connect nothing of Rowan holds a socket, connects, sends or looks up a name, on any page on the way', async () => {
  const { ann, log } = await startLogged()
  const steps: readonly (() => Promise<void>)[] = [
    () => ann.at('first-skip').click(),
    () => ann.at('start-crisis').click(),
    () => ann.page.getByRole('button', { name: 'Back' }).first().click(),
    () => ann.at('start-host').click(),
    () => ann.at('host-title').fill('Tuesday'),
    () => ann.at('host-name').fill('Ann'),
    () => ann.at('host-form-submit').click(),
    () => ann.at('consent-yes').waitFor(),
  ]
  expect(socketsOf(ann)).toEqual([])
  for (const step of steps) {
    await step()
    expect(socketsOf(ann)).toEqual([])
  }
  await ann.app.close()
  expect(networkDeeds(log)).toEqual([])
})

/** The addresses of this computer, where the meeting point of the room is. */
const isHere = (place: string) =>
  Object.values(networkInterfaces()).some(all => all?.some(({ address }) => place.includes(address)))

test('E-18: what looks is awake: after Connect there are sockets, and the log tells of them and of no other place', async () => {
  const { ann, log } = await startLogged()
  await ann.at('first-skip').click()
  await hostRoom(ann, 'Tuesday', 'Ann')
  // the meeting point is reached
  await expect(ann.at('connection')).toHaveAttribute('data-connection', 'alone', { timeout: STEP })
  expect(socketsOf(ann)).not.toEqual([])
  await ann.app.close()
  expect(networkDeeds(log)).toContain('TCP_CONNECT')
  const places = networkPlaces(log)
  expect(places.filter(isHere)).not.toEqual([])
  expect(places.filter(place => !isHere(place))).toEqual([])
})
