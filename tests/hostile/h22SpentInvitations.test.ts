import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ErrorCode } from '../../shared/bytes/protocolError.ts'
import { randomBytes } from '../../shared/crypto/random.ts'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import { type ParsedInvitation, parseInvitationText } from '../../shared/room/invitation/invitationText.ts'
import { TopicIntruder } from '../support/hostile/topicIntruder.ts'
import { SERVERS, SimulatedRoom } from '../support/session/simulatedRoom.ts'
import type { SimulatedPerson } from '../support/session/simulatedSession.ts'
import { type Survivor, survivorWith } from '../unit/room/invitation/people.ts'

const HOUR = 3_600_000

let room: SimulatedRoom
let counsellor: SimulatedPerson

beforeAll(cryptoReady)
beforeEach(async () => {
  room = new SimulatedRoom()
  counsellor = room.counsellor
  await room.found()
})

async function invites(): Promise<string> {
  const { link } = await counsellor.calls.createInvitation({ room: room.id })
  return link
}

async function joins(person: SimulatedPerson, invitation: string): Promise<void> {
  await person.calls.join({ invitation, name: person.name, servers: SERVERS, direct: true })
}

const counts = (code: ErrorCode) => counsellor.session.refusals.get(code) ?? 0
const members = () => counsellor.room().members.map(({ name }) => name)

/** Nobody waits, nobody was let in, and the room works: a fresh invitation lets somebody in. */
async function expectNobodyIn(): Promise<void> {
  expect(counsellor.room().waiting).toEqual([])
  expect(members()).toEqual(['Counsellor'])
  const guest = await room.person('Guest')
  await room.letIn(guest)
  await guest.say('I am here')
  room.clock.advance(2_000)
  expect(await counsellor.words()).toEqual(['I am here'])
}

/** A joiner by hand who shows another nonce than she committed to. */
function cheaterWith(invitation: ParsedInvitation): Survivor {
  const cheater = survivorWith(invitation)
  if (cheater.state.at !== 'asking') throw new Error('not asking')
  cheater.state = { ...cheater.state, attempt: { ...cheater.state.attempt, nonce: randomBytes(32) } }
  return cheater
}

describe('22: expired, used twice, two joiners at once, 4th attempt', () => {
  it('P0-6: an invitation that has expired lets nobody in, and says so', async () => {
    const link = await invites()
    room.clock.advance(24 * HOUR + 1)
    const late = await room.person('Late')
    await joins(late, link)
    room.clock.advance(10_000)
    expect(late.join).toEqual({ state: 'failed', code: 'INVITE_EXPIRED' })
    expect(counts('INVITE_EXPIRED')).toBe(1)
    expect(counsellor.room().invitation?.state).toBe('expired')
    await expectNobodyIn()
  })

  it('one that expires between M1 and M3 lets nobody in', async () => {
    const invitation = parseInvitationText(await invites())
    room.clock.advance(24 * HOUR - 5_000)
    const joiner = new TopicIntruder(room.network, invitation)
    const survivor = survivorWith(invitation)
    joiner.say(survivor.m1)
    room.clock.advance(1_000)
    const [m3] = survivor.hears(joiner.ofType(2) ?? new Uint8Array())
    room.clock.advance(10_000)
    joiner.say(m3 ?? new Uint8Array())
    room.clock.advance(1_000)
    for (const payload of joiner.heard) survivor.hears(payload)
    expect(survivor.state).toMatchObject({ at: 'ended', code: 'INVITE_EXPIRED' })
    await expectNobodyIn()
  })

  it('P0-6: one that was used lets nobody else in, and does not touch who came with it', async () => {
    const ana = await room.person('Ana')
    const { link, applicant, digits } = await room.knock(ana)
    await counsellor.calls.admit({ room: room.id, applicant, digits })
    room.clock.advance(5_000)
    const second = await room.person('Second')
    await joins(second, link)
    room.clock.advance(10_000)
    expect(second.join).toEqual({ state: 'failed', code: 'INVITE_USED' })
    expect(counts('INVITE_USED')).toBe(1)
    expect(members()).toEqual(['Counsellor', 'Ana'])
    await ana.say('still here')
    room.clock.advance(2_000)
    expect(await counsellor.words()).toEqual(['still here'])
  })

  it('two who come at once burn it, and both are told', async () => {
    const link = await invites()
    const [ana, other] = [await room.person('Ana'), await room.person('Other')]
    await joins(ana, link)
    await joins(other, link)
    room.clock.advance(10_000)
    for (const { join } of [ana, other]) expect(join).toEqual({ state: 'failed', code: 'INVITE_BURNT' })
    expect(counsellor.room().invitation?.state).toBe('burnt')
    await expectNobodyIn()
  })

  it('whoever comes while somebody waits burns it too, and neither gets in', async () => {
    const ana = await room.person('Ana')
    const { link, applicant, digits } = await room.knock(ana)
    const other = await room.person('Other')
    await joins(other, link)
    room.clock.advance(10_000)
    for (const { join } of [ana, other]) expect(join).toEqual({ state: 'failed', code: 'INVITE_BURNT' })
    await expect(
      Promise.resolve().then(() => counsellor.calls.admit({ room: room.id, applicant, digits })),
    ).rejects.toThrow('INVITE_STATE')
    await expectNobodyIn()
  })

  it('three tries that fail burn it: the fourth is told so, however right it is', async () => {
    const link = await invites()
    const invitation = parseInvitationText(link)
    for (let attempt = 1; attempt <= 3; attempt++) {
      const joiner = new TopicIntruder(room.network, invitation)
      const cheater = cheaterWith(invitation)
      joiner.say(cheater.m1)
      room.clock.advance(100)
      joiner.say(...cheater.hears(joiner.ofType(2) ?? new Uint8Array()))
      room.clock.advance(100)
      expect(counts('INVITE_COMMIT')).toBe(attempt)
    }
    expect(counsellor.room().invitation?.state).toBe('burnt')
    const fourth = await room.person('Fourth')
    await joins(fourth, link)
    room.clock.advance(10_000)
    expect(fourth.join).toEqual({ state: 'failed', code: 'INVITE_BURNT' })
    await expectNobodyIn()
  })

  it('three hundred messages that are none burn nothing and change nothing', async () => {
    const link = await invites()
    const noise = new TopicIntruder(room.network, parseInvitationText(link))
    for (let n = 0; n < 300; n++) noise.say(randomBytes(1 + ((n * 37) % 1_200)))
    room.clock.advance(1_000)
    expect(counsellor.room().invitation?.state).toBe('open')
    const ana = await room.person('Ana')
    await joins(ana, link)
    await room.until(() => counsellor.room().waiting.length === 1)
    const counted = [...counsellor.session.refusals.values()].reduce((sum, count) => sum + count, 0)
    expect(counted).toBe(300)
  })
})
