import { inspect } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { hex } from '../../../shared/bytes/hex.ts'
import { ProtocolError } from '../../../shared/bytes/protocolError.ts'
import { randomBelow, randomBytes, randomSecret, shuffle } from '../../../shared/crypto/random.ts'
import { Secret, secretOf } from '../../../shared/crypto/secret.ts'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import { refusal } from '../../support/refusals.ts'

beforeAll(cryptoReady)

describe('a secret', () => {
  const bytes = Uint8Array.from({ length: 32 }, (_, at) => 160 + at)
  const secret = new Secret<'test'>(bytes)
  const shown: [string, () => string][] = [
    ['util.inspect', () => inspect(secret)],
    ['util.inspect of what holds it', () => inspect({ deep: { keys: [secret] } }, { depth: 9 })],
    ['util.inspect that looks at everything', () => inspect(secret, { showHidden: true, depth: 9 })],
    ['JSON', () => JSON.stringify({ secret })],
    ['a template', () => `${secret}`],
    ['String', () => String(secret)],
    ['a sum', () => `key: ${secret as unknown as string}`],
    ['an Error', () => new Error(`failed with ${secret}`).stack ?? ''],
  ]

  it.each(shown)('shows as [secret] in %s, and nothing of its bytes', (_, show) => {
    const said = show()
    expect(said).toContain('[secret]')
    expect(said).not.toContain('160')
    expect(said.toLowerCase()).not.toContain(hex(bytes).slice(0, 8))
    expect(said).not.toContain(Buffer.from(bytes).toString('base64').slice(0, 8))
  })

  it('has no property that gives it away, and does not survive a clone', () => {
    expect(Object.entries(secret)).toEqual([])
    expect(Object.getOwnPropertyNames(secret)).toEqual([])
    expect(structuredClone({ secret })).toEqual({ secret: {} })
  })

  it('is gone after it was wiped', () => {
    const short = new Secret<'test'>(new Uint8Array([1, 2, 3]))
    short.wipe()
    expect(short.expose()).toEqual(new Uint8Array(3))
  })

  it('of a wrong length is no key', () => {
    expect(secretOf<'test'>(bytes).length).toBe(32)
    expect(secretOf<'test'>(new Uint8Array(64), 64).length).toBe(64)
    for (const length of [0, 31, 33]) expect(refusal(() => secretOf(new Uint8Array(length)))).toBe('BAD_KEY')
  })
})

describe('an error of the protocol', () => {
  it('says its code and nothing more', () => {
    const error = new ProtocolError('OPEN_FAILED')
    expect([error.message, error.code, error.name]).toEqual(['OPEN_FAILED', 'OPEN_FAILED', 'ProtocolError'])
    expect(Object.keys(error).sort()).toEqual(['code', 'name'])
  })
})

describe('chance', () => {
  it('gives new bytes every time, of the length asked for', () => {
    const many = new Set(Array.from({ length: 50 }, () => hex(randomBytes(16))))
    expect(many.size).toBe(50)
    expect(randomSecret().length).toBe(32)
    expect(randomSecret(20).length).toBe(20)
  })

  it('shuffles to another order of the same things, and reaches every place', () => {
    const items = [...'abcdefgh']
    const last = new Set<string | undefined>()
    for (let times = 0; times < 300; times++) {
      const mixed = shuffle(items)
      expect([...mixed].sort()).toEqual(items)
      last.add(mixed.at(-1))
    }
    expect(items.join('')).toBe('abcdefgh')
    expect(last.size).toBe(8)
  })

  it('stays below what was asked for', () => {
    const drawn = new Set(Array.from({ length: 200 }, () => randomBelow(3)))
    expect([...drawn].sort()).toEqual([0, 1, 2])
  })
})
