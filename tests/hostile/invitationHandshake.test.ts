import { beforeAll, describe, expect, it } from 'vitest'
import { type AgreePublicKey, createAgreeKeyPair } from '../../shared/crypto/agree.ts'
import { randomBytes } from '../../shared/crypto/random.ts'
import { createSignKeyPair } from '../../shared/crypto/sign.ts'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import {
  createInvitation,
  INVITATION_LIFETIME,
  type Invitation,
} from '../../shared/room/invitation/createInvitation.ts'
import { encodeEndCode } from '../../shared/room/invitation/endCode.ts'
import { MAX_FAILED_TRIES } from '../../shared/room/invitation/failedTries.ts'
import { endKey, firstKey, refusalKey } from '../../shared/room/invitation/inviteKeys.ts'
import { sealMessage } from '../../shared/room/invitation/inviteMessage.ts'
import { inviterWakes } from '../../shared/room/invitation/inviterClock.ts'
import {
  admitApplicant,
  burnInvitation,
  invitationStatus,
  inviterReminders,
} from '../../shared/room/invitation/inviterDecisions.ts'
import { startInviting } from '../../shared/room/invitation/inviterState.ts'
import { confirmAdmission, startJoining } from '../../shared/room/invitation/joinerHandshake.ts'
import { commitTo, encodeMessage1 } from '../../shared/room/invitation/message1.ts'
import { TRY_SILENCE } from '../../shared/room/invitation/receiveFirst.ts'
import {
  bytesOf,
  Counsellor,
  facilitatorIdentity,
  meet,
  only,
  START,
  Survivor,
  setup,
  survivorWith,
} from '../unit/room/invitation/people.ts'

beforeAll(cryptoReady)

/** Byte strings that stand for points of order 1, 2, 4 or 8, or for none (RFC 7748 and its twist). */
const SMALL_ORDER = [
  '00'.repeat(32),
  `01${'00'.repeat(31)}`,
  'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
  '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
  `ec${'ff'.repeat(30)}7f`,
  `ed${'ff'.repeat(30)}7f`,
  `ee${'ff'.repeat(30)}7f`,
] as AgreePublicKey[]

/** M1 of somebody who holds the invitation and says with it what she likes. */
function forgedFirst(invitation: Invitation, plain: Uint8Array): Uint8Array {
  return sealMessage('m1', firstKey(invitation.secret), plain)
}

/** A survivor whose M3 will show another nJ than she committed to. */
function cheaterWith(invitation: Invitation): Survivor {
  const cheater = survivorWith(invitation)
  if (cheater.state.at !== 'asking') throw new Error('not asking')
  cheater.state = { ...cheater.state, attempt: { ...cheater.state.attempt, nonce: randomBytes(32) } }
  return cheater
}

function sasOf(person: Counsellor | Survivor): string {
  if (person.state.at !== 'waiting') throw new Error('not in the waiting room')
  return person.state.sas
}

