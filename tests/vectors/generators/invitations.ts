import { cat, H, int, K, lp, pad, SIG, text, tohex } from '../../support/room/primitives.ts'
import { founder, room } from './room.ts'
import { dh, flipBit, Seeded, SMALL_ORDER, sealExactly } from './seeded.ts'
import { bad, good, type Line, show, type Vector, type VectorSet } from './vector.ts'

/** Messages of an admission (PROTOCOL.md §9.3, §9.4), heard by the facilitator F or the joiner J in the state `at`. */

const random = new Seeded('invitations')
const inv = random.bytes('inv', 16)
const identityF = founder.identity
const none: Uint8Array = new Uint8Array()
const controlF = founder.control.publicKey
const joiner = {
  identity: random.agree('X_id of J'),
  control: random.sign('E_ctl of J'),
  leaf: random.agree('leaf of J'),
}
const eJ = random.agree('eJ')
const eF = random.agree('eF')
const nJ = random.bytes('nJ', 32)
const nF = random.bytes('nF', 32)
const person = random.bytes('person', 16)
const joinerName = 'Ji-woo 지우'

type Head = {
  readonly version?: number
  readonly suite?: number
  readonly type?: number
  readonly label?: string
  readonly block?: number
}

/** version | suite | type | clear | SEAL in blocks of 1024. */
function message(
  type: number,
  label: string,
  key: Uint8Array,
  plain: Uint8Array,
  clear: Uint8Array = new Uint8Array(),
  head: Head = {},
) {
  const start = cat(int(1, head.version ?? 1), int(1, head.suite ?? 1), int(1, head.type ?? type), clear)
  const aad = cat(text(`rowan/v1/${head.label ?? label}`), start)
  return cat(start, sealExactly(key, aad, pad(plain, head.block ?? 1024)))
}

const claimPlan = {
  eJ: eJ.publicKey,
  identity: joiner.identity.publicKey,
  control: joiner.control.publicKey,
  leaf: joiner.leaf.publicKey,
  person,
  name: text(joinerName),
  nJ,
}
type Claim = typeof claimPlan
const commitment = (from: Claim) =>
  H('sas-commit', from.eJ, from.identity, from.control, from.leaf, from.person, from.name, from.nJ)

const k1 = K(inv, 'inv-k1')
const plain1 = cat(eJ.publicKey, commitment(claimPlan))
const m1Of = (plain = plain1, head: Head = {}, key = k1) => message(1, 'm1', key, plain, undefined, head)
const m1 = m1Of()

const k2Of = (first: Uint8Array) => K(dh(eF, eJ.publicKey), 'inv-k2', inv, H('m1', first))
const k2 = k2Of(m1)
const hostPlan = {
  nF,
  identity: identityF.publicKey,
  control: controlF,
  room,
  name: text('Founder'),
  codeWord: none,
  proof: none,
  after: none,
}

/** A certificate of §14 and, behind it, the counsellor's signature over the keys of F in this room. */
const organisation = random.sign('organisation')
const counsellor = random.sign('counsellor')
const certificateOf = (name = text('River House'), after = none, version = 1) => {
  const until = int(8, 5_000_000)
  const signed = cat(int(1, version), organisation.publicKey, counsellor.publicKey, until, lp(name), after)
  return cat(signed, SIG(organisation.secretKey, 'org-cert', signed))
}
const proofOf = (
  certificate = certificateOf(),
  keys: readonly Uint8Array[] = [room, identityF.publicKey, controlF],
) => {
  const signed = cat(...keys, lp(certificate))
  return cat(lp(certificate), SIG(counsellor.secretKey, 'org-room', signed))
}

const plain2 = (from = hostPlan) =>
  cat(
    from.nF,
    from.identity,
    from.control,
    from.room,
    lp(from.name),
    lp(from.codeWord),
    lp(from.proof),
    from.after,
  )
const m2Of = (plain = plain2(), key = k2, clear = eF.publicKey, head: Head = {}) =>
  message(2, 'm2', key, plain, clear, head)
const m2 = m2Of()

const plain3 = (from: Claim) =>
  cat(from.nJ, from.identity, from.control, from.leaf, from.person, lp(from.name))
const m3Of = (from = claimPlan, key = k2, after: Uint8Array = new Uint8Array()) =>
  message(3, 'm3', key, cat(plain3(from), after))
const m3 = m3Of()

