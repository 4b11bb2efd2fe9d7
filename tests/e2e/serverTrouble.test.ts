import { networkInterfaces } from 'node:os'
import { expect, test } from '@playwright/test'
import { makeAppFolder } from '../../build/runtime/launchOptions.mjs'
import {
  createSignalingServer,
  type SignalingServer,
} from '../../electron/signaling/createSignalingServer.ts'
import { randomBytes, randomSecret } from '../../shared/crypto/random.ts'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import { INVITE_BYTES } from '../../shared/room/invitation/createInvitation.ts'
import { invitationLink } from '../../shared/room/invitation/invitationLink.ts'
import { freshFolder } from '../integration/signaling/support/operating.ts'
import { hostAt } from '../support/app/hostAt.ts'
import { leaveRoom, understandLimits } from '../support/app/people.ts'
import { launchApp, type RowanApp, STEP } from '../support/app/rowanApp.ts'
import {
  answerPings,
  deadPort,
  secureServer,
  talkingServer,
  type WrongServer,
  webServer,
} from '../support/app/wrongServers.ts'
import { makeAuthority } from '../support/network/makeAuthority.ts'

test.describe.configure({ mode: 'serial' })

const DAY = 86_400_000
const HERE = ['127.0.0.1']
// no question for a name leaves this computer
const NO_NAMES = '--host-resolver-rules=MAP *.invalid ~NOTFOUND'
const hasNetwork = Object.values(networkInterfaces()).some(infos => infos?.some(({ internal }) => !internal))

let may: RowanApp
const running = new Set<WrongServer | SignalingServer>()

function keep<S extends WrongServer | SignalingServer>(server: S): S {
  running.add(server)
  return server
}

async function end(server: WrongServer | SignalingServer): Promise<void> {
  running.delete(server)
  await server.close()
}

const at = (port: number, scheme = 'ws') => `${scheme}://127.0.0.1:${port}`

/** Hosts a room that meets at these servers and opens the page about its connection. */
async function hostAtAll(servers: readonly string[]): Promise<void> {
  await hostAt(may, servers.join('\n'))
  await may.at('open-connection').click()
}

/** What is said of one meeting point on that page. */
function point(url: string) {
  return may.at('meeting-points').locator('li').filter({ hasText: url })
}

async function shows(url: string, problem: string, words: RegExp): Promise<void> {
  await expect(point(url)).toHaveAttribute('data-problem', problem, { timeout: STEP })
  await expect(point(url)).toContainText(words)
}

async function isWell(url: string): Promise<void> {
  await expect(point(url)).toHaveAttribute('data-state', 'open', { timeout: STEP })
  await expect(point(url)).toHaveAttribute('data-problem', 'none', { timeout: STEP })
}

/** Counts from now on how often something changes within a part of the screen. */
async function changesOf(person: RowanApp, testId: string): Promise<() => Promise<number>> {
  const seen = await person.at(testId).evaluateHandle(element => {
    const counted = { changes: 0 }
    const watch = new MutationObserver(records => {
      counted.changes += records.length
    })
    watch.observe(element, { childList: true, characterData: true, attributes: true, subtree: true })
    return counted
  })
  return () => seen.evaluate(({ changes }) => changes)
}

/** Takes every way out from this computer, as far as its app can see. */
async function loseNetwork(person: RowanApp): Promise<void> {
  await person.app.evaluate(() => {
    const load = process.mainModule?.require
    if (!load) throw new Error('no module of main')
    const os: typeof import('node:os') = load.call(process.mainModule, 'node:os')
    os.networkInterfaces = () => ({})
  })
}

test.beforeAll(async () => {
  await cryptoReady()
  may = await launchApp('May', 'en', makeAppFolder('may'), { switches: [NO_NAMES] })
  await may.at('first-skip').click()
  await may.at('start-join').waitFor()
})

test.afterAll(async () => {
  await may?.close()
  for (const server of running) await server.close()
})

