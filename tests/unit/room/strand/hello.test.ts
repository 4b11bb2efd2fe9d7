import { beforeAll, describe, expect, it } from 'vitest'
import { createAgreeKeyPair } from '../../../../shared/crypto/agree.ts'
import { createSignKeyPair } from '../../../../shared/crypto/sign.ts'
import { cryptoReady } from '../../../../shared/crypto/sodium.ts'
import { pairKeys } from '../../../../shared/room/device/pairKeys.ts'
import type { DeviceId } from '../../../../shared/room/ids.ts'
import {
  checkHelloTag,
  decodeHello,
  encodeHello,
  type Hello,
  helloTag,
} from '../../../../shared/room/strand/hello.ts'
import { refusal, there } from '../../../support/refusals.ts'
import { cat, flipped, int, unhex } from '../../../support/room/primitives.ts'
import { helloBytes, helloTagBytes } from '../../../support/room/recordBytes.ts'
import { type Device, roomOfThree } from '../../../support/room/testRoom.ts'

beforeAll(cryptoReady)

/** Ana says hello to the founder, to Bo and to herself. */
function setup() {
  const { founder, ana, bo, epoch, first } = roomOfThree()
  const scope = { room: epoch.room, epoch: epoch.id, author: ana.member.device }
  const claim = {
    key: createSignKeyPair().publicKey,
    leaf: createAgreeKeyPair().publicKey,
    leafCounter: 7,
    before: first.id,
  }
  const pairOf = (one: Device, other: Device) =>
    pairKeys(one.keys, other.member.device, other.member.identity).hello
  const tags = new Map(
    [founder, ana, bo].map(other => [other.member.device, helloTag(pairOf(ana, other), scope, claim)]),
  )
  const hello: Hello = { ...claim, tags }
  const check = (reader: Device, read = hello, at = scope) =>
    checkHelloTag(read, at, reader.member.device, pairOf(reader, ana))
  return { founder, ana, bo, epoch, first, scope, claim, hello, pairOf, check }
}

const plan = ({ claim }: ReturnType<typeof setup>) => ({
  key: unhex(claim.key),
  leaf: unhex(claim.leaf),
  counter: claim.leafCounter,
  before: unhex(claim.before),
})

describe('a hello', () => {
  it('is written as the text says, with a tag for every member, herself included', () => {
    const from = setup()
    const { founder, ana, bo, epoch, hello, pairOf } = from
    const tags = [founder, ana, bo].map(({ member }, at) => {
      const pair = pairOf(ana, there([founder, ana, bo][at])).expose()
      return [member.device, helloTagBytes(pair, epoch, ana.member.device, plan(from))] as const
    })
    expect(encodeHello(hello)).toEqual(helloBytes(plan(from), tags))
    expect(decodeHello(encodeHello(hello))).toEqual(hello)
  })

  it('is believed by each member it is meant for', () => {
    const { founder, ana, bo, check } = setup()
    for (const reader of [founder, ana, bo]) expect(() => check(reader)).not.toThrow()
  })

  it('is not believed by one whose tag is another’s, or missing', () => {
    const { founder, bo, hello, check } = setup()
    const forBo = there(hello.tags.get(bo.member.device))
    const swapped = { ...hello, tags: new Map([[founder.member.device, forBo]]) }
    expect(refusal(() => check(founder, swapped))).toBe('HELLO_TAG')
    expect(refusal(() => check(bo, swapped))).toBe('HELLO_TAG')
    const short = new Map([[founder.member.device, forBo.slice(1)]])
    expect(refusal(() => check(founder, { ...hello, tags: short }))).toBe('HELLO_TAG')
  })

  it('cannot be made for her by another: Bo’s tag for the founder is Bo’s', () => {
    const { founder, ana, bo, claim, scope, pairOf, hello } = setup()
    const forged = helloTag(pairOf(bo, founder), { ...scope, author: ana.member.device }, claim)
    const read = { ...hello, tags: new Map([[founder.member.device, forged]]) }
    expect(refusal(() => checkHelloTag(read, scope, founder.member.device, pairOf(founder, ana)))).toBe(
      'HELLO_TAG',
    )
  })

  it('counts for its room, epoch, author, key, leaf, counter and last epoch only', () => {
    const { founder, bo, first, scope, hello, check } = setup()
    const elsewhere = [
      { ...scope, room: '11'.repeat(16) as typeof scope.room },
      { ...scope, epoch: first.id },
      { ...scope, author: bo.member.device },
    ]
    for (const at of elsewhere) expect(refusal(() => check(founder, hello, at))).toBe('HELLO_TAG')
    const others: Partial<Hello>[] = [
      { key: createSignKeyPair().publicKey },
      { leaf: createAgreeKeyPair().publicKey },
      { leafCounter: 8 },
      { before: null },
    ]
    for (const other of others)
      expect(refusal(() => check(founder, { ...hello, ...other }))).toBe('HELLO_TAG')
  })

  it('with one bit of the tag changed is not believed', () => {
    const { founder, hello, check } = setup()
    const tag = there(hello.tags.get(founder.member.device))
    for (let bit = 0; bit < 256; bit++) {
      const read = { ...hello, tags: new Map([[founder.member.device, flipped(tag, bit)]]) }
      expect(refusal(() => check(founder, read))).toBe('HELLO_TAG')
    }
  })
})

describe('the body of a hello', () => {
  it('says nothing of before when all of it is zeros', () => {
    const from = setup()
    const body = helloBytes({ ...plan(from), before: new Uint8Array(32) }, [])
    expect(decodeHello(body).before).toBeNull()
    expect(encodeHello({ ...from.claim, before: null, tags: new Map() })).toEqual(body)
  })

  it('is TRUNCATED at every earlier end, TRAILING with a byte more', () => {
    const body = encodeHello(setup().hello)
    for (let end = 0; end < body.length; end++)
      expect(refusal(() => decodeHello(body.subarray(0, end)))).toBe('TRUNCATED')
    expect(refusal(() => decodeHello(cat(body, int(1, 0))))).toBe('TRAILING')
  })

  it('has 32 tags at most, and no device twice', () => {
    const from = setup()
    const tags = Array.from(
      { length: 33 },
      (_, at) => [at.toString(16).padStart(32, '0'), new Uint8Array(32)] as const,
    )
    expect(refusal(() => decodeHello(helloBytes(plan(from), tags)))).toBe('TOO_LARGE')
    expect(decodeHello(helloBytes(plan(from), tags.slice(1))).tags.size).toBe(32)
    const twice = [tags[0], tags[0]].map(there)
    expect(refusal(() => decodeHello(helloBytes(plan(from), twice)))).toBe('BAD_VALUE')
    expect(decodeHello(helloBytes(plan(from), tags.slice(0, 1))).tags.has(tags[0]?.[0] as DeviceId)).toBe(
      true,
    )
  })
})
