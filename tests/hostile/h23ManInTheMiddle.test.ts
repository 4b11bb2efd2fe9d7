import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import { createInvitation } from '../../shared/room/invitation/createInvitation.ts'
import { type ParsedInvitation, parseInvitationText } from '../../shared/room/invitation/invitationText.ts'
import { admitApplicant } from '../../shared/room/invitation/inviterDecisions.ts'
import { startInviting } from '../../shared/room/invitation/inviterState.ts'
import { TopicIntruder } from '../support/hostile/topicIntruder.ts'
import { there } from '../support/refusals.ts'
import { SERVERS, SimulatedRoom } from '../support/session/simulatedRoom.ts'
import { SimulatedPerson } from '../support/session/simulatedSession.ts'
import { SimulatedNetwork } from '../support/simulation/simulatedNetwork.ts'
import { bytesOf, Counsellor, facilitatorIdentity, survivorWith } from '../unit/room/invitation/people.ts'

let room: SimulatedRoom
let counsellor: SimulatedPerson
/** The survivor's side of the world: Mallory alone stands between it and the counsellor's. */
let far: SimulatedNetwork
let survivor: SimulatedPerson

beforeAll(cryptoReady)
beforeEach(async () => {
  room = new SimulatedRoom()
  counsellor = room.counsellor
  far = new SimulatedNetwork(room.clock)
  survivor = new SimulatedPerson('Mina', far, room.clock)
  await room.found()
})

/** Mallory shows herself as a counsellor on the far side and as a survivor on the near one, each with her own keys. */
function between(invitation: ParsedInvitation, identity = facilitatorIdentity()) {
  const [near, beyond] = [new TopicIntruder(room.network, invitation), new TopicIntruder(far, invitation)]
  const code = { ...createInvitation(identity, room.clock.now()), secret: invitation.secret }
  const desk = new Counsellor(startInviting(code, identity))
  const guest = survivorWith({ secret: invitation.secret, fingerprint: null }, 'Mina')
  beyond.onPayload = payload => beyond.say(...desk.hears(payload, room.clock.now()))
  near.onPayload = payload => near.say(...guest.hears(payload))
  near.say(guest.m1)
  return { desk, guest, near, beyond }
}

async function invites() {
  const { link, spoken } = await counsellor.calls.createInvitation({ room: room.id })
  return { link, spoken, invitation: parseInvitationText(link) }
}

async function joins(invitation: string): Promise<void> {
  await survivor.calls.join({ invitation, name: 'Mina', servers: SERVERS, direct: true })
  room.clock.advance(10_000)
}

describe('23: MITM of M1-M3 with own keys -> SAS differs; attacker reveals different nJ -> commit fails', () => {
  it('with the spoken code both come to the waiting room, and the digits that are read aloud do not fit', async () => {
    const { spoken, invitation } = await invites()
    between(invitation)
    await joins(spoken)
    const [waiting] = counsellor.room().waiting
    expect(survivor.digits).toMatch(/^\d{3} \d{3} \d{3}$/)
    expect(waiting?.name).toBe('Mina')
    const admit = async () =>
      counsellor.calls.admit({
        room: room.id,
        applicant: waiting?.applicant ?? '',
        digits: survivor.digits,
      })
    for (let tries = 0; tries < 3; tries++) await expect(admit).rejects.toThrow('SAS_MISMATCH')
    await expect(admit).rejects.toThrow('INVITE_STATE')
    room.clock.advance(1_000)
    expect(counsellor.room().invitation?.state).toBe('burnt')
    expect(counsellor.room().members).toHaveLength(1)
  })

  it('a counsellor who burns it because the digits differ warns both, and nobody is in', async () => {
    const { spoken, invitation } = await invites()
    const { guest } = between(invitation)
    await joins(spoken)
    await counsellor.calls.cancelInvitation({ room: room.id })
    room.clock.advance(2_000)
    expect(guest.state).toMatchObject({ at: 'ended', code: 'INVITE_BURNT' })
    expect(counsellor.room().waiting).toEqual([])
    expect(counsellor.room().members).toHaveLength(1)
  })

  it('whom Mallory lets into a room of her own without the digits is in no room of the counsellor', async () => {
    const { spoken, invitation } = await invites()
    const { desk, beyond } = between(invitation)
    await joins(spoken)
    beyond.say(...desk.takes(admitApplicant(desk.state, bytesOf('no epoch at all'))))
    room.clock.advance(5_000)
    expect(survivor.join.state).toBe('failed')
    expect((await survivor.calls.listRooms({})).rooms).toEqual([])
    expect(counsellor.room().members).toHaveLength(1)
  })

  it('with the link she is found out at once, and no digits are shown', async () => {
    const { link, invitation } = await invites()
    between(invitation)
    await joins(link)
    expect(survivor.join).toEqual({ state: 'failed', code: 'INVITE_KEYS' })
    expect(survivor.session.refusals.get('INVITE_KEYS')).toBe(1)
  })

  it('with the link and the public keys of the counsellor she comes to digits that she cannot know', async () => {
    const { link, invitation } = await invites()
    const { near, beyond } = between(invitation)
    // she passes every message on: both then have one number, and she has no key
    near.onPayload = payload => beyond.say(payload)
    beyond.onPayload = payload => near.say(payload)
    await survivor.calls.join({ invitation: link, name: 'Mina', servers: SERVERS, direct: true })
    room.clock.advance(1_000)
    // her own try stood first: two people hold the invitation, and it is burnt
    expect(counsellor.room().invitation?.state).toBe('burnt')
    expect(survivor.join).toEqual({ state: 'failed', code: 'INVITE_BURNT' })
  })

  it('who merely passes on what both say learns no digit and no key, and they meet', async () => {
    const { link, invitation } = await invites()
    const [near, beyond] = [new TopicIntruder(room.network, invitation), new TopicIntruder(far, invitation)]
    near.onPayload = payload => beyond.say(payload)
    beyond.onPayload = payload => near.say(payload)
    await joins(link)
    const { digits } = survivor
    const { applicant } = there(counsellor.room().waiting[0])
    await counsellor.calls.admit({ room: room.id, applicant, digits })
    room.clock.advance(5_000)
    expect(survivor.join.state).toBe('admitted')
    const wires = [...near.heard, ...beyond.heard].map(payload => Buffer.from(payload).toString('latin1'))
    for (const words of ['Mina', 'Counsellor', 'Evening', digits])
      expect(wires.filter(wire => wire.includes(words))).toEqual([])
  })
})
