import sodium from 'libsodium-wrappers-sumo'
import { beforeAll, describe, expect, it } from 'vitest'
import { hex } from '../../../../shared/bytes/hex.ts'
import { createAgreeKeyPair } from '../../../../shared/crypto/agree.ts'
import { randomBytes } from '../../../../shared/crypto/random.ts'
import { createSignKeyPair } from '../../../../shared/crypto/sign.ts'
import { cryptoReady } from '../../../../shared/crypto/sodium.ts'
import { rotateLeaf } from '../../../../shared/room/device/deviceKeys.ts'
import { type PairKeys, pairKeys } from '../../../../shared/room/device/pairKeys.ts'
import { deviceIdOf, roomIdOf } from '../../../../shared/room/device/roomIdentity.ts'
import { idFrom } from '../../../../shared/room/ids.ts'
import { strandIdOf, yjsClientOf } from '../../../../shared/room/strand/strandIdentity.ts'
import { refusal, there } from '../../../support/refusals.ts'
import { H, K, tohex, unhex } from '../../../support/room/primitives.ts'
import { foundRoom, newDevice } from '../../../support/room/testRoom.ts'

beforeAll(cryptoReady)

describe('ids', () => {
  it('of a room come from its founder’s key and a nonce', () => {
    const { publicKey } = createSignKeyPair()
    const nonce = randomBytes(32)
    expect(roomIdOf(nonce, publicKey)).toBe(tohex(H('room', nonce, unhex(publicKey))).slice(0, 32))
    expect(roomIdOf(randomBytes(32), publicKey)).not.toBe(roomIdOf(nonce, publicKey))
  })

  it('of a device come from its keys and room, all of them', () => {
    const { founder } = foundRoom()
    const { room, identity, control, device } = founder.keys
    const parts = [room, identity.publicKey, control.publicKey].map(unhex)
    expect(device).toBe(tohex(H('dev', ...parts)).slice(0, 32))
    expect(deviceIdOf(foundRoom().epoch.room, identity.publicKey, control.publicKey)).not.toBe(device)
    expect(deviceIdOf(room, identity.publicKey, createSignKeyPair().publicKey)).not.toBe(device)
    expect(deviceIdOf(room, createAgreeKeyPair().publicKey, control.publicKey)).not.toBe(device)
  })

  it('of a strand, and its Yjs client, come from its key', () => {
    const { publicKey } = createSignKeyPair()
    expect(strandIdOf(publicKey)).toBe(tohex(H('strand', unhex(publicKey))).slice(0, 16))
    const first = new DataView(H('yclient', unhex(publicKey)).buffer).getUint32(0)
    expect(yjsClientOf(publicKey)).toBe(first)
  })

  it('are read as text of their length only', () => {
    const room = hex(randomBytes(16))
    expect(idFrom('room', room)).toBe(room)
    expect(refusal(() => idFrom('strand', room))).toBe('BAD_LENGTH')
    expect(refusal(() => idFrom('room', room.slice(2)))).toBe('BAD_LENGTH')
    expect(refusal(() => idFrom('room', `${room.slice(2)}AA`))).toBe('BAD_HEX')
  })
})

const LABELS: Record<keyof PairKeys, string> = {
  link: 'pair-link',
  hello: 'pair-hello',
  signal: 'pair-sig',
  frame: 'pair-frame',
  catchup: 'pair-catchup',
}

describe('the keys of a pair', () => {
  const setup = () => {
    const { founder, epoch } = foundRoom()
    return { founder, other: newDevice(epoch.room, 'Other', 1), epoch }
  }
  const exposed = (keys: PairKeys) => Object.values(keys).map(key => hex(key.expose()))

  it('are the same on both sides, and one for each purpose', () => {
    const { founder, other } = setup()
    const here = pairKeys(founder.keys, other.member.device, other.member.identity)
    const there = pairKeys(other.keys, founder.member.device, founder.member.identity)
    expect(exposed(here)).toEqual(exposed(there))
    expect(new Set(exposed(here)).size).toBe(5)
  })

  it('are K of X25519 and both ids and keys, the smaller id first', () => {
    const { founder, other, epoch } = setup()
    const sorted = [founder, other].sort((a, b) => (a.member.device < b.member.device ? -1 : 1))
    const shared = sodium.crypto_scalarmult(
      founder.keys.identity.secretKey.expose(),
      unhex(other.member.identity),
    )
    const pair = K(
      shared,
      'pair',
      unhex(epoch.room),
      ...sorted.map(({ member }) => unhex(member.device)),
      ...sorted.map(({ member }) => unhex(member.identity)),
    )
    const keys = pairKeys(founder.keys, other.member.device, other.member.identity)
    for (const [name, label] of Object.entries(LABELS))
      expect(keys[name as keyof PairKeys].expose()).toEqual(K(pair, label))
  })

  it('are others for every other device, in another room, and with oneself', () => {
    const { founder, other, epoch } = setup()
    const third = newDevice(epoch.room, 'Third', 1)
    const inOtherRoom = { ...founder.keys, room: foundRoom().epoch.room }
    const all = [
      pairKeys(founder.keys, other.member.device, other.member.identity),
      pairKeys(founder.keys, third.member.device, third.member.identity),
      pairKeys(third.keys, other.member.device, other.member.identity),
      pairKeys(founder.keys, founder.member.device, founder.member.identity),
      pairKeys(inOtherRoom, other.member.device, other.member.identity),
    ]
    expect(new Set(all.flatMap(exposed)).size).toBe(25)
  })

  it('are never made with a small-order key', () => {
    const { founder, other } = setup()
    const nothing = '00'.repeat(32) as typeof other.member.identity
    expect(refusal(() => pairKeys(founder.keys, other.member.device, nothing))).toBe('BAD_KEY')
  })
})

describe('leaves', () => {
  it('are two at most; the one before the last is overwritten', () => {
    const { founder } = foundRoom()
    const once = rotateLeaf(founder.keys)
    const twice = rotateLeaf(once)
    expect(once.leaves.map(({ counter }) => counter)).toEqual([0, 1])
    expect(twice.leaves.map(({ counter }) => counter)).toEqual([1, 2])
    expect(hex(there(founder.keys.leaves[0]).pair.secretKey.expose())).toBe('00'.repeat(32))
    for (const { pair } of twice.leaves) expect(hex(pair.secretKey.expose())).not.toBe('00'.repeat(32))
    expect(new Set(twice.leaves.map(({ pair }) => pair.publicKey)).size).toBe(2)
  })

  it('jump to a counter above one that others know', () => {
    const { founder } = foundRoom()
    const jumped = rotateLeaf(founder.keys, 7)
    expect(jumped.leaves.map(({ counter }) => counter)).toEqual([0, 8])
    expect(rotateLeaf(jumped, 3).leaves.map(({ counter }) => counter)).toEqual([8, 9])
  })

  it('begin anew where there is none, as in a profile that kept none', () => {
    const { founder } = foundRoom()
    const begun = rotateLeaf({ ...founder.keys, leaves: [] })
    expect(begun.leaves.map(({ counter }) => counter)).toEqual([1])
    expect(begun.leaves[0]?.pair.publicKey).not.toBe(founder.keys.leaves[0]?.pair.publicKey)
  })
})