describe('20: public keys of small order', () => {
  it.each(SMALL_ORDER)('as eJ are a failed try: %s', key => {
    const { counsellor, invitation } = setup()
    const plain = encodeMessage1({ ephemeral: key, commitment: randomBytes(32) })
    expect(counsellor.hears(forgedFirst(invitation, plain))).toEqual([])
    expect(counsellor.refusals).toEqual(['BAD_KEY'])
    expect(counsellor.state).toMatchObject({ at: 'open', failures: 1 })
  })

  it.each(SMALL_ORDER)('as eF leave the joiner waiting for a better answer: %s', key => {
    const { counsellor, survivor } = setup()
    const m2 = only(counsellor.hears(survivor.m1))
    const forged = Uint8Array.from(m2)
    forged.set(Buffer.from(key, 'hex'), 3)
    const before = survivor.state
    survivor.hears(forged)
    expect(survivor.refusals).toEqual(['BAD_KEY'])
    expect(survivor.state).toBe(before)
    expect(survivor.hears(m2)).toHaveLength(1)
  })

  it.each(SMALL_ORDER)('as X_idF are refused by the joiner: %s', key => {
    const identity = facilitatorIdentity()
    const { secretKey } = identity.xId
    const weak = { ...identity, xId: { publicKey: key, secretKey } }
    const invitation = createInvitation(weak, START)
    const survivor = survivorWith(invitation)
    const before = survivor.state
    survivor.hears(only(new Counsellor(startInviting(invitation, weak)).hears(survivor.m1)))
    expect(survivor.refusals).toEqual(['BAD_KEY'])
    expect(survivor.state).toBe(before)
  })

  it.each(['xId', 'leaf'] as const)('as %s of the joiner never reach the waiting room', place => {
    for (const key of SMALL_ORDER) {
      const { counsellor, invitation } = setup()
      const control = createSignKeyPair().publicKey
      const identity = { xId: createAgreeKeyPair(), leaf: createAgreeKeyPair(), control }
      const weak = { ...identity, [place]: { ...identity[place], publicKey: key } }
      meet(counsellor, new Survivor(startJoining(invitation, weak, 'Mina')))
      expect(counsellor.refusals).toEqual(['BAD_KEY'])
      expect(counsellor.state).toMatchObject({ at: 'open', failures: 1 })
      expect(counsellor.results).toEqual([])
    }
  })
})

