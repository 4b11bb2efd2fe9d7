import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { SignalingServer } from '../../../electron/signaling/createSignalingServer.ts'
import type { RelaySettings } from '../../../electron/signaling/relay/relayDesk.ts'
import type { RoomId } from '../../../shared/room/ids.ts'
import { there } from '../../support/refusals.ts'
import { RELAY_TOKEN, relayService } from '../signaling/support/relayService.ts'
import { TurnProcess } from '../signaling/support/turnProcess.ts'
import { removeScripts } from './support/buildScript.ts'
import { Person } from './support/person.ts'

let turn: TurnProcess
beforeAll(async () => {
  turn = await TurnProcess.start()
})
afterAll(async () => {
  await turn.process.end('SIGKILL')
  removeScripts()
})

/** A signalling server that gives a relay. */
async function service(relay: TurnProcess, change: Partial<RelaySettings> = {}): Promise<string> {
  const server: SignalingServer = relayService(relay, change)
  onTestFinished(() => server.close())
  return (await server.ready).url
}

async function person(): Promise<Person> {
  const someone = await Person.start()
  onTestFinished(async () => {
    await someone.kill()
  })
  return someone
}

/** Hosts a room that connects through a relay alone, with what a counsellor was given. */
async function host(url: string, relayToken = RELAY_TOKEN): Promise<{ ann: Person; room: RoomId }> {
  const ann = await person()
  const servers = [url]
  const hosted = await ann.call('hostRoom', {
    title: 'Evening',
    name: 'Ann',
    servers,
    direct: false,
    relayToken,
  })
  return { ann, room: hosted.room as RoomId }
}

/** Somebody is invited, waits, and is let in. */
async function letIn(ann: Person, room: RoomId, url: string): Promise<Person> {
  const { link } = await ann.call('createInvitation', { room })
  const ben = await person()
  await ben.call('join', { invitation: link, name: 'Ben', servers: [url], direct: false })
  await ann.until('he waits', () => (view(ann)?.waiting.length ?? 0) > 0, 30_000)
  await ann.call('admit', {
    room,
    applicant: there(view(ann)?.waiting[0]).applicant,
    digits: ben.digits,
  })
  await ben.until('he is in', () => ben.join?.state === 'admitted', 30_000)
  return ben
}

/** Her room as her screen was told last, if it was. */
const view = (someone: Person) => someone.of('room').at(-1)?.view

const isGiven = (ann: Person) => ann.until('a relay is given', () => view(ann)?.relayProblem === null, 20_000)

describe('a room that connects through a relay alone', { timeout: 120_000 }, () => {
  it.each(['udp', 'tcp'])('links two people over %s, and words arrive', async transport => {
    const url = await service(turn, { urls: [`turn:127.0.0.1:${turn.port}?transport=${transport}`] })
    const { ann, room } = await host(url)
    await isGiven(ann)
    const ben = await letIn(ann, room, url)
    await ann.until('he is here', () => view(ann)?.connection === 'here', 40_000)
    await ann.call('sendMessage', { room, text: 'through the relay' })
    await ben.until('they are here', () => view(ben)?.connection === 'here', 40_000)
    await expect.poll(() => ben.words(), { timeout: 20_000 }).toEqual(['through the relay'])
    expect([view(ann)?.relayProblem, view(ben)?.relayProblem, view(ben)?.direct]).toEqual([null, null, false])
  })

  it('without a right token has no relay: nobody is linked, and both are told why', async () => {
    const url = await service(turn)
    const { ann, room } = await host(url, 'another-token-0123456789abcdef')
    await ann.until('it is refused', () => view(ann)?.relayProblem === 'RELAY_REFUSED', 20_000)
    const ben = await letIn(ann, room, url)
    await ben.until('he is told', () => view(ben)?.relayProblem === 'RELAY_MISSING', 20_000)
    await ben.until('a try ends', () => view(ben)?.connection === 'alone', 20_000)
    expect(await ann.counters()).toMatchObject(new Map([['RELAY_REFUSED', 1]]))
    expect([view(ann)?.connection, view(ben)?.connection]).not.toContain('here')
    // the right one is typed later, and both are linked without another invitation
    await ann.call('setRelayToken', { room, token: RELAY_TOKEN })
    await ben.until('they are here', () => view(ben)?.connection === 'here', 60_000)
    expect(view(ben)?.relayProblem).toBeNull()
  })

  it('goes no other way when the relay does not answer, and says so; nor when it stops', async () => {
    const other = await TurnProcess.start()
    onTestFinished(async () => {
      await other.process.end('SIGKILL')
    })
    const url = await service(other)
    const { ann, room } = await host(url)
    await isGiven(ann)
    const ben = await letIn(ann, room, url)
    for (const someone of [ann, ben])
      await someone.until('linked', () => view(someone)?.connection === 'here', 40_000)
    await other.process.end('SIGKILL')
    for (const someone of [ann, ben])
      await someone.until('the reason', () => view(someone)?.relayProblem === 'RELAY_UNREACHABLE', 60_000)
    expect([view(ann)?.connection, view(ben)?.connection]).not.toContain('here')
  })
})
