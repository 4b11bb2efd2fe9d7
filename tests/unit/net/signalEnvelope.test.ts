import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  openSignal,
  SIGNAL_BLOCK,
  SIGNAL_MAX,
  type SignalEnvelope,
  type SignalSession,
  sealSignal,
  signalMacHolds,
} from '../../../renderer/net/signalingGuard/signalEnvelope.ts'
import { keyedHash } from '../../../shared/crypto/hash.ts'
import { randomSecret } from '../../../shared/crypto/random.ts'
import { seal, sealedLength, unseal } from '../../../shared/crypto/seal.ts'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import type { Topic } from '../../../shared/ports/transport.ts'
import type { DeviceId } from '../../../shared/room/ids.ts'
import { codeOf } from './codeOf.ts'

const topic = 'T'.repeat(32) as Topic
const sender = { device: 'a1'.repeat(16) as DeviceId, session: 'b2'.repeat(16) as SignalSession }
const target = { device: 'c3'.repeat(16) as DeviceId, session: 'd4'.repeat(16) as SignalSession }
const nonce = new Uint8Array(16).fill(9)
const body = Buffer.from('[]')
const directed: SignalEnvelope = { counter: 258, nonce, sender, target, body }

let signalKey = undefined as unknown as ReturnType<typeof randomSecret<'signal'>>
let pairKey = undefined as unknown as ReturnType<typeof randomSecret<'pair-signal'>>
beforeAll(async () => {
  await cryptoReady()
  signalKey = randomSecret<'signal'>()
  pairKey = randomSecret<'pair-signal'>()
})

const aad = () => Buffer.from(`rowan/v1/signal${topic}`)

describe('the signalling envelope', () => {
  test('has the layout of PROTOCOL.md §6, byte for byte', () => {
    const plain = unseal(signalKey, aad(), sealSignal(directed, topic, signalKey, pairKey), SIGNAL_BLOCK)
    const head = Buffer.concat([
      Buffer.from('0000000000000102', 'hex'),
      nonce,
      Buffer.from(sender.device + sender.session, 'hex'),
      Buffer.from([1]),
      Buffer.from(target.device + target.session, 'hex'),
    ])
    expect(head).toHaveLength(89)
    const mac = keyedHash(pairKey, 'signal-mac', Buffer.from(topic), head, body)
    expect(Buffer.from(plain).toString('hex')).toBe(Buffer.concat([head, mac, body]).toString('hex'))
  })

  test('a broadcast names nobody and has no MAC', () => {
    const sealed = sealSignal({ ...directed, target: null }, topic, signalKey, null)
    const plain = unseal(signalKey, aad(), sealed, SIGNAL_BLOCK)
    expect(plain.slice(56, 121).every(byte => byte === 0)).toBe(true)
    expect(openSignal(sealed, topic, signalKey)).toMatchObject({ counter: 258, sender, target: null })
  })

  test('is padded, so that an announce and an offer have one size', () => {
    const length = (size: number) =>
      sealSignal({ ...directed, body: new Uint8Array(size) }, topic, signalKey, pairKey).length
    expect(new Set([2, 400, 1900].map(length))).toEqual(new Set([sealedLength(1, SIGNAL_BLOCK)]))
  })

  test('opens to what was sealed, under its own topic and keys alone', () => {
    const sealed = sealSignal(directed, topic, signalKey, pairKey)
    const opened = openSignal(sealed, topic, signalKey)
    expect(opened).toMatchObject({ counter: 258, sender, target })
    expect(signalMacHolds(opened, topic, pairKey)).toBe(true)
    expect(signalMacHolds(opened, 'U'.repeat(32) as Topic, pairKey)).toBe(false)
    expect(signalMacHolds(opened, topic, randomSecret())).toBe(false)
    expect(codeOf(() => openSignal(sealed, 'U'.repeat(32) as Topic, signalKey))).toBe('OPEN_FAILED')
    expect(codeOf(() => openSignal(sealed, topic, randomSecret()))).toBe('OPEN_FAILED')
  })

  test.each([
    ['another counter', { counter: 259 }],
    ['another sender', { sender: { ...sender, session: target.session } }],
    ['another target', { target: { ...target, session: sender.session } }],
    ['another body', { body: Buffer.from('[ ]') }],
  ])('a MAC does not hold for %s', (_what, change) => {
    const { mac } = openSignal(sealSignal(directed, topic, signalKey, pairKey), topic, signalKey)
    const other = openSignal(
      sealSignal({ ...directed, ...change }, topic, signalKey, pairKey),
      topic,
      signalKey,
    )
    expect(signalMacHolds({ ...other, mac }, topic, pairKey)).toBe(false)
  })

  test.each([
    ['flags that do not exist', 56, 2],
    ['a broadcast with a target', 56, 0],
  ])('%s are refused', (_what, at, value) => {
    const plain = unseal(signalKey, aad(), sealSignal(directed, topic, signalKey, pairKey), SIGNAL_BLOCK)
    plain[at] = value
    const sealed = seal(signalKey, aad(), plain, SIGNAL_BLOCK)
    expect(codeOf(() => openSignal(sealed, topic, signalKey))).toBe('BAD_VALUE')
  })

  test('any bytes at all raise a code and nothing else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 5000 }), bytes => {
        expect(['OPEN_FAILED', 'TOO_LARGE']).toContain(codeOf(() => openSignal(bytes, topic, signalKey)))
        const sealed = seal(signalKey, aad(), bytes, SIGNAL_BLOCK)
        expect(['none', 'TRUNCATED', 'BAD_VALUE']).toContain(
          codeOf(() => openSignal(sealed, topic, signalKey)),
        )
      }),
    )
    expect(codeOf(() => openSignal(new Uint8Array(SIGNAL_MAX + 1), topic, signalKey))).toBe('TOO_LARGE')
  })
})
