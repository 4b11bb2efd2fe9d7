import { beforeAll, describe, expect, it } from 'vitest'
import { ProtocolError } from '../../../../shared/bytes/protocolError.ts'
import { createSignKeyPair } from '../../../../shared/crypto/sign.ts'
import { cryptoReady } from '../../../../shared/crypto/sodium.ts'
import { createInvitation } from '../../../../shared/room/invitation/createInvitation.ts'
import { startInviting } from '../../../../shared/room/invitation/inviterState.ts'
import { acceptHost, joinerReminders } from '../../../../shared/room/invitation/joinerHandshake.ts'
import { signCertificate } from '../../../../shared/room/organisation/certificate.ts'
import { signRoom } from '../../../../shared/room/organisation/roomProof.ts'
import { Counsellor, facilitatorIdentity, only, START, survivorWith } from './people.ts'

beforeAll(cryptoReady)

const UNTIL = START + 1000

/** A facilitator for whom an organisation vouches; `vouched` are the keys that the proof is for. */
function vouchedDesk(change: Partial<ReturnType<typeof facilitatorIdentity>> = {}) {
  const identity = { ...facilitatorIdentity(), codeWord: '파란 우산' }
  const organisation = createSignKeyPair()
  const own = createSignKeyPair()
  const content = { counsellor: own.publicKey, until: UNTIL, name: 'River House' }
  const certificate = signCertificate(organisation, content, START)
  const { roomId, xId, control } = { ...identity, ...change }
  const proof = signRoom(own, certificate, { roomId, xId: xId.publicKey, control })
  const invitation = createInvitation(identity, START)
  const desk = new Counsellor(startInviting(invitation, { ...identity, proof }))
  return { desk, invitation, organisation: organisation.publicKey }
}

describe('a facilitator for whom an organisation vouches', () => {
  it('is met with the organisation and the code word', () => {
    const { desk, invitation, organisation } = vouchedDesk()
    const survivor = survivorWith(invitation)
    survivor.hears(only(desk.hears(survivor.m1)))
    expect(survivor.results[0]).toMatchObject({
      type: 'waiting',
      host: { codeWord: '파란 우산', certificate: { organisation, name: 'River House', until: UNTIL } },
    })
  })

  it('is not answered when the proof is for other keys or another room', () => {
    const other = facilitatorIdentity()
    const room = { roomId: `ff${other.roomId.slice(2)}` as typeof other.roomId }
    for (const change of [{ xId: other.xId }, { control: other.control }, room]) {
      const { desk, invitation } = vouchedDesk(change)
      const survivor = survivorWith(invitation)
      expect(survivor.hears(only(desk.hears(survivor.m1)))).toEqual([])
      expect(survivor.refusals).toEqual(['ORGANISATION_PROOF'])
    }
  })

  it('P0-7: is told nothing while she is held back for a decision, and the name after that', () => {
    const { desk, invitation } = vouchedDesk()
    const survivor = survivorWith(invitation)
    survivor.judge = () => false
    const m2 = only(desk.hears(survivor.m1))
    expect([survivor.hears(m2), survivor.hears(m2)]).toEqual([[], []])
    expect(survivor.results).toMatchObject([{ type: 'met', host: { codeWord: '파란 우산' } }])
    expect(joinerReminders(survivor.state)).toEqual([survivor.m1])
    expect(desk.results).toEqual([])
    desk.hears(only(survivor.takes(acceptHost(survivor.state))))
    expect(desk.results).toMatchObject([{ type: 'applicant', applicant: { name: 'Mina' } }])
    expect(survivor.state).toMatchObject({ at: 'waiting' })
    expect(() => acceptHost(survivor.state)).toThrow('INVITE_STATE')
  })

  it('is refused with the reason of whoever judges', () => {
    const { desk, invitation } = vouchedDesk()
    const survivor = survivorWith(invitation)
    survivor.judge = () => {
      throw new ProtocolError('ORGANISATION_EXPIRED')
    }
    expect(survivor.hears(only(desk.hears(survivor.m1)))).toEqual([])
    expect(survivor.refusals).toEqual(['ORGANISATION_EXPIRED'])
    expect(survivor.state).toMatchObject({ at: 'asking' })
  })
})