describe('22: an invitation that is over', () => {
  it('refuses and tells whoever comes after it expired', () => {
    const { counsellor, survivor } = setup()
    const answer = counsellor.hears(survivor.m1, START + INVITATION_LIFETIME)
    expect(counsellor.refusals).toEqual(['INVITE_EXPIRED'])
    expect(counsellor.results).toEqual([{ type: 'closed', code: 'INVITE_EXPIRED' }])
    expect(invitationStatus(counsellor.state)).toBe('expired')
    survivor.hears(only(answer))
    expect(survivor.state).toEqual({ at: 'ended', code: 'INVITE_EXPIRED' })
  })

  it('works until the last millisecond', () => {
    const { counsellor, survivor } = setup()
    meet(counsellor, survivor, START + INVITATION_LIFETIME - 1)
    expect(sasOf(survivor)).toBe(sasOf(counsellor))
  })

  it('expires between M1 and M3 too, and says so', () => {
    const { counsellor, survivor } = setup()
    const m3 = only(survivor.hears(only(counsellor.hears(survivor.m1))))
    const [answer] = counsellor.hears(m3, START + INVITATION_LIFETIME)
    expect(counsellor.state.at).toBe('closed')
    survivor.hears(answer ?? new Uint8Array())
    expect(survivor.state).toEqual({ at: 'ended', code: 'INVITE_EXPIRED' })
  })

  it('expires by itself, but not for somebody who is in the waiting room', () => {
    const first = setup()
    first.counsellor.takes(inviterWakes(first.counsellor.state, START + INVITATION_LIFETIME))
    expect(first.counsellor.state.at).toBe('closed')
    const second = setup()
    meet(second.counsellor, second.survivor)
    second.counsellor.takes(inviterWakes(second.counsellor.state, START + INVITATION_LIFETIME))
    expect(second.counsellor.state.at).toBe('waiting')
  })

  it('does not serve a second person, before or after M5, and does not disturb the first', () => {
    const { counsellor, survivor, invitation } = setup()
    meet(counsellor, survivor)
    const m4 = only(counsellor.takes(admitApplicant(counsellor.state, bytesOf('epoch'))))
    const [second, third] = [survivorWith(invitation), survivorWith(invitation)]
    second.hears(only(counsellor.hears(second.m1)))
    expect(second.state).toEqual({ at: 'ended', code: 'INVITE_USED' })
    expect(inviterReminders(counsellor.state)).toEqual([m4])
    survivor.hears(m4)
    counsellor.hears(only(survivor.takes(confirmAdmission(survivor.state, bytesOf('hello')))))
    expect(counsellor.state.at).toBe('joined')
    third.hears(only(counsellor.hears(third.m1)))
    expect(third.state).toEqual({ at: 'ended', code: 'INVITE_USED' })
    expect(counsellor.refusals).toEqual(['INVITE_USED', 'INVITE_USED'])
  })

  it('burns when two people hold it at once, and tells both', () => {
    const { counsellor, survivor, invitation } = setup()
    const other = survivorWith(invitation)
    const m3 = only(survivor.hears(only(counsellor.hears(survivor.m1))))
    for (const answer of counsellor.hears(other.m1)) {
      survivor.hears(answer)
      other.hears(answer)
    }
    expect(survivor.state).toEqual({ at: 'ended', code: 'INVITE_BURNT' })
    expect(other.state).toEqual({ at: 'ended', code: 'INVITE_BURNT' })
    expect(counsellor.results).toEqual([{ type: 'closed', code: 'INVITE_BURNT' }])
    counsellor.hears(m3)
    expect(counsellor.state.at).toBe('closed')
    expect(invitationStatus(counsellor.state)).toBe('burnt')
  })

  it('burns when a second person comes while the first is in the waiting room, and tells both', () => {
    const { counsellor, survivor, invitation } = setup()
    meet(counsellor, survivor)
    const other = survivorWith(invitation)
    for (const answer of counsellor.hears(other.m1)) {
      survivor.hears(answer)
      other.hears(answer)
    }
    expect(survivor.state).toEqual({ at: 'ended', code: 'INVITE_BURNT' })
    expect(other.state).toEqual({ at: 'ended', code: 'INVITE_BURNT' })
    expect(() => admitApplicant(counsellor.state, bytesOf('epoch'))).toThrow('INVITE_STATE')
  })

  it('burns at the third failed try; the fourth is told so', () => {
    const { counsellor, invitation } = setup()
    for (let failures = 1; failures <= MAX_FAILED_TRIES; failures++) {
      expect(counsellor.state).toMatchObject({ at: 'open', failures: failures - 1 })
      meet(counsellor, cheaterWith(invitation))
    }
    expect(counsellor.refusals).toEqual(['INVITE_COMMIT', 'INVITE_COMMIT', 'INVITE_COMMIT'])
    expect(counsellor.results).toEqual([{ type: 'closed', code: 'INVITE_BURNT' }])
    expect(invitationStatus(counsellor.state)).toBe('burnt')
    const honest = survivorWith(invitation)
    honest.hears(only(counsellor.hears(honest.m1)))
    expect(honest.state).toEqual({ at: 'ended', code: 'INVITE_BURNT' })
    expect(counsellor.refusals.at(-1)).toBe('INVITE_BURNT')
  })

  it('burns at the third wrong M1 of somebody who holds it, not at the second', () => {
    const { counsellor, invitation } = setup()
    for (const failures of [1, 2]) {
      counsellor.hears(forgedFirst(invitation, randomBytes(63)))
      expect(counsellor.state).toMatchObject({ at: 'open', failures })
    }
    counsellor.hears(forgedFirst(invitation, randomBytes(65)))
    expect(counsellor.refusals).toEqual(['TRUNCATED', 'TRUNCATED', 'TRAILING'])
    expect(invitationStatus(counsellor.state)).toBe('burnt')
  })

  it('lets a survivor whose computer stopped begin anew after a minute of silence', () => {
    const { counsellor, survivor, invitation } = setup()
    counsellor.hears(survivor.m1)
    const again = survivorWith(invitation)
    const answers = counsellor.hears(again.m1, START + TRY_SILENCE)
    expect(answers).toHaveLength(2)
    const m3 = only(answers.flatMap(answer => again.hears(answer)))
    counsellor.hears(m3, START + TRY_SILENCE)
    expect(sasOf(again)).toBe(sasOf(counsellor))
    expect(counsellor.state).toMatchObject({ failures: 1 })
  })

  it('burns when the third try goes silent and a fourth begins, and tells both', () => {
    const { counsellor, invitation } = setup()
    const tries = Array.from({ length: 4 }, () => survivorWith(invitation))
    const answers = tries.flatMap((one, at) => counsellor.hears(one.m1, START + at * TRY_SILENCE))
    expect(invitationStatus(counsellor.state)).toBe('burnt')
    for (const one of tries) for (const answer of answers) one.hears(answer)
    const ends = tries.map(one => (one.state.at === 'ended' ? one.state.code : one.state.at))
    expect(ends).toEqual(['INVITE_USED', 'INVITE_USED', 'INVITE_BURNT', 'INVITE_BURNT'])
  })

  it('takes a repeated M1 as a sign of life', () => {
    const { counsellor, survivor, invitation } = setup()
    counsellor.hears(survivor.m1, START)
    counsellor.hears(survivor.m1, START + TRY_SILENCE - 1)
    counsellor.hears(survivorWith(invitation).m1, START + TRY_SILENCE)
    expect(invitationStatus(counsellor.state)).toBe('burnt')
  })

  it('gains no time from a clock that is set back', () => {
    const { counsellor, survivor, invitation } = setup()
    counsellor.hears(survivor.m1, START)
    counsellor.hears(survivorWith(invitation).m1, START - 5 * 365 * 24 * 3600 * 1000)
    expect(invitationStatus(counsellor.state)).toBe('burnt')
  })
})

