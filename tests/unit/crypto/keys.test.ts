import sodium from 'libsodium-wrappers-sumo'
import { beforeAll, describe, expect, it } from 'vitest'
import { fromHex, hex } from '../../../shared/bytes/hex.ts'
import { utf8 } from '../../../shared/bytes/utf8.ts'
import {
  type AgreePublicKey,
  agree,
  agreeKeyOf,
  BOX_BYTES,
  createAgreeKeyPair,
  openBox,
  sealToKey,
} from '../../../shared/crypto/agree.ts'
import { randomSecret } from '../../../shared/crypto/random.ts'
import { createSignKeyPair, type SignPublicKey, sign, verify } from '../../../shared/crypto/sign.ts'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import { SMALL_ORDER } from '../../support/hostile/weakKeys.ts'
import { refusal, there } from '../../support/refusals.ts'
import { cat, flipped, SIG, text } from '../../support/room/primitives.ts'

beforeAll(cryptoReady)

describe('two key pairs', () => {
  it('agree on the same secret, which is X25519', () => {
    const [a, b] = [createAgreeKeyPair(), createAgreeKeyPair()]
    const shared = agree(a.secretKey, b.publicKey).expose()
    expect(agree(b.secretKey, a.publicKey).expose()).toEqual(shared)
    expect(sodium.crypto_scalarmult(a.secretKey.expose(), fromHex(b.publicKey))).toEqual(shared)
    expect(agree(a.secretKey, createAgreeKeyPair().publicKey).expose()).not.toEqual(shared)
  })

  it.each(SMALL_ORDER)('never agree over the small-order key %s', key => {
    const mine = createAgreeKeyPair()
    expect(refusal(() => agree(mine.secretKey, key as AgreePublicKey))).toBe('BAD_KEY')
    expect(refusal(() => sealToKey(randomSecret(), key as AgreePublicKey))).toBe('BAD_KEY')
  })

  it.each(SMALL_ORDER)('take no key from elsewhere that is %s, whatever its top bit', key => {
    const bytes = fromHex(key)
    expect(refusal(() => agreeKeyOf(bytes))).toBe('BAD_KEY')
    expect(refusal(() => agreeKeyOf(flipped(bytes, 255)))).toBe('BAD_KEY')
  })

  it('take every other key as it is written, its top bit too', () => {
    const { publicKey } = createAgreeKeyPair()
    const other = flipped(fromHex(publicKey), 255)
    expect(agreeKeyOf(fromHex(publicKey))).toBe(publicKey)
    expect(agreeKeyOf(other)).toBe(hex(other))
    expect(other[31]).not.toBe(fromHex(publicKey)[31])
  })

  it('take no key of another length', () => {
    const mine = createAgreeKeyPair()
    for (const key of ['', 'ab', `${mine.publicKey}00`])
      expect(refusal(() => agree(mine.secretKey, key as AgreePublicKey))).toBe('BAD_KEY')
  })
})

describe('a box', () => {
  it('is crypto_box_seal of 80 bytes: its owner opens it, nobody else does', () => {
    const [owner, stranger] = [createAgreeKeyPair(), createAgreeKeyPair()]
    const secret = randomSecret<'epoch'>()
    const box = sealToKey(secret, owner.publicKey)
    expect(box).toHaveLength(BOX_BYTES)
    expect(openBox(box, owner)?.expose()).toEqual(secret.expose())
    expect(openBox(box, stranger)).toBeNull()
    const byHand = sodium.crypto_box_seal(secret.expose(), fromHex(owner.publicKey))
    expect(openBox(byHand, owner)?.expose()).toEqual(secret.expose())
  })

  it('opens for nobody once a bit of it has changed, or a byte is missing', () => {
    const owner = createAgreeKeyPair()
    const box = sealToKey(randomSecret(), owner.publicKey)
    for (let bit = 0; bit < box.length * 8; bit++) expect(openBox(flipped(box, bit), owner)).toBeNull()
    for (let end = 0; end < box.length; end++) expect(openBox(box.subarray(0, end), owner)).toBeNull()
  })
})

describe('a signature', () => {
  const setup = () => {
    const pair = createSignKeyPair()
    const words = utf8('what was said')
    return { pair, words, signature: sign(pair.secretKey, 'rec', words) }
  }

  it('is Ed25519 over prefix, label and bytes', () => {
    const { pair, words, signature } = setup()
    expect(signature).toEqual(SIG(pair.secretKey.expose(), 'rec', words))
    expect(verify(pair.publicKey, 'rec', words, signature)).toBe(true)
    const message = cat(text('rowan/v1/rec'), words)
    expect(sodium.crypto_sign_verify_detached(signature, message, fromHex(pair.publicKey))).toBe(true)
  })

  it('is good for its own key, label and bytes only', () => {
    const { pair, words, signature } = setup()
    expect(verify(createSignKeyPair().publicKey, 'rec', words, signature)).toBe(false)
    expect(verify(pair.publicKey, 'epoch', words, signature)).toBe(false)
    expect(verify(pair.publicKey, 'rec', utf8('what was sai'), signature)).toBe(false)
    expect(verify(pair.publicKey, 'rec', cat(words, new Uint8Array(1)), signature)).toBe(false)
  })

  it('is not good with a bit changed or another length', () => {
    const { pair, words, signature } = setup()
    for (let bit = 0; bit < 512; bit++)
      expect(verify(pair.publicKey, 'rec', words, flipped(signature, bit))).toBe(false)
    for (const other of [new Uint8Array(), signature.subarray(1), cat(signature, new Uint8Array(1))])
      expect(verify(pair.publicKey, 'rec', words, other)).toBe(false)
  })

  it('has one form only: S plus the order of the group is refused', () => {
    const { pair, words, signature } = setup()
    const order = 2n ** 252n + 27742317777372353535851937790883648493n
    const s = BigInt(`0x${hex(signature.slice(32).reverse())}`) + order
    const malleated = cat(signature.slice(0, 32), fromHex(s.toString(16).padStart(64, '0')).reverse())
    expect(malleated).not.toEqual(signature)
    expect(verify(pair.publicKey, 'rec', words, malleated)).toBe(false)
  })

  it.each([
    '0100000000000000000000000000000000000000000000000000000000000000',
    'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    '0000000000000000000000000000000000000000000000000000000000000080',
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  ])('under the small-order key %s, good for every message elsewhere, is good for none here', key => {
    const identity = fromHex(`01${'00'.repeat(31)}`)
    const forged = cat(identity, new Uint8Array(32))
    expect(verify(key as SignPublicKey, 'rec', utf8('anything'), forged)).toBe(false)
  })
})

describe('new keys', () => {
  it('are never the same twice', () => {
    const agreed = new Set(Array.from({ length: 20 }, () => createAgreeKeyPair().publicKey))
    const signing = new Set(Array.from({ length: 20 }, () => createSignKeyPair().publicKey))
    expect([agreed.size, signing.size]).toEqual([20, 20])
    expect(there([...agreed][0])).toMatch(/^[0-9a-f]{64}$/)
  })
})
