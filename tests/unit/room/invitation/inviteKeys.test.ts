import { beforeAll, describe, expect, it } from 'vitest'
import { hex } from '../../../../shared/bytes/hex.ts'
import { Secret } from '../../../../shared/crypto/secret.ts'
import { cryptoReady } from '../../../../shared/crypto/sodium.ts'
import { invitationLink } from '../../../../shared/room/invitation/invitationLink.ts'
import { invitationTopic } from '../../../../shared/room/invitation/invitationTopic.ts'
import {
  concludeAgreement,
  endKey,
  firstKey,
  secondKey,
} from '../../../../shared/room/invitation/inviteKeys.ts'
import { sasOf } from '../../../../shared/room/invitation/sas.ts'
import { spokenCode } from '../../../../shared/room/invitation/spokenCode.ts'

beforeAll(cryptoReady)

const filled = (byte: number, length = 32) => new Uint8Array(length).fill(byte)
const invite = () => new Secret<'invite'>(Uint8Array.from({ length: 16 }, (_, at) => at))

describe('the fixed form of an invitation', () => {
  it('stays what it is: changing it needs a new version', () => {
    const fingerprint = filled(0xab, 16)
    const agreed = () => new Secret<'agreed'>(filled(3))
    const agreement = concludeAgreement({
      invite: invite(),
      messages: [filled(1), filled(2), filled(3)],
      agreed: [new Secret(filled(4)), new Secret(filled(5)), new Secret(filled(6))],
      nonces: { inviter: filled(7), joiner: filled(8) },
    })
    expect({
      topic: invitationTopic(invite()),
      link: invitationLink({ secret: invite(), fingerprint }),
      spoken: spokenCode(invite()),
      k1: hex(firstKey(invite()).expose()),
      k2: hex(secondKey(invite(), agreed(), filled(1)).expose()),
      end: hex(endKey(invite(), filled(1)).expose()),
      th: hex(agreement.transcript),
      k3: hex(agreement.key.expose()),
      sas: agreement.sas,
    }).toMatchInlineSnapshot(`
      {
        "end": "b586f0f11171e401ffa76daeb90e77777cc96d807138473a63a2f0bf9161d7c1",
        "k1": "864e4933265ede84e1f13ee12d99870864e99523cc3b41dceb02b648835a28cc",
        "k2": "af1b6f1f04062e64c5f1cf50f4b590c111193eb09cf703fc630e4dece3ef1dc7",
        "k3": "cf6ccdf68e0469b32f2972d8d7d54e1543c002d73d2c88d09d08528e37f92115",
        "link": "rowan://join/#000G40R40M30E209185GR38E1WNENTQAXBNENTQAXBNENTQAXBNCYDBC",
        "sas": "996 677 576",
        "spoken": "000G4 0R40M 30E20 9185G R38E1 WMAZ9",
        "th": "e571f98d24edc8df93ad5642b6982bc506b038ede3d858977fa9a909596fe55e",
        "topic": "u1PXtlTu9mA2ojrnKUHGweVu7sKihqkt",
      }
    `)
  })
})

describe('the number to compare', () => {
  const key = new Secret<'inv-k3'>(filled(9))

  it('changes with the transcript and with each nonce', () => {
    const nonces = { inviter: filled(1), joiner: filled(2) }
    const numbers = [
      sasOf(key, filled(0), nonces),
      sasOf(key, filled(1), nonces),
      sasOf(key, filled(0), { ...nonces, inviter: filled(3) }),
      sasOf(key, filled(0), { ...nonces, joiner: filled(3) }),
      sasOf(key, filled(0), { inviter: nonces.joiner, joiner: nonces.inviter }),
      sasOf(new Secret<'inv-k3'>(filled(10)), filled(0), nonces),
    ]
    expect(new Set(numbers).size).toBe(numbers.length)
  })

  it('is spread evenly over its digits and keeps leading zeros', () => {
    const counts = Array.from({ length: 9 }, () => new Array<number>(10).fill(0))
    for (let at = 0; at < 4000; at++) {
      const transcript = Uint8Array.from([at & 255, at >> 8])
      const number = sasOf(key, transcript, { inviter: filled(1), joiner: filled(2) })
      expect(number).toMatch(/^\d{3} \d{3} \d{3}$/)
      for (const [place, digit] of [...number.replaceAll(' ', '')].entries()) {
        const row = counts[place]
        if (row !== undefined) row[Number(digit)] = (row[Number(digit)] ?? 0) + 1
      }
    }
    for (const count of counts.flat()) expect(Math.abs(count - 400)).toBeLessThan(100)
  })
})