describe('what cannot burn an invitation', () => {
  it('is anything made without knowing it, however often', () => {
    const { counsellor, survivor } = setup()
    const stranger = setup()
    const theirs = meet(stranger.counsellor, stranger.survivor)
    const before = counsellor.state
    for (let times = 0; times < 20; times++)
      for (const message of [stranger.survivor.m1, theirs.m3, randomBytes(1067), bytesOf('{not json')])
        expect(counsellor.hears(message)).toEqual([])
    expect(counsellor.state).toBe(before)
    expect(counsellor.refusals).toHaveLength(80)
    meet(counsellor, survivor)
    expect(sasOf(survivor)).toBe(sasOf(counsellor))
  })

  it('is a recorded M1 of a try that is over, played again by the signalling server', () => {
    const { counsellor, survivor, invitation } = setup()
    counsellor.hears(survivor.m1)
    const again = survivorWith(invitation)
    const [, m2 = new Uint8Array()] = counsellor.hears(again.m1, START + TRY_SILENCE)
    for (let times = 0; times < 20; times++)
      expect(counsellor.hears(survivor.m1, START + (times + 1) * TRY_SILENCE)).toEqual([])
    expect(counsellor.state).toMatchObject({ at: 'answered', failures: 1 })
    counsellor.hears(only(again.hears(m2)), START + 30 * TRY_SILENCE)
    expect(counsellor.hears(survivor.m1)).toEqual([])
    expect(counsellor.state.at).toBe('waiting')
  })

  it('is our own message, reflected: it has the wrong direction', () => {
    const { counsellor, survivor } = setup()
    const m2 = only(counsellor.hears(survivor.m1))
    const before = [counsellor.state, survivor.state]
    expect(counsellor.hears(m2)).toEqual([])
    expect(survivor.hears(survivor.m1)).toEqual([])
    expect([counsellor.state, survivor.state]).toEqual(before)
    const m3 = only(survivor.hears(m2))
    survivor.hears(m3)
    counsellor.hears(m3)
    const m4 = only(counsellor.takes(admitApplicant(counsellor.state, bytesOf('epoch'))))
    counsellor.hears(m4)
    survivor.hears(m4)
    survivor.hears(only(survivor.takes(confirmAdmission(survivor.state, bytesOf('hello')))))
    expect(counsellor.refusals).toEqual(['INVITE_STATE', 'INVITE_STATE'])
    expect(survivor.refusals).toEqual(['INVITE_STATE', 'INVITE_STATE', 'INVITE_STATE'])
  })
})