const th = H('inv-th', m1, m2, m3)
const ikm = H('inv-ikm', dh(eJ, eF.publicKey), dh(eJ, identityF.publicKey), dh(joiner.identity, eF.publicKey))
const k3 = K(ikm, 'inv-k3', inv, th)

/** SAS of §9.2. */
function sas(): string {
  const number = Buffer.from(K(k3, 'sas', th, nF, nJ)).readBigUInt64BE(0) % 1_000_000_000n
  const digits = String(number).padStart(9, '0')
  return [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6)].join(' ')
}

const admission = text('the epoch that adds J')
const m4 = message(4, 'm4', K(k3, 'm4'), admission)
const m5 = message(5, 'm5', K(k3, 'm5'), text('her first hello'))
const refusalOf = (code: Uint8Array, key = K(k3, 'inv-refusal')) => message(6, 'inv-refusal', key, code)
const endOf = (code: Uint8Array, key = K(inv, 'inv-end', H('m1', m1))) => message(8, 'inv-end', key, code)

const atF = (at: string, earlier: Line[] = []): Line[] => [
  ['role', 'F'],
  ['at', at],
  ['inv', tohex(inv)],
  ['room', tohex(room)],
  ['x-id', tohex(identityF.publicKey)],
  ['x-id-secret', tohex(identityF.secretKey)],
  ['e-ctl', tohex(controlF)],
  ['expires', '2000000'],
  ...earlier,
]
const answeredBy = (commit = commitment(claimPlan)): Line[] => [
  ['m1', show(m1)],
  ['m2', show(m2)],
  ['e', tohex(eF.publicKey)],
  ['e-secret', tohex(eF.secretKey)],
  ['n', tohex(nF)],
  ['e-of-j', tohex(eJ.publicKey)],
  ['commitment', tohex(commit)],
  ['k2', tohex(k2)],
]
const met: Line[] = [...answeredBy(), ['m3', show(m3)], ['k3', tohex(k3)]]

const fingerprint = H('inv-fp', identityF.publicKey, controlF).slice(0, 16)
const atJ = (at: string, earlier: Line[] = []): Line[] => [
  ['role', 'J'],
  ['at', at],
  ['inv', tohex(inv)],
  ['fingerprint', tohex(fingerprint)],
  ['x-id', tohex(joiner.identity.publicKey)],
  ['x-id-secret', tohex(joiner.identity.secretKey)],
  ['e-ctl', tohex(joiner.control.publicKey)],
  ['leaf', tohex(joiner.leaf.publicKey)],
  ['leaf-secret', tohex(joiner.leaf.secretKey)],
  ['e', tohex(eJ.publicKey)],
  ['e-secret', tohex(eJ.secretKey)],
  ['n', tohex(nJ)],
  ['m1', show(m1)],
  ...earlier,
]
const waitingJ: Line[] = [
  ['m2', show(m2)],
  ['m3', show(m3)],
  ['k3', tohex(k3)],
]

const hear = (state: Line[], heard: Uint8Array, now = 1_000_000): Line[] => [
  ...state,
  ['now', String(now)],
  ['message', show(heard)],
]
const ok = (name: string, comment: string, lines: Line[], ...results: Line[]): Vector =>
  good(name, comment, [...lines, ...results.map(([key, value]): Line => [`result-${key}`, value])])

const open = atF('open')
const answered = atF('answered', answeredBy())
const waiting = atF('waiting', met)
const admitting = atF('admitting', [...met, ['m4', show(m4)]])
const asking = atJ('asking')
const waits = atJ('waiting', waitingJ)

