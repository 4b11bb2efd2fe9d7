import { beforeAll, describe, expect, test } from 'vitest'
import { type LinkEnds, LinkHandshake } from '../../../renderer/net/link/linkHandshake.ts'
import { keyedHash } from '../../../shared/crypto/hash.ts'
import { randomSecret } from '../../../shared/crypto/random.ts'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import type { DeviceId, EpochId } from '../../../shared/room/ids.ts'
import { codeOf } from './codeOf.ts'

beforeAll(cryptoReady)

const ann = 'aa'.repeat(16) as DeviceId
const ben = 'bb'.repeat(16) as DeviceId
const epoch = 'ee'.repeat(32) as EpochId
const annPrint = new Uint8Array(32).fill(1)
const benPrint = new Uint8Array(32).fill(2)
const annSees = { local: annPrint, remote: benPrint }
const benSees = { local: benPrint, remote: annPrint }

function setup(change: Partial<LinkEnds> = {}) {
  const key = randomSecret<'pair-link'>()
  return {
    key,
    a: new LinkHandshake({ epoch, self: ann, peer: ben, key }),
    b: new LinkHandshake({ epoch, self: ben, peer: ann, key, ...change }),
  }
}

describe('the link handshake', () => {
  test('gives both sides the same 16-byte id', () => {
    const { a, b } = setup()
    const tagA = a.hearHello(b.hello(), annSees)
    const tagB = b.hearHello(a.hello(), benSees)
    const id = a.hearTag(tagB, annSees)
    expect(b.hearTag(tagA, benSees)).toBe(id)
    expect(id).toMatch(/^[0-9a-f]{32}$/)
    expect([a.hello().length, tagA.length]).toEqual([48, 32])
  })

  test('the tag is the one of PROTOCOL.md §7', () => {
    const { a, b, key } = setup()
    const [helloA, helloB] = [a.hello(), b.hello()]
    const parts = [helloA.slice(0, 16), helloA.slice(16), helloB.slice(16), annPrint, benPrint]
    expect(a.hearHello(helloB, annSees)).toEqual(keyedHash(key, 'link', Buffer.from(epoch, 'hex'), ...parts))
  })

  test.each([
    ['another epoch', () => ({ epoch: 'ef'.repeat(32) as EpochId })],
    ['another key', () => ({ key: randomSecret<'pair-link'>() })],
  ])('fails under %s', (_what, change) => {
    const { a, b } = setup(change())
    a.hearHello(b.hello(), annSees)
    expect(codeOf(() => a.hearTag(b.hearHello(a.hello(), benSees), annSees))).toBe('LINK_TAG')
  })

  test('fails with somebody between, whose certificates are others', () => {
    const { a, b } = setup()
    const between = { local: benPrint, remote: new Uint8Array(32).fill(3) }
    a.hearHello(b.hello(), annSees)
    expect(codeOf(() => a.hearTag(b.hearHello(a.hello(), between), annSees))).toBe('LINK_TAG')
  })

  test('fails when fingerprints are swapped', () => {
    const { a, b } = setup()
    a.hearHello(b.hello(), annSees)
    expect(codeOf(() => a.hearTag(b.hearHello(a.hello(), annSees), annSees))).toBe('LINK_TAG')
  })

  test('a mirror gets nowhere, with our own hello or our own nonce', () => {
    const { a } = setup()
    expect(codeOf(() => a.hearHello(a.hello(), annSees))).toBe('LINK_TAG')
    const reflected = Uint8Array.from([...Buffer.from(ben, 'hex'), ...a.hello().slice(16)])
    expect(codeOf(() => a.hearHello(reflected, annSees))).toBe('LINK_TAG')
  })

  test('a tag of ours sent back is refused', () => {
    const { a, b } = setup()
    const tagA = a.hearHello(b.hello(), annSees)
    expect(codeOf(() => a.hearTag(tagA, annSees))).toBe('LINK_TAG')
  })

  test('a device other than the expected one is refused', () => {
    const { a } = setup()
    const stranger = Uint8Array.from([...Buffer.from('cc'.repeat(16), 'hex'), ...new Uint8Array(32)])
    expect(codeOf(() => a.hearHello(stranger, annSees))).toBe('LINK_TAG')
  })

  test('nothing may come out of order or twice', () => {
    const { a, b } = setup()
    expect(codeOf(() => a.hearTag(new Uint8Array(32), annSees))).toBe('LINK_STATE')
    a.hearHello(b.hello(), annSees)
    expect(codeOf(() => a.hearHello(b.hello(), annSees))).toBe('LINK_STATE')
    const tag = b.hearHello(a.hello(), benSees)
    a.hearTag(tag, annSees)
    expect(codeOf(() => a.hearTag(tag, annSees))).toBe('LINK_STATE')
  })
})