describe('23: somebody in the middle who holds the spoken code', () => {
  it('shows other digits to both when she shakes hands with each under her own keys', () => {
    const { counsellor, invitation } = setup()
    const survivor = survivorWith({ secret: invitation.secret, fingerprint: null })
    const mallorysDesk = new Counsellor(startInviting(invitation, facilitatorIdentity()))
    const mallory = survivorWith(invitation)
    meet(mallorysDesk, survivor)
    meet(counsellor, mallory)
    expect(sasOf(survivor)).not.toBe(sasOf(counsellor))
  })

  it('shows other digits too when she claims the keys of the real facilitator', () => {
    const { counsellor, invitation } = setup()
    const survivor = survivorWith(invitation)
    const { identity } = counsellor.state
    const claimed = {
      ...identity,
      xId: { publicKey: identity.xId.publicKey, secretKey: createAgreeKeyPair().secretKey },
    }
    const desk = new Counsellor(startInviting(invitation, claimed))
    meet(desk, survivor)
    expect(survivor.state.at).toBe('waiting')
    expect(sasOf(survivor)).not.toBe(sasOf(desk))
    const m4 = only(desk.takes(admitApplicant(desk.state, bytesOf('forged epoch'))))
    survivor.hears(m4)
    expect(survivor.refusals).toEqual(['OPEN_FAILED'])
    expect(survivor.state.at).toBe('waiting')
  })

  it('is found out at once by whoever came with the link, whose fingerprint names other keys', () => {
    const { counsellor, survivor, invitation } = setup()
    const desk = new Counsellor(startInviting(invitation, facilitatorIdentity()))
    const before = survivor.state
    expect(survivor.hears(only(desk.hears(survivor.m1)))).toEqual([])
    expect(survivor.refusals).toEqual(['INVITE_KEYS'])
    expect(survivor.state).toBe(before)
    meet(counsellor, survivor)
    expect(sasOf(survivor)).toBe(sasOf(counsellor))
  })

  it.each(['xId', 'control'] as const)('cannot swap %s alone', place => {
    const { counsellor, survivor, invitation } = setup()
    const mixed = { ...counsellor.state.identity, [place]: facilitatorIdentity()[place] }
    survivor.hears(only(new Counsellor(startInviting(invitation, mixed)).hears(survivor.m1)))
    expect(survivor.refusals).toEqual(['INVITE_KEYS'])
  })

  it('cannot show another nJ than she committed to, so cannot steer the digits', () => {
    const { counsellor, invitation } = setup()
    const { m3 } = meet(counsellor, cheaterWith(invitation))
    expect(counsellor.refusals).toEqual(['INVITE_COMMIT'])
    const before = counsellor.state
    expect(before).toMatchObject({ at: 'open', failures: 1 })
    counsellor.hears(m3)
    expect(counsellor.refusals).toEqual(['INVITE_COMMIT', 'INVITE_STATE'])
    expect(counsellor.state).toBe(before)
  })

  it.each(['name', 'personId', 'leaf', 'xId', 'control'] as const)(
    'cannot show another %s than she committed to',
    field => {
      const { counsellor, invitation } = setup()
      const cheater = survivorWith(invitation)
      const other = survivorWith(invitation, 'Yuna')
      if (cheater.state.at !== 'asking' || other.state.at !== 'asking') throw new Error('not asking')
      const { attempt } = cheater.state
      const claim = { ...attempt.claim, [field]: other.state.attempt.claim[field] }
      cheater.state = { at: 'asking', attempt: { ...attempt, claim } }
      meet(counsellor, cheater)
      expect(counsellor.refusals).toEqual(['INVITE_COMMIT'])
    },
  )

  it('cannot say with the invitation alone that the survivor was turned away', () => {
    const { counsellor, survivor, invitation } = setup()
    meet(counsellor, survivor)
    const before = survivor.state
    const said = encodeEndCode('INVITE_REFUSED')
    survivor.hears(sealMessage('end', endKey(invitation.secret, survivor.m1), said))
    survivor.hears(sealMessage('refusal', endKey(invitation.secret, survivor.m1), said))
    expect(survivor.refusals).toEqual(['BAD_VALUE', 'OPEN_FAILED'])
    expect(survivor.state).toBe(before)
  })
})