const right = (): Vector[] => [
  ok('good-m1', 'F hears M1', hear(open, m1), ['at', 'answered'], ['says', '']),
  ok(
    'good-m1-again',
    'M1 again is answered with the same M2',
    hear(answered, m1),
    ['at', 'answered'],
    ['says', ''],
  ),
  ok('good-m2', 'J hears M2', hear(asking, m2), ['at', 'waiting'], ['says', 'Founder']),
  ok(
    'good-m2-vouched',
    'J hears M2 with a code word and the proof of an organisation',
    hear(asking, m2Of(plain2({ ...hostPlan, codeWord: text('파란 우산'), proof: proofOf() }))),
    ['at', 'waiting'],
    ['says', 'Founder | 파란 우산 | River House | 5000000'],
  ),
  ok('good-m2-again', 'M2 again changes nothing', hear(waits, m2), ['at', 'waiting'], ['says', '']),
  ok(
    'good-m3',
    'F hears M3: the number to compare, the applicant and her name',
    hear(answered, m3),
    ['at', 'waiting'],
    ['says', `${sas()} ${tohex(th.slice(0, 16))} ${joinerName}`],
  ),
  ok('good-m3-again', 'M3 again while somebody waits', hear(waiting, m3), ['at', 'waiting'], ['says', '']),
  ok('good-m4', 'J hears M4', hear(waits, m4), ['at', 'admitted'], ['says', tohex(admission)]),
  ok(
    'good-m5',
    'F hears M5',
    hear(admitting, m5),
    ['at', 'joined'],
    ['says', tohex(text('her first hello'))],
  ),
  ok(
    'good-m4-largest',
    'M4 with a payload of 36 KiB',
    hear(waits, message(4, 'm4', K(k3, 'm4'), new Uint8Array(36_864))),
    ['at', 'admitted'],
    ['says', '36864 bytes'],
  ),
  ok(
    'good-refusal',
    'J is refused',
    hear(waits, refusalOf(int(1, 1))),
    ['at', 'ended'],
    ['says', 'INVITE_REFUSED'],
  ),
  ok(
    'good-refusal-burnt',
    'the numbers differ',
    hear(waits, refusalOf(int(1, 4))),
    ['at', 'ended'],
    ['says', 'INVITE_BURNT'],
  ),
  ok(
    'good-end-expired',
    'the invitation has expired',
    hear(asking, endOf(int(1, 2))),
    ['at', 'ended'],
    ['says', 'INVITE_EXPIRED'],
  ),
  ok(
    'good-end-used',
    'the invitation is used',
    hear(waits, endOf(int(1, 3))),
    ['at', 'ended'],
    ['says', 'INVITE_USED'],
  ),
]

const refused = (
  name: string,
  code: string,
  comment: string,
  state: Line[],
  heard: Uint8Array,
  now?: number,
): Vector => bad(name, code, comment, hear(state, heard, now))

const wrongForms = (): Vector[] => [
  refused('version', 'BAD_VERSION', 'version 2', open, m1Of(plain1, { version: 2 })),
  refused('suite', 'BAD_SUITE', 'suite 2', open, m1Of(plain1, { suite: 2 })),
  refused('type-7', 'BAD_TYPE', 'type 7', open, m1Of(plain1, { type: 7 })),
  refused('header-cut', 'TRUNCATED', 'a message of 2 bytes', open, m1.slice(0, 2)),
  refused('m1-short', 'BAD_LENGTH', 'M1 of 1066 bytes', open, m1.slice(0, -1)),
  refused('m1-long', 'BAD_LENGTH', 'M1 of 1068 bytes', open, cat(m1, int(1, 0))),
  refused('m1-two-blocks', 'BAD_LENGTH', 'M1 padded to 2048 bytes', open, m1Of(plain1, { block: 2048 })),
  refused(
    'm4-too-long',
    'BAD_LENGTH',
    'M4 of 38 blocks',
    waits,
    message(4, 'm4', K(k3, 'm4'), new Uint8Array(37_900)),
  ),
  refused('m2-to-f', 'INVITE_STATE', 'F hears M2', open, m2),
  refused('m1-to-j', 'INVITE_STATE', 'J hears M1', asking, m1),
  refused('m3-early', 'INVITE_STATE', 'M3 before M1', open, m3),
  refused('m5-early', 'INVITE_STATE', 'M5 before M4', waiting, m5),
  refused('m4-early', 'INVITE_STATE', 'M4 before M2', asking, m4),
  refused('refusal-early', 'INVITE_STATE', 'a refusal before M2', asking, refusalOf(int(1, 1))),
  refused(
    'm2-different',
    'INVITE_STATE',
    'a different second M2',
    waits,
    m2Of(plain2({ ...hostPlan, name: text('Funder') })),
  ),
  refused(
    'm3-different',
    'INVITE_STATE',
    'a different second M3',
    waiting,
    m3Of({ ...claimPlan, name: text('Ji-u') }),
  ),
]

