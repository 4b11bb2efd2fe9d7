import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { randomBytes } from '../../../../shared/crypto/random.ts'
import { cryptoReady } from '../../../../shared/crypto/sodium.ts'
import { INVITE_PAYLOAD_MAX } from '../../../../shared/room/invitation/inviteMessage.ts'
import {
  admitApplicant,
  burnInvitation,
  invitationStatus,
  inviterReminders,
  refuseApplicant,
} from '../../../../shared/room/invitation/inviterDecisions.ts'
import { confirmAdmission, joinerReminders } from '../../../../shared/room/invitation/joinerHandshake.ts'
import { bytesOf, type Counsellor, meet, only, type Survivor, setup, survivorWith } from './people.ts'

beforeAll(cryptoReady)

const epochChain = bytesOf('epoch chain with her box')
const hello = bytesOf('hello')

/** Lets both finish from the waiting room; gives M4 and M5. */
function admit(counsellor: Counsellor, survivor: Survivor) {
  const m4 = only(counsellor.takes(admitApplicant(counsellor.state, epochChain)))
  survivor.hears(m4)
  const m5 = only(survivor.takes(confirmAdmission(survivor.state, hello)))
  counsellor.hears(m5)
  return { m4, m5 }
}

function sasOf(results: readonly { type: string }[]): unknown {
  return results.flatMap(result => ('sas' in result ? [result.sas] : []))
}