describe('23: names', () => {
  it.each(['', ' Mina', 'Mi\u202ena', 'x'.repeat(65), 'Zoe\u0308'])(
    'a joiner called %j does not pass',
    name => {
      const { counsellor, invitation } = setup()
      expect(() => survivorWith(invitation, '\u202e')).toThrow('NAME_INVALID')
      const rude = rudeSurvivor(invitation, name)
      meet(counsellor, rude)
      expect(counsellor.refusals).toEqual(['NAME_INVALID'])
      expect(counsellor.state).toMatchObject({ at: 'open', failures: 1 })
    },
  )

  it('a facilitator with a name that is none cannot invite, and one who does so all the same is refused', () => {
    const { survivor, invitation, counsellor } = setup()
    const identity = { ...counsellor.state.identity, name: 'a\u202eb' }
    expect(() => startInviting(invitation, identity)).toThrow('NAME_INVALID')
    const rude = new Counsellor({ at: 'open', invitation, identity, failures: 0, seen: [] })
    survivor.hears(only(rude.hears(survivor.m1)))
    expect(survivor.refusals).toEqual(['NAME_INVALID'])
    expect(survivor.state.at).toBe('asking')
  })
})

/** Commits to a name that an honest device would not send. */
function rudeSurvivor(invitation: Invitation, name: string): Survivor {
  const honest = survivorWith(invitation)
  if (honest.state.at !== 'asking') throw new Error('not asking')
  const { attempt } = honest.state
  const claim = { ...attempt.claim, name }
  const commitment = commitTo(attempt.ephemeral.publicKey, claim, attempt.nonce)
  const plain = encodeMessage1({ ephemeral: attempt.ephemeral.publicKey, commitment })
  const m1 = forgedFirst(invitation, plain)
  return new Survivor({ state: { at: 'asking', attempt: { ...attempt, claim, m1 } }, send: [m1] })
}