const wrongSeals = (): Vector[] => [
  refused(
    'm1-other-invitation',
    'OPEN_FAILED',
    'M1 of another invitation',
    open,
    m1Of(plain1, {}, K(random.bytes('inv 2', 16), 'inv-k1')),
  ),
  refused('m1-label', 'OPEN_FAILED', 'M1 sealed under the label of M3', open, m1Of(plain1, { label: 'm3' })),
  refused('m1-bit', 'OPEN_FAILED', 'one bit of M1 is changed', open, flipBit(m1, 500)),
  refused('m1-block', 'OPEN_FAILED', 'M1 padded with zeros alone', open, unpadded()),
  refused('m2-k1', 'OPEN_FAILED', 'M2 under k1', asking, m2Of(plain2(), k1)),
  refused('m2-other-m1', 'OPEN_FAILED', 'M2 for another M1', asking, m2Of(plain2(), k2Of(m5))),
  refused(
    'm2-twin-of-ef',
    'OPEN_FAILED',
    'another byte string for the same point eF',
    asking,
    cat(m2.slice(0, 3), highBit(eF.publicKey), m2.slice(35)),
  ),
  refused('m3-other-key', 'OPEN_FAILED', 'M3 under k1', answered, m3Of(claimPlan, k1)),
  refused('m4-k3', 'OPEN_FAILED', 'M4 under k3 itself', waits, message(4, 'm4', k3, admission)),
  refused(
    'm5-m4-key',
    'OPEN_FAILED',
    'M5 under the key of M4',
    admitting,
    message(5, 'm5', K(k3, 'm4'), text('hello')),
  ),
  refused(
    'refusal-inv',
    'OPEN_FAILED',
    'a refusal by somebody who holds inv alone',
    waits,
    refusalOf(int(1, 1), K(inv, 'inv-end', H('m1', m1))),
  ),
  refused(
    'end-other-m1',
    'OPEN_FAILED',
    'an end message for another M1',
    asking,
    endOf(int(1, 2), K(inv, 'inv-end', H('m1', m2))),
  ),
]

function unpadded(): Uint8Array {
  const start = new Uint8Array([1, 1, 1])
  const zeros = cat(plain1, new Uint8Array(1024 - plain1.length))
  return cat(start, sealExactly(k1, cat(text('rowan/v1/m1'), start), zeros))
}

/** X25519 ignores the highest bit. */
function highBit(key: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(key)
  copy[31] = (copy[31] ?? 0) | 0x80
  return copy
}

