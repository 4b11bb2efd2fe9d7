import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { hex } from '../../../shared/bytes/hex.ts'
import { utf8 } from '../../../shared/bytes/utf8.ts'
import { deriveSecret, equalBytes, hash, keyedHash } from '../../../shared/crypto/hash.ts'
import { LABELS, PREFIX } from '../../../shared/crypto/labels.ts'
import { randomSecret } from '../../../shared/crypto/random.ts'
import { Secret } from '../../../shared/crypto/secret.ts'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import { H, K } from '../../support/room/primitives.ts'

const parts = fc.array(fc.uint8Array({ maxLength: 80 }), { maxLength: 4 })
const labels = fc.constantFrom(...Object.values(LABELS))

beforeAll(cryptoReady)

describe('H and K', () => {
  // both values were computed with hashlib.blake2b of Python
  it('give the known answers', () => {
    const key = new Secret<'test'>(new Uint8Array(32).fill(7))
    const part = Uint8Array.from({ length: 16 }, (_, at) => at)
    expect(hex(hash('room', utf8(''), utf8('abc')))).toBe(
      '7510293d28560279fbd76e58b106acae53c5314245102a677546c8c978829abf',
    )
    expect(hex(keyedHash(key, 'pair', part))).toBe(
      'cbc340940e8b7b7dea5659049fcb3b4b1cbd2a02da7ec40959c01e703792282c',
    )
  })

  it('are BLAKE2b of the labelled parts, for every label and all parts', () => {
    fc.assert(
      fc.property(labels, parts, fc.uint8Array({ minLength: 16, maxLength: 64 }), (label, all, key) => {
        expect(hash(label, ...all)).toEqual(H(label, ...all))
        const secret = new Secret<'test'>(key)
        expect(keyedHash(secret, label, ...all)).toEqual(K(key, label, ...all))
        expect(deriveSecret(secret, label, ...all).expose()).toEqual(K(key, label, ...all))
      }),
    )
  })

  it('tell apart where one part ends and the next begins', () => {
    const seen = new Set(
      [
        hash('room'),
        hash('room', utf8('')),
        hash('room', utf8('ab')),
        hash('room', utf8('a'), utf8('b')),
        hash('room', utf8('ab'), utf8('')),
        hash('room', utf8(''), utf8('ab')),
      ].map(hex),
    )
    expect(seen.size).toBe(6)
  })

  it('give something else for every label and every key', () => {
    const key = randomSecret<'test'>()
    const different = new Set(Object.values(LABELS))
    expect(new Set([...different].map(label => hex(keyedHash(key, label)))).size).toBe(different.size)
    expect(keyedHash(randomSecret<'test'>(), 'pair')).not.toEqual(keyedHash(key, 'pair'))
  })
})

describe('labels', () => {
  it('are ASCII, and the prefix belongs to this version alone', () => {
    expect(PREFIX).toBe('rowan/v1/')
    for (const label of Object.values(LABELS)) expect(label).toMatch(/^[a-z0-9-]+$/)
  })

  it('of signatures do not begin with one another, since a signature does not say how long its label is', () => {
    const signing = [LABELS.epochSignature, LABELS.recordSignature]
    for (const one of signing)
      for (const other of signing) if (one !== other) expect(other.startsWith(one)).toBe(false)
  })
})

describe('equal bytes', () => {
  it('are those that are equal', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.uint8Array({ maxLength: 40 }), (a, b) => {
        expect(equalBytes(a, Uint8Array.from(a))).toBe(true)
        expect(equalBytes(a, b)).toBe(hex(a) === hex(b))
      }),
    )
    expect(equalBytes(utf8('abc'), utf8('ab'))).toBe(false)
  })
})
