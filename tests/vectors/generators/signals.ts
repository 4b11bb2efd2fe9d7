import { cat, int, K, text, tohex } from '../../support/room/primitives.ts'
import { base64url, flipBit, Seeded, seal, sealExactly } from './seeded.ts'
import { bad, good, type Line, type Vector, type VectorSet } from './vector.ts'

/** Signalling payloads of a carrier (PROTOCOL.md §6.2, §6.3), as they come in `data` on `topic`, read by `self`. */

const random = new Seeded('signals')
const id = (use: string) => random.bytes(use, 16)
const topic = base64url(random.bytes('topic', 24))
const signalKey = random.bytes('signal', 32)
const pairKey = random.bytes('pair-sig', 32)
const sender = cat(id('sender'), id('session of sender'))
const self = cat(id('self'), id('session of self'))
const FROM = '1b4e28ba-2fa1-4d3b-a3f5-ef19b5a7633b'
const TO = '6ecd8c99-4036-403d-bf84-cf8400f67836'

const plan = {
  topic,
  key: signalKey,
  pair: pairKey,
  counter: int(8, 0),
  nonce: id('nonce'),
  flags: 1,
  target: self,
  macBit: -1,
  body: text(JSON.stringify([{ type: 'announce', from: FROM }])),
  block: 2048,
}
type Plan = typeof plan

const broadcast: Plan = { ...plan, flags: 0, target: new Uint8Array(32) }

function macOf(from: Plan, head: Uint8Array): Uint8Array {
  const right = K(from.pair, 'signal-mac', text(from.topic), head, from.body)
  return from.macBit < 0 ? right : flipBit(right, from.macBit)
}

function plainOf(from: Plan): Uint8Array {
  const head = cat(from.counter, from.nonce, sender, int(1, from.flags), from.target)
  return cat(head, from.flags === 0 ? new Uint8Array(32) : macOf(from, head), from.body)
}

const aad = text(`rowan/v1/signal${topic}`)
const payloadOf = (from: Plan, plain = plainOf(from)) =>
  seal(from.key, text(`rowan/v1/signal${from.topic}`), plain, from.block)

const setup: Line[] = [
  ['topic', topic],
  ['signal', tohex(signalKey)],
  ['pair-sig', tohex(pairKey)],
]
const lines = (payload: Uint8Array): Line[] => [...setup, ['data', base64url(payload)]]

const withBody = (value: unknown, from = plan): Plan => ({ ...from, body: text(JSON.stringify(value)) })

const taken = (name: string, comment: string, from: Plan, messages: number): Vector =>
  good(name, comment, [
    ...lines(payloadOf(from)),
    ['result-sender', tohex(sender)],
    ['result-target', from.flags === 0 ? 'all' : tohex(from.target)],
    ['result-messages', String(messages)],
  ])

const refused = (name: string, code: string, comment: string, change: Partial<Plan>): Vector =>
  bad(name, code, comment, lines(payloadOf({ ...plan, ...change })))

const sealed = (name: string, code: string, comment: string, payload: Uint8Array): Vector =>
  bad(name, code, comment, lines(payload))

const body = (name: string, comment: string, value: unknown): Vector =>
  refused(name, 'SIGNAL', comment, withBody(value))

const announce = { type: 'announce', from: FROM }
const signal = (inner: unknown) => ({ type: 'signal', from: FROM, to: TO, signal: inner })
const candidate = { candidate: 'candidate:1 1 udp 1 192.0.2.1 3478 typ relay', sdpMLineIndex: 0, sdpMid: '0' }
const many = (count: number) => Array.from({ length: count }, () => announce)

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** The same bytes to a careless reader. */
function withSpareBit(data: string): string {
  const last = ALPHABET.indexOf(data.slice(-1))
  if (data.length % 4 === 0 || last % 2 !== 0) throw new Error('no spare bit here')
  return data.slice(0, -1) + ALPHABET.charAt(last + 1)
}

const right = (): Vector[] => [
  taken('good-broadcast', 'an announce to all', broadcast, 1),
  taken('good-announce', 'a directed announce', plan, 1),
  taken('good-offer', 'an offer', withBody([signal({ type: 'offer', sdp: 'v=0\r\n' })]), 1),
  taken('good-answer', 'an answer', withBody([signal({ type: 'answer', sdp: 'v=0\r\n' })]), 1),
  taken('good-candidate', 'a candidate', withBody([signal({ type: 'candidate', candidate })]), 1),
  taken(
    'good-candidate-nulls',
    'a candidate whose line and mid are null',
    withBody([signal({ type: 'candidate', candidate: { ...candidate, sdpMLineIndex: null, sdpMid: null } })]),
    1,
  ),
  taken('good-16-messages', '16 messages', withBody(many(16)), 16),
  taken('good-highest-counter', 'the counter is 2^53 - 1', { ...plan, counter: int(8, 2 ** 53 - 1) }, 1),
]