describe('24: messages at the wrong time', () => {
  it('M2 of another handshake, before ours', () => {
    const { counsellor, survivor, invitation } = setup()
    const early = only(counsellor.hears(survivor.m1))
    const later = survivorWith(invitation)
    const before = later.state
    later.hears(early)
    expect(later.refusals).toEqual(['OPEN_FAILED'])
    expect(later.state).toBe(before)
  })

  it('M3 and M5 before M1', () => {
    const done = setup()
    const { m3 } = meet(done.counsellor, done.survivor)
    done.survivor.hears(only(done.counsellor.takes(admitApplicant(done.counsellor.state, bytesOf('epoch')))))
    const m5 = only(done.survivor.takes(confirmAdmission(done.survivor.state, bytesOf('hello'))))
    const { counsellor } = setup()
    const before = counsellor.state
    counsellor.hears(m3)
    counsellor.hears(m5)
    expect(counsellor.refusals).toEqual(['INVITE_STATE', 'INVITE_STATE'])
    expect(counsellor.state).toBe(before)
  })

  it('M4 and a refusal before M2', () => {
    const done = setup()
    meet(done.counsellor, done.survivor)
    const m4 = only(done.counsellor.takes(admitApplicant(done.counsellor.state, bytesOf('epoch'))))
    if (done.survivor.state.at !== 'waiting') throw new Error('not waiting')
    const refusal = sealMessage(
      'refusal',
      refusalKey(done.survivor.state.key),
      encodeEndCode('INVITE_REFUSED'),
    )
    const { survivor } = setup()
    const before = survivor.state
    survivor.hears(m4)
    survivor.hears(refusal)
    expect(survivor.refusals).toEqual(['INVITE_STATE', 'INVITE_STATE'])
    expect(survivor.state).toBe(before)
  })

  it('M3 twice: one applicant', () => {
    const { counsellor, survivor } = setup()
    const { m3 } = meet(counsellor, survivor)
    const before = counsellor.state
    expect(counsellor.hears(m3)).toEqual([])
    expect(counsellor.state).toBe(before)
    expect(counsellor.results).toHaveLength(1)
    expect(counsellor.refusals).toEqual([])
  })

  it('a second, different M3 of the same joiner', () => {
    const { counsellor, survivor } = setup()
    const asking = survivor.state
    const { m2 } = meet(counsellor, survivor)
    survivor.state = asking
    const before = counsellor.state
    counsellor.hears(only(survivor.hears(m2)))
    expect(counsellor.refusals).toEqual(['INVITE_STATE'])
    expect(counsellor.state).toBe(before)
  })

  it('a second, different M2 of the same facilitator', () => {
    const { counsellor, survivor } = setup()
    const open = counsellor.state
    meet(counsellor, survivor)
    counsellor.state = open
    const before = survivor.state
    survivor.hears(only(counsellor.hears(survivor.m1)))
    expect(survivor.refusals).toEqual(['INVITE_STATE'])
    expect(survivor.state).toBe(before)
  })

  it('M4 replayed, to the same survivor and to another: admitted once', () => {
    const { counsellor, survivor } = setup()
    meet(counsellor, survivor)
    const m4 = only(counsellor.takes(admitApplicant(counsellor.state, bytesOf('epoch'))))
    survivor.hears(m4)
    const m5 = only(survivor.takes(confirmAdmission(survivor.state, bytesOf('hello'))))
    const before = survivor.state
    expect(survivor.hears(m4)).toEqual([m5])
    expect(survivor.state).toBe(before)
    expect(survivor.results.filter(result => result.type === 'admitted')).toHaveLength(1)

    const other = setup()
    meet(other.counsellor, other.survivor)
    other.survivor.hears(m4)
    expect(other.survivor.refusals).toEqual(['OPEN_FAILED'])
    expect(other.survivor.state.at).toBe('waiting')
  })

  it('a second, different M4 after the first', () => {
    const { counsellor, survivor } = setup()
    meet(counsellor, survivor)
    const waiting = counsellor.state
    survivor.hears(only(counsellor.takes(admitApplicant(waiting, bytesOf('epoch')))))
    const before = survivor.state
    survivor.hears(only(counsellor.takes(admitApplicant(waiting, bytesOf('another epoch')))))
    expect(survivor.refusals).toEqual(['INVITE_STATE'])
    expect(survivor.state).toBe(before)
  })

  it('an end message or a refusal after admission', () => {
    const { counsellor, survivor, invitation } = setup()
    meet(counsellor, survivor)
    const waiting = counsellor.state
    survivor.hears(only(counsellor.takes(admitApplicant(waiting, bytesOf('epoch')))))
    const before = survivor.state
    survivor.hears(only(counsellor.takes(burnInvitation(waiting))))
    survivor.hears(sealMessage('end', endKey(invitation.secret, survivor.m1), encodeEndCode('INVITE_BURNT')))
    expect(survivor.refusals).toEqual(['INVITE_STATE', 'INVITE_STATE'])
    expect(survivor.state).toBe(before)
  })

  it('a facilitator who quits in the middle and comes back: the survivor begins anew', () => {
    const { counsellor, survivor, invitation } = setup()
    const { m3 } = meet(counsellor, survivor)
    const restarted = new Counsellor(startInviting(invitation, counsellor.state.identity))
    expect(restarted.hears(m3)).toEqual([])
    expect(restarted.refusals).toEqual(['INVITE_STATE'])
    expect(survivor.state.at).toBe('waiting')
    const again = survivorWith(invitation)
    meet(restarted, again)
    expect(sasOf(again)).toBe(sasOf(restarted))
  })
})