const wrongContents = (): Vector[] => {
  const claims = (change: Partial<Claim>) => ({ ...claimPlan, ...change })
  /** M3 and a commitment of M1 that agrees with it. */
  const committed = (name: string, code: string, comment: string, change: Partial<Claim>) =>
    refused(
      name,
      code,
      comment,
      atF('answered', answeredBy(commitment(claims(change)))),
      m3Of(claims(change)),
    )
  const host = (
    name: string,
    code: string,
    comment: string,
    change: Partial<typeof hostPlan>,
    state = asking,
  ) => refused(name, code, comment, state, m2Of(plain2({ ...hostPlan, ...change })))
  const unproven = (name: string, comment: string, proof: Uint8Array) =>
    host(name, 'ORGANISATION_PROOF', comment, { proof })
  const uncommitted = (name: string, comment: string, change: Partial<Claim>) =>
    refused(name, 'INVITE_COMMIT', comment, answered, m3Of(claims(change)))
  const noLink = asking.filter(([name]) => name !== 'fingerprint')
  const newKey = random.agree('new').publicKey
  return [
    refused('m1-plain-cut', 'TRUNCATED', 'M1 with 63 bytes in it', open, m1Of(plain1.slice(0, -1))),
    refused('m1-plain-trailing', 'TRAILING', 'M1 with 65 bytes in it', open, m1Of(cat(plain1, int(1, 0)))),
    refused('m1-small-order', 'BAD_KEY', 'eJ of order 8', open, m1Of(cat(SMALL_ORDER, plain1.slice(32)))),
    host('m2-trailing', 'TRAILING', 'a byte behind the name of F', { after: int(1, 0) }),
    host('m2-fingerprint-identity', 'INVITE_KEYS', 'another X_idF than that of the link', {
      identity: newKey,
    }),
    host('m2-fingerprint-control', 'INVITE_KEYS', 'another E_ctlF than that of the link', {
      control: newKey,
    }),
    refused('m2-ef-small-order', 'BAD_KEY', 'eF of order 8', asking, m2Of(plain2(), k2, SMALL_ORDER)),
    host(
      'm2-identity-small-order',
      'BAD_KEY',
      'X_idF of order 8, when the code was spoken',
      { identity: SMALL_ORDER },
      noLink,
    ),
    host('m2-name-untrimmed', 'NAME_INVALID', 'a name with a space in front', { name: text(' Founder') }),
    host('m2-name-empty', 'NAME_INVALID', 'an empty name', { name: new Uint8Array() }),
    host('m2-name-193', 'TOO_LARGE', 'a name of 193 bytes', { name: text('n'.repeat(193)) }),
    host('m2-name-utf8', 'BAD_UTF8', 'a name that is no UTF-8', { name: new Uint8Array([0xc3]) }),
    refused(
      'm2-code-word-missing',
      'TRUNCATED',
      'an M2 that ends behind the name',
      asking,
      m2Of(cat(nF, identityF.publicKey, controlF, room, lp(text('Founder')))),
    ),
    host('m2-code-word-untrimmed', 'NAME_INVALID', 'a code word with a space in front', {
      codeWord: text(' a'),
    }),
    host('m2-code-word-193', 'TOO_LARGE', 'a code word of 193 bytes', { codeWord: text('w'.repeat(193)) }),
    host('m2-proof-402', 'TOO_LARGE', 'a proof of 402 bytes', { proof: new Uint8Array(402) }),
    unproven(
      'm2-proof-room',
      'a proof for another room',
      proofOf(certificateOf(), [newKey.slice(16), identityF.publicKey, controlF]),
    ),
    unproven(
      'm2-proof-identity',
      'a proof for another X_idF',
      proofOf(certificateOf(), [room, newKey, controlF]),
    ),
    unproven(
      'm2-proof-control',
      'a proof for another E_ctlF',
      proofOf(certificateOf(), [room, identityF.publicKey, newKey]),
    ),
    unproven('m2-proof-bit', 'one bit of the certificate in a proof is changed', flipBit(proofOf(), 40)),
    unproven(
      'm2-proof-certificate',
      'another right certificate under the signature of the first',
      cat(lp(certificateOf(text('Lake House'))), proofOf().slice(-64)),
    ),
    unproven(
      'm2-proof-version',
      'a certificate of version 2',
      proofOf(certificateOf(text('River House'), none, 2)),
    ),
    unproven(
      'm2-proof-name',
      'an organisation with a space in front of its name',
      proofOf(certificateOf(text(' River'))),
    ),
    unproven(
      'm2-proof-inside',
      'a signed byte behind the name of the organisation',
      proofOf(certificateOf(text('River'), int(1, 0))),
    ),
    unproven('m2-proof-trailing', 'a byte behind a proof', cat(proofOf(), int(1, 0))),
    refused(
      'm3-trailing',
      'TRAILING',
      'a byte behind the name of J',
      answered,
      m3Of(claimPlan, k2, int(1, 0)),
    ),
    uncommitted('m3-commit-nonce', 'another nJ than the committed one', { nJ: newKey }),
    uncommitted('m3-commit-identity', 'another X_idJ than the committed one', { identity: newKey }),
    uncommitted('m3-commit-control', 'another E_ctlJ than the committed one', { control: newKey }),
    uncommitted('m3-commit-leaf', 'another leaf than the committed one', { leaf: newKey }),
    uncommitted('m3-commit-person', 'another person than the committed one', { person: newKey.slice(16) }),
    uncommitted('m3-commit-name', 'another name than the committed one', { name: text('Ji-u') }),
    committed('m3-identity-small-order', 'BAD_KEY', 'X_idJ of order 8', { identity: SMALL_ORDER }),
    committed('m3-leaf-small-order', 'BAD_KEY', 'leafJ of order 8', { leaf: SMALL_ORDER }),
    committed('m3-name-line-break', 'NAME_INVALID', 'a name with a line break', { name: text('Ji\nwoo') }),
    committed('m3-name-not-nfc', 'NAME_INVALID', 'a name that is not NFC', {
      name: text(joinerName.normalize('NFD')),
    }),
    refused('refusal-code-0', 'BAD_VALUE', 'a refusal with code 0', waits, refusalOf(int(1, 0))),
    refused('refusal-code-5', 'BAD_VALUE', 'a refusal with code 5', waits, refusalOf(int(1, 5))),
    refused('refusal-trailing', 'TRAILING', 'a refusal of two bytes', waits, refusalOf(int(2, 256))),
    refused('end-empty', 'TRUNCATED', 'an end message without a code', asking, endOf(new Uint8Array())),
    refused('expired', 'INVITE_EXPIRED', 'M1 at the moment of expiry', open, m1, 2_000_000),
  ]
}

/** All vectors of the messages of an admission. */
export const invitations = (): VectorSet => ({
  object: 'invitations',
  vectors: [...right(), ...wrongForms(), ...wrongSeals(), ...wrongContents()],
})