const wrongSeals = (): Vector[] => [
  refused('seal-other-key', 'OPEN_FAILED', 'sealed under another epoch', { key: random.bytes('other', 32) }),
  refused('seal-other-topic', 'OPEN_FAILED', 'sealed for another topic', {
    topic: base64url(random.bytes('t2', 24)),
  }),
  refused('seal-block-256', 'OPEN_FAILED', 'padded to a multiple of 256 bytes', { block: 256 }),
  sealed('seal-cut', 'OPEN_FAILED', 'the last byte is missing', payloadOf(plan).slice(0, -1)),
  sealed('seal-bit', 'OPEN_FAILED', 'one bit is changed', flipBit(payloadOf(plan), 100)),
  sealed(
    'seal-zero-padding',
    'OPEN_FAILED',
    'padded with zeros alone',
    sealExactly(signalKey, aad, cat(plainOf(plan), new Uint8Array(2048 - plainOf(plan).length))),
  ),
  sealed(
    'payload-too-large',
    'TOO_LARGE',
    'a payload of 49,192 bytes',
    payloadOf(plan, cat(plainOf(plan), new Uint8Array(48_000).fill(32))),
  ),
  bad('base64-padding', 'BAD_BASE64', 'base64url with padding', [
    ...setup,
    ['data', `${base64url(payloadOf(plan))}=`],
  ]),
  bad('base64-spare-bits', 'BAD_BASE64', 'a spare bit of the last character is set', [
    ...setup,
    ['data', withSpareBit(base64url(payloadOf({ ...plan, body: cat(plan.body, text(' '.repeat(2048))) })))],
  ]),
]

const wrongFields = (): Vector[] => [
  sealed(
    'plain-cut',
    'TRUNCATED',
    'the plaintext ends in the mac',
    payloadOf(plan, plainOf(plan).slice(0, 120)),
  ),
  refused('counter-2-53', 'BAD_VALUE', 'the counter is 2^53', { counter: cat(int(8, 2 ** 53)) }),
  refused('flags-2', 'BAD_VALUE', 'flags is 2', { flags: 2 }),
  refused('flags-255', 'BAD_VALUE', 'flags is 255', { flags: 255 }),
  sealed(
    'broadcast-target',
    'BAD_VALUE',
    'a broadcast names a device',
    payloadOf({ ...broadcast, target: cat(self.slice(0, 16), new Uint8Array(16)) }),
  ),
  sealed(
    'broadcast-session',
    'BAD_VALUE',
    'a broadcast names a session',
    payloadOf({ ...broadcast, target: cat(new Uint8Array(16), self.slice(16)) }),
  ),
  sealed(
    'broadcast-mac',
    'BAD_VALUE',
    'a broadcast has a mac',
    payloadOf(broadcast, cat(plainOf(broadcast).slice(0, 89), plainOf(plan).slice(89, 121), broadcast.body)),
  ),
  refused('mac-bit', 'BAD_MAC', 'one bit of the mac is changed', { macBit: 31 }),
  refused('mac-other-pair', 'BAD_MAC', 'a mac of another pair', { pair: random.bytes('other pair', 32) }),
  sealed(
    'mac-counter',
    'BAD_MAC',
    'a mac over another counter',
    payloadOf(plan, cat(int(8, 1), plainOf(plan).slice(8))),
  ),
  sealed(
    'mac-target',
    'BAD_MAC',
    'a mac for another session of the target',
    payloadOf(plan, flipBit(plainOf(plan), 88)),
  ),
  sealed('mac-body', 'BAD_MAC', 'a mac over another body', payloadOf(plan, cat(plainOf(plan), text(' ')))),
]

const wrongBodies = (): Vector[] => [
  refused('body-not-json', 'SIGNAL', 'the body is cut', { body: text('[{"type":"announce"') }),
  refused('body-not-utf8', 'BAD_UTF8', 'the body is malformed UTF-8', {
    body: new Uint8Array([0x5b, 0xc0, 0x80, 0x5d]),
  }),
  body('body-no-list', 'one message, without a list', announce),
  body('body-empty', 'no message', []),
  body('body-17', '17 messages', many(17)),
  body('announce-token', 'an announce with one key more', [{ ...announce, token: 1 }]),
  body('announce-without-from', 'an announce of nobody', [{ type: 'announce' }]),
  body('from-upper-case', 'a peer id in upper case', [{ ...announce, from: FROM.toUpperCase() }]),
  body('from-version-1', 'a peer id that is a UUID of version 1', [
    { ...announce, from: '1b4e28ba-2fa1-11d2-883f-b9a761bde3fb' },
  ]),
  body('to-missing', 'an offer to nobody', [
    { type: 'signal', from: FROM, signal: { type: 'offer', sdp: '' } },
  ]),
  body('renegotiate', 'a renegotiation', [signal({ type: 'renegotiate', renegotiate: true })]),
  body('transceiver-request', 'a media track', [
    signal({ type: 'transceiverRequest', transceiverRequest: { kind: 'audio' } }),
  ]),
  body('pranswer', 'a provisional answer', [signal({ type: 'pranswer', sdp: '' })]),
  body('rollback', 'a rollback', [signal({ type: 'rollback', sdp: '' })]),
  body('sdp-number', 'a description that is no text', [signal({ type: 'offer', sdp: 1 })]),
  body('candidate-extra', 'a candidate with one key more', [
    signal({ type: 'candidate', candidate: { ...candidate, usernameFragment: 'x' } }),
  ]),
  body('type-unknown', 'an unknown message', [{ type: 'leave', from: FROM, to: TO, signal: {} }]),
  sealed(
    'broadcast-offer',
    'SIGNAL',
    'an offer to all',
    payloadOf(withBody([signal({ type: 'offer', sdp: 'v=0\r\n' })], broadcast)),
  ),
  sealed('broadcast-two', 'SIGNAL', 'two announces to all', payloadOf(withBody(many(2), broadcast))),
]

/** All vectors of signalling payloads. */
export const signals = (): VectorSet => ({
  object: 'signals',
  vectors: [...right(), ...wrongSeals(), ...wrongFields(), ...wrongBodies()],
})
