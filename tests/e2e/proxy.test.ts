import { networkInterfaces } from 'node:os'
import { expect, test } from '@playwright/test'
import { localAddresses } from '../../electron/main/network/localAddresses.ts'
import type { SignalingServer } from '../../electron/signaling/createSignalingServer.ts'
import { RELAY_TOKEN, relayService } from '../integration/signaling/support/relayService.ts'
import { TurnProcess } from '../integration/signaling/support/turnProcess.ts'
import { hostAt, reaches } from '../support/app/hostAt.ts'
import { networkDeeds, networkPlaces } from '../support/app/netLog.ts'
import { canCutNetwork } from '../support/app/networkProcess.ts'
import { admit, askToJoin, invite, leaveRoom, say, sees } from '../support/app/people.ts'
import { httpProxy, PROXY_ADDRESS, type RealProxy, socksProxy, useProxy } from '../support/app/proxies.ts'
import type { RowanApp } from '../support/app/rowanApp.ts'
import { startLogged } from '../support/app/startLogged.ts'
import { UdpListener } from '../support/app/udpListener.ts'
import { Witness } from '../support/app/witness.ts'

test.describe.configure({ mode: 'serial' })
test.skip(!canCutNetwork, 'proxies of Debian, and sockets looked up in /proc')

let turn: TurnProcess
let udp: UdpListener
let server: SignalingServer
let witness: Witness
let socks: RealProxy
let http: RealProxy
let may: { person: RowanApp; log: string }
let river: { person: RowanApp; log: string }

const meetingPoint = () => `localhost:${witness.port}`
const relay = () => `localhost:${turn.port}`

test.beforeAll(async () => {
  turn = await TurnProcess.start()
  udp = await UdpListener.start()
  // over UDP first, as a relay is usually offered
  server = relayService(turn, {
    urls: [`turn:localhost:${udp.port}?transport=udp`, `turn:${relay()}?transport=tcp`],
  })
  witness = await Witness.start((await server.ready).port)
  socks = await socksProxy()
  http = await httpProxy()
  const system = `http://127.0.0.1:${http.port}`
  const ofTheSystem = { http_proxy: system, https_proxy: system, all_proxy: system, no_proxy: '' }
  may = await startLogged('May', ofTheSystem)
  river = await startLogged('River')
})

test.afterAll(async () => {
  for (const each of [may, river]) await each?.person.close()
  await witness?.close()
  await server?.close()
  udp?.close()
  for (const each of [socks, http]) await each?.end()
  await turn?.process.end('SIGKILL')
})

/** A name that Chromium does not know by itself, as it does `localhost`: it would be looked up. */
const ELSEWHERE = 'ip6-localhost:47471'

/** The address of this computer in a network: a proxy of the system is never used for loopback, whatever Rowan does. */
const [own = ''] = localAddresses(networkInterfaces())

test('E-17: the proxy that the system names is not used, and none is looked for', async () => {
  test.skip(own === '', 'this computer is in no network')
  const outside = await Witness.start((await server.ready).port, 0, own)
  await hostAt(may.person, `ws://${own}:${outside.port}`)
  await reaches(may.person)
  expect(outside.seen).toEqual([own])
  expect(http.targets()).toEqual([])
  await leaveRoom(may.person)
  await may.person.at('left-start').click()
  await outside.close()
})

test('without a proxy a meeting point is reached directly', async () => {
  await hostAt(may.person, `ws://${meetingPoint()}`, RELAY_TOKEN)
  await reaches(may.person)
  expect(witness.seen).toEqual(['127.0.0.1'])
})

test('E-17: whoever joins through a proxy goes through it alone, and asks it for servers by their names', async () => {
  const { person } = river
  await useProxy(person, http)
  await hostAt(person, `ws://${ELSEWHERE}`)
  await expect.poll(() => http.targets()).toContain(ELSEWHERE)
  await leaveRoom(person)
  await person.at('left-start').click()
  await askToJoin(person, await invite(may.person), 'River')
  await admit(may.person, person)
  await say(person, 'through a proxy')
  await sees(may.person, 'through a proxy')
  expect(new Set(http.targets())).toEqual(new Set([ELSEWHERE, meetingPoint(), relay()]))
  expect(new Set(witness.seen)).toEqual(new Set(['127.0.0.1', PROXY_ADDRESS]))
  // what listens there is awake: the other one, who has no proxy, tries the relay over UDP
  expect(udp.heard).toBeGreaterThan(0)
})

test('E-17: a proxy that is set in an open room holds at once, and no packet of UDP leaves any more', async () => {
  await useProxy(may.person, socks)
  await expect(may.person.at('connection')).not.toHaveAttribute('data-connection', 'here')
  witness.seen.length = 0
  udp.heard = 0
  await expect.poll(() => witness.seen, { timeout: 30_000 }).toEqual([PROXY_ADDRESS])
  await say(may.person, 'through another')
  await sees(river.person, 'through another')
  expect(new Set(socks.targets())).toEqual(new Set([meetingPoint(), relay()]))
  expect(new Set(witness.seen)).toEqual(new Set([PROXY_ADDRESS]))
  expect(udp.heard).toBe(0)
})

test('E-17: when the proxy is dead nobody is reached, and nothing goes around it', async () => {
  const { person, log } = river
  witness.seen.length = 0
  await http.end()
  await expect(person.at('connection')).toHaveAttribute('data-connection', 'ended', { timeout: 60_000 })
  await expect(may.person.at('connection')).toHaveAttribute('data-connection', 'alone', { timeout: 60_000 })
  await expect(person.at('server-problem')).toHaveAttribute('data-problem', 'SERVER_PROXY', {
    timeout: 30_000,
  })
  // where the proxy was, somebody only counts who comes
  const door = await Witness.start(9, http.port)
  await expect.poll(() => door.seen.length, { timeout: 60_000 }).toBeGreaterThan(2)
  await door.close()
  expect([witness.seen, udp.heard]).toEqual([[], 0])
  await person.app.close()
  const deeds = networkDeeds(log)
  for (const deed of [
    'UDP_BYTES_SENT',
    'HOST_RESOLVER_MANAGER_JOB',
    'HOST_RESOLVER_SYSTEM_TASK',
    'DNS_TRANSACTION',
  ])
    expect(deeds).not.toContain(deed)
  // Chromium's estimate of how good the network is looks in its own memory for a name, and asks nobody
  const places = [ELSEWHERE, meetingPoint()].flatMap(place => [place, `ws://${place}/`, `http://${place}/`])
  const itself = [`127.0.0.1:${http.port}`, ...places]
  expect(networkPlaces(log).filter(place => !itself.includes(place))).toEqual([])
})
