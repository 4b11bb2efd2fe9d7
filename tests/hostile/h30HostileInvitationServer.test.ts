import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import type { RoomId } from '../../shared/room/ids.ts'
import { parseInvitationText } from '../../shared/room/invitation/invitationText.ts'
import { invitationTopic } from '../../shared/room/invitation/invitationTopic.ts'
import { Person } from '../integration/webrtc/support/person.ts'
import { HostileServer, type Published } from '../support/hostile/hostileServer.ts'
import { seededRandom } from '../support/simulation/seededRandom.ts'

const SEED = 3030

let server: HostileServer
let counsellor: Person
let survivor: Person
let room: RoomId

beforeAll(cryptoReady)
beforeEach(async () => {
  server = await HostileServer.start()
  ;[counsellor, survivor] = await Promise.all([Person.start(), Person.start()])
  const servers = [server.url]
  const hosted = await counsellor.call('hostRoom', {
    title: 'Evening',
    name: 'Counsellor',
    servers,
    direct: true,
  })
  room = hosted.room as RoomId
})
afterEach(async () => {
  await counsellor.kill()
  await survivor.kill()
  await server.down()
})

/** An invitation, and the topic it is about. */
async function invites(): Promise<{ link: string; topic: string }> {
  const { link } = await counsellor.call('createInvitation', { room })
  return { link, topic: invitationTopic(parseInvitationText(link).secret) }
}

async function joins(link: string): Promise<void> {
  await survivor.call('join', { invitation: link, name: 'Mina', servers: [server.url], direct: true })
}

/** The survivor's digits are the counsellor's, and she is let in. */
async function letIn(): Promise<void> {
  await survivor.until('she waits', () => survivor.join?.state === 'waiting', 60_000)
  await counsellor.until('she is seen', () => counsellor.room.waiting.length === 1)
  const applicant = counsellor.room.waiting[0]?.applicant ?? ''
  await counsellor.call('admit', { room, applicant, digits: survivor.digits })
  await survivor.until('she is let in', () => survivor.join?.state === 'admitted', 60_000)
}

async function theyTalk(): Promise<void> {
  await survivor.call('sendMessage', { room, text: 'I am here' })
  await counsellor.until('they are linked', () => counsellor.room.connection === 'here', 60_000)
  for (let turn = 0; ; turn++) {
    const { messages } = await counsellor.call('readTimeline', { room, before: null, limit: 10 })
    if (messages.some(({ text }) => text === 'I am here')) return
    if (turn > 400) throw new Error('her words did not come')
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}

describe(`30: signalling loses, repeats, reorders and reflects the messages of an invitation (seed ${SEED})`, () => {
  test('every message of the invitation is lost the first two times: she gets in', async () => {
    const { link, topic } = await invites()
    const times = new Map<string, number>()
    server.treat = said => {
      const count = (times.get(said.data) ?? 0) + 1
      times.set(said.data, count)
      if (said.topic !== topic || count > 2) server.forward(said)
    }
    await joins(link)
    await letIn()
    await counsellor.until(
      'the invitation is used',
      () => counsellor.room.invitation?.state === 'used',
      60_000,
    )
    await theyTalk()
  }, 120_000)

  test('everything comes twice, reflected, and in another order: she gets in', async () => {
    const random = seededRandom(SEED)
    const held: Published[] = []
    const shuffle = setInterval(() => {
      for (const said of held.splice(0).sort(() => random() - 0.5)) server.forward(said, { reflect: true })
    }, 100)
    server.treat = said => held.push(said, said)
    const { link } = await invites()
    await joins(link)
    await letIn()
    await theyTalk()
    clearInterval(shuffle)
  }, 120_000)

  test('all that was ever said of it is said again: nobody waits at the door and nothing changes', async () => {
    const { link, topic } = await invites()
    await joins(link)
    await letIn()
    await theyTalk()
    await counsellor.until('the invitation is used', () => counsellor.room.invitation?.state === 'used')
    // whether a line stands at the moment is no change
    const people = () =>
      [counsellor, survivor].map(person => person.room.members.map(({ here, ...member }) => member))
    const before = people()
    const former = server.said.filter(said => said.topic === topic)
    expect(former.length).toBeGreaterThanOrEqual(5)
    for (let time = 0; time < 3; time++) for (const said of former) server.forward(said, { reflect: true })
    await theyTalk()
    expect(people()).toEqual(before)
    expect(counsellor.room.waiting).toEqual([])
    expect(survivor.join?.state).toBe('admitted')
  }, 60_000)
})