describe('an invitation', () => {
  it('brings a survivor into the room', () => {
    const { counsellor, survivor } = setup()
    meet(counsellor, survivor)
    admit(counsellor, survivor)

    expect(survivor.results.map(result => result.type)).toEqual(['waiting', 'admitted'])
    expect(counsellor.results.map(result => result.type)).toEqual(['applicant', 'joined'])
    expect(survivor.results[1]).toMatchObject({ payload: epochChain })
    expect(counsellor.results[1]).toMatchObject({ payload: hello })
    expect([...counsellor.refusals, ...survivor.refusals]).toEqual([])
    expect(invitationStatus(counsellor.state)).toBe('used')
  })

  it('shows the same nine digits to both, in groups of three', () => {
    const { counsellor, survivor } = setup()
    meet(counsellor, survivor)
    const shown = sasOf(survivor.results)
    expect(shown).toEqual(sasOf(counsellor.results))
    expect(shown).toEqual([expect.stringMatching(/^\d{3} \d{3} \d{3}$/)])
  })

  it('shows other digits every time', () => {
    const numbers = Array.from({ length: 20 }, () => {
      const { counsellor, survivor } = setup()
      meet(counsellor, survivor)
      return JSON.stringify(sasOf(survivor.results))
    })
    expect(new Set(numbers).size).toBe(20)
  })

  it('tells each who the other is, and the session what an epoch needs', () => {
    const { counsellor, survivor } = setup()
    meet(counsellor, survivor)
    if (survivor.state.at !== 'waiting' || counsellor.state.at !== 'waiting') throw new Error('not met')
    const { identity } = counsellor.state
    const { host, attempt } = survivor.state
    expect(host).toEqual({
      xId: identity.xId.publicKey,
      control: identity.control,
      roomId: identity.roomId,
      name: '林老师',
      codeWord: '',
      certificate: null,
    })
    expect(counsellor.state.applicant).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      xId: attempt.identity.xId.publicKey,
      control: attempt.identity.control,
      leaf: attempt.identity.leaf.publicKey,
      personId: expect.stringMatching(/^[0-9a-f]{32}$/),
      name: 'Mina',
    })
  })

  it('works with the spoken code, which has no fingerprint', () => {
    const { counsellor, invitation } = setup()
    const survivor = survivorWith({ secret: invitation.secret, fingerprint: null })
    meet(counsellor, survivor)
    admit(counsellor, survivor)
    expect(invitationStatus(counsellor.state)).toBe('used')
  })

  it('carries a payload of 36 KiB both ways within the 40 KiB of a topic message, and no byte more', () => {
    const { counsellor, survivor } = setup()
    meet(counsellor, survivor)
    const payload = randomBytes(INVITE_PAYLOAD_MAX)
    const tooLong = randomBytes(INVITE_PAYLOAD_MAX + 1)
    expect(() => admitApplicant(counsellor.state, tooLong)).toThrow('TOO_LARGE')
    const m4 = only(counsellor.takes(admitApplicant(counsellor.state, payload)))
    expect(m4.length).toBeLessThanOrEqual(40 * 1024)
    survivor.hears(m4)
    expect(() => confirmAdmission(survivor.state, tooLong)).toThrow('TOO_LARGE')
    counsellor.hears(only(survivor.takes(confirmAdmission(survivor.state, payload))))
    expect(survivor.results[1]).toMatchObject({ payload })
    expect(counsellor.results[1]).toMatchObject({ payload })
  })

  it('has first messages of one length whatever the names, with no name in them', () => {
    const lengths = ['M', '한'.repeat(64)].map(name => {
      const { counsellor, invitation } = setup()
      const survivor = survivorWith(invitation, name)
      const { m2, m3 } = meet(counsellor, survivor)
      expect(Buffer.concat([survivor.m1, m2, m3]).includes('林老师')).toBe(false)
      return [survivor.m1.length, m2.length, m3.length]
    })
    expect(lengths).toEqual([
      [1067, 1099, 1067],
      [1067, 1099, 1067],
    ])
  })

  it('tells a survivor who is turned away, also when the message had to be sent again', () => {
    const { counsellor, survivor } = setup()
    const { m3 } = meet(counsellor, survivor)
    const lost = only(counsellor.takes(refuseApplicant(counsellor.state)))
    const again = only(counsellor.hears(m3))
    expect(again).toEqual(lost)
    survivor.hears(again)
    expect(survivor.state).toEqual({ at: 'ended', code: 'INVITE_REFUSED' })
    expect(survivor.results.at(-1)).toEqual({ type: 'ended', code: 'INVITE_REFUSED' })
    expect(invitationStatus(counsellor.state)).toBe('used')
  })

  it('tells a survivor in the waiting room that the invitation was burnt', () => {
    const { counsellor, survivor } = setup()
    meet(counsellor, survivor)
    survivor.hears(only(counsellor.takes(burnInvitation(counsellor.state))))
    expect(survivor.state).toEqual({ at: 'ended', code: 'INVITE_BURNT' })
    expect(invitationStatus(counsellor.state)).toBe('burnt')
  })

  it('tells a survivor whose M3 was on its way that the invitation was burnt', () => {
    const { counsellor, survivor } = setup()
    const m3 = only(survivor.hears(only(counsellor.hears(survivor.m1))))
    counsellor.takes(burnInvitation(counsellor.state))
    survivor.hears(only(counsellor.hears(m3)))
    expect(survivor.state).toEqual({ at: 'ended', code: 'INVITE_BURNT' })
  })

  it('is decided only while somebody waits, and only once', () => {
    const { counsellor, survivor } = setup()
    expect(() => admitApplicant(counsellor.state, epochChain)).toThrow('INVITE_STATE')
    expect(() => refuseApplicant(counsellor.state)).toThrow('INVITE_STATE')
    expect(() => confirmAdmission(survivor.state, hello)).toThrow('INVITE_STATE')
    meet(counsellor, survivor)
    admit(counsellor, survivor)
    expect(() => admitApplicant(counsellor.state, epochChain)).toThrow('INVITE_STATE')
    expect(() => confirmAdmission(survivor.state, hello)).toThrow('INVITE_STATE')
    const before = counsellor.state
    expect(burnInvitation(before)).toEqual({ state: before, send: [] })
  })
})

