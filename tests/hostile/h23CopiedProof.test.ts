import { beforeAll, describe, expect, it } from 'vitest'
import { createAgreeKeyPair } from '../../shared/crypto/agree.ts'
import { createSignKeyPair } from '../../shared/crypto/sign.ts'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import { createInvitation } from '../../shared/room/invitation/createInvitation.ts'
import { admitApplicant } from '../../shared/room/invitation/inviterDecisions.ts'
import { startInviting } from '../../shared/room/invitation/inviterState.ts'
import { signCertificate } from '../../shared/room/organisation/certificate.ts'
import { signRoom } from '../../shared/room/organisation/roomProof.ts'
import { there } from '../support/refusals.ts'
import {
  bytesOf,
  Counsellor,
  facilitatorIdentity,
  only,
  START,
  survivorWith,
} from '../unit/room/invitation/people.ts'

beforeAll(cryptoReady)

/** A facilitator with a code word, for whom an organisation vouches, and her invitation. */
function vouchedFacilitator() {
  const identity = facilitatorIdentity()
  const own = createSignKeyPair()
  const content = { counsellor: own.publicKey, until: START + 1000, name: 'River House' }
  const certificate = signCertificate(createSignKeyPair(), content, START)
  const { roomId, xId, control } = identity
  const proof = signRoom(own, certificate, { roomId, xId: xId.publicKey, control })
  const vouched = { ...identity, codeWord: 'blue umbrella', proof }
  const invitation = createInvitation(vouched, START)
  return { invitation, proof, desk: new Counsellor(startInviting(invitation, vouched)) }
}

describe('23: whoever holds an invitation copies what its facilitator shows', () => {
  it('reads the name, the code word and the proof before anybody has decided anything', () => {
    const { invitation, desk } = vouchedFacilitator()
    const mallory = survivorWith(invitation)
    mallory.judge = () => false
    mallory.hears(only(desk.hears(mallory.m1)))
    const host = { name: '林老师', codeWord: 'blue umbrella', certificate: { name: 'River House' } }
    expect(mallory.results).toMatchObject([{ type: 'met', host }])
    expect(desk.results).toEqual([])
  })

  it('looks like her up to M3 and reads the name in it, but shows other digits and lets nobody in', () => {
    const { invitation, desk, proof } = vouchedFacilitator()
    const probe = survivorWith(invitation)
    probe.judge = () => false
    probe.hears(only(desk.hears(probe.m1)))
    const met = there(probe.state.at === 'met' ? probe.state : undefined)
    const { host } = met
    const copied = {
      ...host,
      // her public key, and no secret one that belongs to it
      xId: { publicKey: host.xId, secretKey: createAgreeKeyPair().secretKey },
      proof,
    }
    const mallory = new Counsellor(startInviting(invitation, copied))
    const mina = survivorWith(invitation)
    mallory.hears(only(mina.hears(only(mallory.hears(mina.m1)))))
    expect(mina.results).toMatchObject([{ type: 'waiting', host: { codeWord: 'blue umbrella' } }])
    const [applicant] = mallory.results
    expect(applicant).toMatchObject({ type: 'applicant', applicant: { name: 'Mina' } })
    const digits = (result: unknown) => Reflect.get(Object(result), 'sas')
    expect(digits(mina.results[0])).toMatch(/^\d{3} \d{3} \d{3}$/)
    expect(JSON.stringify(mallory.results)).not.toContain(digits(mina.results[0]))
    const m4 = only(mallory.takes(admitApplicant(mallory.state, bytesOf('no epoch at all'))))
    mina.hears(m4)
    expect(mina.refusals).toEqual(['OPEN_FAILED'])
    expect(mina.state.at).toBe('waiting')
  })
})