test('who joins is told once why nothing is reached, and then that her clock is off; when all is well the words go', async () => {
  const port = await deadPort()
  const code = { secret: randomSecret<'invite'>(INVITE_BYTES), fingerprint: randomBytes(16) }
  await may.at('start-join').click()
  await may.at('join-invitation').fill(`${invitationLink(code)}\n${at(port)}`)
  await may.at('join-form-submit').click()
  await may.at('join-name').fill('River')
  await understandLimits(may)
  await may.at('consent-yes').click()
  const problem = may.at('server-problem')
  await expect(problem).toHaveAttribute('data-problem', 'SERVER_UNREACHABLE', { timeout: STEP })
  await expect(problem).toContainText('Nothing answers at the address')

  const page = keep(await webServer(404, port))
  await expect(problem).toHaveAttribute('data-problem', 'SERVER_KIND', { timeout: STEP })
  await expect(problem).toContainText('not a meeting point')
  const changes = await changesOf(may, 'trouble')
  const before = page.asked()
  await expect.poll(page.asked, { timeout: STEP }).toBeGreaterThanOrEqual(before + 2)
  expect(await changes()).toBe(0)
  await end(page)

  const late = keep(await talkingServer(answerPings, { port, clock: () => Date.now() - DAY }))
  await expect(may.at('clock-note')).toContainText('about 1 day ahead', { timeout: STEP })
  await expect(problem).toHaveCount(0)
  await end(late)
  keep(await talkingServer(answerPings, { port, clock: Date.now }))
  await expect(may.at('clock-note')).toHaveCount(0, { timeout: STEP })
  await expect(problem).toHaveCount(0)
  await may.at('waiting-leave').click()
  await may.at('start-host').waitFor()
})

test('each meeting point says what is wrong with it, and no longer once it is well', async () => {
  const dead = await deadPort()
  const page = keep(await webServer(200))
  const rubbish = keep(await talkingServer(() => 'welcome to my server'))
  const named = 'ws://nobody.invalid:8080'
  await hostAtAll([at(dead), at(page.port), at(rubbish.port), named])
  await shows(at(dead), 'SERVER_UNREACHABLE', /Nothing answers/)
  await shows(at(page.port), 'SERVER_KIND', /not a meeting point/)
  await shows(at(rubbish.port), 'SERVER_KIND', /not a meeting point/)
  if (hasNetwork) await shows(named, 'SERVER_NAME', /cannot be found/)
  else await shows(named, 'NO_NETWORK', /no network/)

  const ports = [dead, page.port, rubbish.port]
  for (const server of [page, rubbish]) await end(server)
  for (const port of ports) await keep(createSignalingServer({ port })).ready
  for (const port of ports) await isWell(at(port))
  await loseNetwork(may)
  await shows(named, 'NO_NETWORK', /no network right now/)
  await leaveRoom(may)
  await may.at('left-start').click()
})

test('certificates, a meeting point that is full, and one that lies, have words of their own', async () => {
  const expired = keep(await secureServer(makeAuthority(freshFolder()).issue(HERE, { days: -1 })))
  const unknown = keep(await secureServer(makeAuthority(freshFolder()).issue(HERE)))
  const full = keep(createSignalingServer({ limits: { maxSockets: 0 } }))
  const { url: fullUrl } = await full.ready
  const liar = keep(
    await talkingServer(heard =>
      heard.includes('ping') ? '{"type":"pong"}' : '{"type":"relay","urls":[],"clients":3}',
    ),
  )
  await hostAtAll([at(expired.port, 'wss'), at(unknown.port, 'wss'), fullUrl, at(liar.port)])
  await shows(at(expired.port, 'wss'), 'SERVER_CERTIFICATE_TIME', /date and time of this computer/)
  await shows(at(unknown.port, 'wss'), 'SERVER_CERTIFICATE', /does not connect to it/)
  await shows(fullUrl, 'SERVER_BUSY', /takes nobody in right now/)
  await shows(at(liar.port), 'SERVER_LIES', /break the rules/)
  await end(full)
  const { port } = new URL(fullUrl)
  await keep(createSignalingServer({ port: Number(port) })).ready
  await isWell(fullUrl)
})
