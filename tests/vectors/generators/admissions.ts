import { cat, int, lp, tohex } from '../../support/room/primitives.ts'
import { type EpochPlan, entry, founder, reader, readerLines, root, signedBytes, stateBytes } from './room.ts'
import { Seeded } from './seeded.ts'
import { bad, good, type Line, show, type Vector, type VectorSet } from './vector.ts'

/** What M4 carries, opened by the newcomer (PROTOCOL.md §9.6). */

const random = new Seeded('admissions')
const control = founder.control.publicKey

const lines = (payload: Uint8Array): Line[] => [
  ...readerLines.filter(([name]) => name !== 'root' && name !== 'e-ctl-of-issuer'),
  ['host-x-id', tohex(founder.identity.publicKey)],
  ['host-e-ctl', tohex(control)],
  ['payload', show(payload)],
]
const payloadOf = (signed: Uint8Array, version = 1) =>
  cat(int(1, version), int(8, 1_800_000_000_000), lp(signed))
const wrong = (name: string, code: string, comment: string, change: Partial<EpochPlan>): Vector =>
  bad(name, code, comment, lines(payloadOf(signedBytes({ ...root.plan, ...change }))))

/** All vectors of admissions. */
export const admissions = (): VectorSet => ({
  object: 'admissions',
  vectors: [
    good('good', 'the epoch that adds the newcomer', [
      ...lines(payloadOf(root.signed)),
      ['result-epoch', tohex(root.id)],
      ['result-members', '2'],
      ['result-time', '1800000000000'],
    ]),
    bad('version', 'BAD_VERSION', 'version 2', lines(payloadOf(root.signed, 2))),
    bad('trailing', 'TRAILING', 'a byte behind the epoch', lines(cat(payloadOf(root.signed), int(1, 0)))),
    bad('time', 'BAD_VALUE', 'a time of 2^53', lines(cat(int(1, 1), int(8, 2 ** 53), lp(root.signed)))),
    bad('cut', 'TRUNCATED', 'the epoch ends early', lines(payloadOf(root.signed).slice(0, -1))),
    wrong('signer', 'BAD_SIGNATURE', 'signed by another E_ctl than that of F', {
      signer: random.sign('other').secretKey,
    }),
    wrong('host-missing', 'INVITE_KEYS', 'the facilitator she spoke to is not in it', {
      state: stateBytes([entry(reader, 1)]),
    }),
    wrong('newcomer-missing', 'EPOCH_MEMBERS', 'she is not in it herself', {
      state: stateBytes([entry(founder)]),
    }),
    wrong('state-aad', 'OPEN_FAILED', 'encState bound to another epoch', {
      stateAad: random.bytes('other', 32),
    }),
  ],
})