describe('lost and repeated messages', () => {
  it('are answered with the same bytes again', () => {
    const { counsellor, survivor } = setup()
    const m2 = only(counsellor.hears(survivor.m1))
    expect(counsellor.hears(survivor.m1)).toEqual([m2])
    const m3 = only(survivor.hears(m2))
    expect(survivor.hears(m2)).toEqual([m3])
    counsellor.hears(m3)
    expect(counsellor.hears(m3)).toEqual([])
    const m4 = only(counsellor.takes(admitApplicant(counsellor.state, epochChain)))
    expect(counsellor.hears(m3)).toEqual([m4])
    survivor.hears(m4)
    expect(survivor.hears(m4)).toEqual([])
    const m5 = only(survivor.takes(confirmAdmission(survivor.state, hello)))
    expect(survivor.hears(m4)).toEqual([m5])
    counsellor.hears(m5)
    expect(counsellor.hears(m5)).toEqual([])
    expect([...counsellor.refusals, ...survivor.refusals]).toEqual([])
    expect(counsellor.results).toHaveLength(2)
    expect(survivor.results).toHaveLength(2)
  })

  it('are repeated by whoever waits for an answer, and by nobody else', () => {
    const { counsellor, survivor } = setup()
    expect(joinerReminders(survivor.state)).toEqual([survivor.m1])
    expect(inviterReminders(counsellor.state)).toEqual([])
    const { m3 } = meet(counsellor, survivor)
    expect(joinerReminders(survivor.state)).toEqual([m3])
    expect(inviterReminders(counsellor.state)).toEqual([])
    const m4 = only(counsellor.takes(admitApplicant(counsellor.state, epochChain)))
    expect(inviterReminders(counsellor.state)).toEqual([m4])
    survivor.hears(m4)
    expect(joinerReminders(survivor.state)).toEqual([])
    counsellor.hears(only(survivor.takes(confirmAdmission(survivor.state, hello))))
    expect(inviterReminders(counsellor.state)).toEqual([])
    expect(joinerReminders(survivor.state)).toEqual([])
  })

  it('come through any loss, doubling, reordering and reflection', () => {
    const fates = fc.array(fc.constantFrom('deliver', 'drop', 'twice', 'last', 'reflect'), { maxLength: 120 })
    fc.assert(
      fc.property(fates, fates => {
        const { counsellor, survivor } = setup()
        runTopic(counsellor, survivor, [...fates])
        expect(counsellor.results.map(result => result.type)).toEqual(['applicant', 'joined'])
        expect(survivor.results.map(result => result.type)).toEqual(['waiting', 'admitted'])
        expect(sasOf(survivor.results)).toEqual(sasOf(counsellor.results))
      }),
      { numRuns: 60 },
    )
  })
})

type Parcel = { readonly to: 'counsellor' | 'survivor'; readonly message: Uint8Array }

/** A topic on which each message meets the next fate, and every one is delivered once the fates run out. */
function runTopic(counsellor: Counsellor, survivor: Survivor, fates: string[]): void {
  const parcels: Parcel[] = []
  const post = (to: Parcel['to'], messages: readonly Uint8Array[]) =>
    parcels.push(...messages.map(message => ({ to, message })))
  const hand = ({ to, message }: Parcel) =>
    to === 'counsellor'
      ? post('survivor', counsellor.hears(message))
      : post('counsellor', survivor.hears(message))
  post('counsellor', [survivor.m1])
  for (let round = 0; round < 400 && counsellor.state.at !== 'joined'; round++) {
    if (counsellor.state.at === 'waiting')
      post('survivor', counsellor.takes(admitApplicant(counsellor.state, epochChain)))
    if (survivor.state.at === 'admitted')
      post('counsellor', survivor.takes(confirmAdmission(survivor.state, hello)))
    if (parcels.length === 0) {
      post('counsellor', joinerReminders(survivor.state))
      post('survivor', inviterReminders(counsellor.state))
    }
    const parcel = parcels.shift()
    if (parcel === undefined) continue
    meetFate(fates.shift() ?? 'deliver', parcel, parcels, hand)
  }
}

function meetFate(fate: string, parcel: Parcel, parcels: Parcel[], hand: (parcel: Parcel) => void): void {
  if (fate === 'drop') return
  if (fate === 'last') parcels.push(parcel)
  else hand(parcel)
  if (fate === 'twice') parcels.push(parcel)
  if (fate === 'reflect') hand({ ...parcel, to: parcel.to === 'counsellor' ? 'survivor' : 'counsellor' })
}
