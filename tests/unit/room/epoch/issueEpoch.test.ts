import { beforeAll, describe, expect, it } from 'vitest'
import { openBox } from '../../../../shared/crypto/agree.ts'
import { cryptoReady } from '../../../../shared/crypto/sodium.ts'
import { openEpochEntry, sealEpochEntry } from '../../../../shared/room/epoch/epochEntry.ts'
import { epochTopic } from '../../../../shared/room/epoch/epochKeys.ts'
import { decodeEpochPublic, decodeSignedEpoch } from '../../../../shared/room/epoch/epochPublic.ts'
import { issueEpoch } from '../../../../shared/room/epoch/issueEpoch.ts'
import { openEpoch, reopenEpoch } from '../../../../shared/room/epoch/openEpoch.ts'
import { verifyEpoch } from '../../../../shared/room/epoch/verifyEpoch.ts'
import { refusal, there } from '../../../support/refusals.ts'
import { opsBytes, stateBytes } from '../../../support/room/epochBytes.ts'
import {
  Cursor,
  cat,
  H,
  int,
  K,
  lp,
  OPEN,
  openRaw,
  SIG,
  text,
  tohex,
  unhex,
} from '../../../support/room/primitives.ts'
import { addDevices, foundRoom, holding, newDevice, roomOfThree } from '../../../support/room/testRoom.ts'

beforeAll(cryptoReady)

/** Takes a signed epoch apart as PROTOCOL.md §4 lays it out. */
function takeApart(signed: Uint8Array) {
  const outside = new Cursor(signed)
  const pub = outside.lp()
  const signature = outside.raw(64)
  expect(outside.left).toBe(0)
  const from = new Cursor(pub)
  const begin = { magic: from.raw(2), suite: from.int(1), room: from.raw(16), no: from.int(4) }
  const parents = from.many(from.int(1), () => from.raw(32))
  const middle = { commit: from.raw(32), issuer: from.raw(16) }
  const boxes = from.many(from.int(1), () => from.raw(80))
  const encOps = parents.map(() => from.lp())
  const head = pub.slice(0, pub.length - from.left)
  const encState = from.lp()
  expect(from.left).toBe(0)
  return { ...begin, parents, ...middle, boxes, encOps, head, encState, pub, signature }
}

describe('a new epoch, taken apart by the text', () => {
  const setup = () => {
    const three = roomOfThree()
    const room = unhex(three.epoch.room)
    return { ...three, room, parts: takeApart(three.epoch.signed), es: three.epoch.keys.secret.expose() }
  }

  it('says its room, number, parent, issuer and commitment', () => {
    const { parts, room, first, founder, es, epoch } = setup()
    expect([parts.magic, parts.suite, parts.room, parts.no]).toEqual([text('EP'), 1, room, 1])
    expect(parts.parents).toEqual([unhex(first.id)])
    expect(parts.issuer).toEqual(unhex(founder.member.device))
    expect(parts.commit).toEqual(K(es, 'epoch-commit', room, int(4, 1), unhex(first.id)))
    expect(epoch.id).toBe(tohex(H('epoch-id', parts.pub)))
    expect(parts.signature).toEqual(SIG(founder.keys.control.secretKey.expose(), 'epoch', parts.pub))
  })

  it('holds the ops for the members of its parent, and the state for its own', () => {
    const { parts, room, first, founder, ana, bo, es } = setup()
    const opsKey = K(first.keys.secret.expose(), 'epoch-ops', room)
    const ops = OPEN(opsKey, unhex(first.id), there(parts.encOps[0]))
    expect(ops).toEqual(opsBytes([{ add: ana.member }, { add: bo.member }]))
    const state = OPEN(K(es, 'epoch-state', room), H('epoch-aad', parts.head), parts.encState)
    expect(state).toEqual(stateBytes([founder.member, ana.member, bo.member]))
  })

  it('gives the keys of records, signalling and its own wire', () => {
    const { epoch, room, es } = setup()
    const scope = [room, unhex(epoch.id)]
    const rec = K(es, 'rec', ...scope)
    expect(epoch.keys.record.expose()).toEqual(rec)
    expect(epoch.keys.signal.expose()).toEqual(K(es, 'signal', ...scope))
    expect(epoch.keys.wire.expose()).toEqual(K(es, 'epoch-wire', ...scope))
    expect(epoch.keys.tag).toBe(tohex(K(rec, 'tag').slice(0, 8)))
  })

  it('has a topic a day, of 32 characters', () => {
    const { epoch, room, es } = setup()
    const day = 20_000
    const topic = (time: number) => epochTopic(epoch.keys.secret, epoch.room, epoch.id, time)
    const expected = K(es, 'topic', room, unhex(epoch.id), int(4, day)).slice(0, 24)
    expect(topic(day * 86_400_000)).toBe(Buffer.from(expected).toString('base64url'))
    expect(topic((day + 1) * 86_400_000 - 1)).toBe(topic(day * 86_400_000))
    expect(topic((day + 1) * 86_400_000)).not.toBe(topic(day * 86_400_000))
    expect(topic(0)).toHaveLength(32)
  })

  it('travels in the carrier of its parent, sealed for the parent’s members', () => {
    const { first, epoch, room } = setup()
    const entry = sealEpochEntry(first, epoch.signed)
    expect(tohex(entry.slice(0, 8))).toBe(first.keys.tag)
    const aad = cat(text('rowan/v1/epoch-wire'), room, unhex(first.id))
    const wire = K(first.keys.secret.expose(), 'epoch-wire', room, unhex(first.id))
    expect(OPEN(wire, aad, entry.slice(8))).toEqual(epoch.signed)
    expect(openEpochEntry(first, entry)).toEqual(epoch.signed)
    expect(refusal(() => openEpochEntry(epoch, entry))).toBe('OPEN_FAILED')
  })
})

describe('the boxes of an epoch', () => {
  it('are a multiple of 8 for any number of members, one for each of them and the rest for nobody', () => {
    const { founder, epoch: first } = foundRoom()
    for (const count of [1, 6, 7, 8, 12, 31]) {
      const devices = Array.from({ length: count }, (_, at) => newDevice(first.room, `Member ${at}`, 1))
      const epoch = addDevices(founder.keys, first, devices)
      const { boxes } = takeApart(epoch.signed)
      expect(boxes).toHaveLength(8 * Math.ceil((count + 1) / 8))
      const openedBy = boxes.map(box =>
        [founder, ...devices].filter(({ keys }) => openBox(box, there(keys.leaves.at(-1)).pair) !== null),
      )
      expect(openedBy.filter(people => people.length === 1)).toHaveLength(count + 1)
      expect(new Set(openedBy.flat()).size).toBe(count + 1)
      expect(openedBy.filter(people => people.length === 0)).toHaveLength(boxes.length - count - 1)
    }
  })

  it('stand in another order every time', () => {
    const { founder, epoch: first } = foundRoom()
    const ana = newDevice(first.room, 'Ana', 1)
    const places = Array.from({ length: 40 }, () => {
      const { boxes } = takeApart(addDevices(founder.keys, first, [ana]).signed)
      return boxes.findIndex(box => openBox(box, there(ana.keys.leaves[0]).pair) !== null)
    })
    expect(new Set(places).size).toBeGreaterThan(3)
  })
})

describe('who reads an epoch', () => {
  it('every member, and all of them see the same', () => {
    const { founder, ana, bo, first, epoch, control, atAna, atBo } = roomOfThree()
    const atFounder = there(verifyEpoch(epoch.signed, holding(first), founder.keys).epoch)
    for (const opened of [atAna, atBo, atFounder, reopenEpoch(epoch.signed, epoch.keys.secret, epoch.room)]) {
      expect(opened.state).toEqual(epoch.state)
      expect([opened.id, opened.number, opened.parents]).toEqual([epoch.id, 1, [first.id]])
      expect(opened.keys.record.expose()).toEqual(epoch.keys.record.expose())
    }
    expect(openEpoch(epoch.signed, ana.keys, control).state.members.map(({ name }) => name)).toEqual([
      'Founder',
      'Ana',
      'Bo',
    ])
    expect(atBo.state.members[2]).toEqual(bo.member)
  })

  it('not a newcomer, where it is older than she is', () => {
    const { ana, first, control } = roomOfThree()
    expect(refusal(() => openEpoch(first.signed, ana.keys, control))).toBe('EPOCH_NOT_FOR_ME')
  })

  it('not an outsider, who has all bytes and every public key', () => {
    const { epoch, first, founder, ana, bo, control } = roomOfThree()
    const outsider = newDevice(epoch.room, 'Eve', 1)
    expect(refusal(() => openEpoch(epoch.signed, outsider.keys, control))).toBe('EPOCH_NOT_FOR_ME')
    const { boxes, encOps, encState, head, commit } = takeApart(epoch.signed)
    const known = [founder, ana, bo].flatMap(({ member }) => [member.identity, member.leaf].map(unhex))
    for (const key of [...known, unhex(control), unhex(epoch.id), commit, new Uint8Array(32)]) {
      expect(() => openRaw(key, H('epoch-aad', head), encState)).toThrow()
      expect(() => openRaw(key, unhex(first.id), there(encOps[0]))).toThrow()
    }
    expect(boxes.some(box => openBox(box, there(outsider.keys.leaves[0]).pair) !== null)).toBe(false)
  })

  it('sees nothing of names and title in its bytes', () => {
    const { epoch } = roomOfThree()
    const bytes = Buffer.from(epoch.signed)
    for (const words of ['Founder', 'Ana', 'Evening', 'wss://'])
      for (const encoding of ['utf8', 'utf16le'] as const)
        expect(bytes.includes(Buffer.from(words, encoding))).toBe(false)
  })
})

describe('an epoch is not issued', () => {
  it('for more than 32 devices', () => {
    const { founder, first } = roomOfThree()
    const many = Array.from({ length: 32 }, (_, at) => newDevice(first.room, `Member ${at}`, 1))
    expect(refusal(() => addDevices(founder.keys, first, many))).toBe('ROOM_FULL')
    expect(addDevices(founder.keys, first, many.slice(1)).state.members).toHaveLength(32)
  })

  it('when it would be larger than 64 KiB', () => {
    const { founder, first, epoch } = roomOfThree()
    const head = { strand: 'aa'.repeat(8), seq: 1, record: 'bb'.repeat(32) } as never
    const state = { ...epoch.state, frontiers: [Array.from({ length: 1500 }, () => head)] }
    expect(refusal(() => issueEpoch(founder.keys, [first], state, []))).toBe('TOO_LARGE')
  })
})

describe('an epoch after two', () => {
  it('has an op list for each, sealed for its members alone, and the greatest number of them and one', () => {
    const { founder, first, epoch } = roomOfThree()
    const caro = newDevice(first.room, 'Caro', 1)
    const beside = addDevices(founder.keys, addDevices(founder.keys, first, []), [caro])
    const members = [...epoch.state.members, caro.member]
    const ops = [[{ type: 'add', member: caro.member } as const], []]
    const merged = issueEpoch(
      founder.keys,
      [epoch, beside],
      { ...epoch.state, members, frontiers: [[], []] },
      ops,
    )
    const { parents, no, encOps, commit } = takeApart(merged.signed)
    const [room, ids] = [unhex(merged.room), [unhex(epoch.id), unhex(beside.id)]]
    expect([no, parents]).toEqual([3, ids])
    expect(commit).toEqual(K(merged.keys.secret.expose(), 'epoch-commit', room, int(4, 3), cat(...ids)))
    const opened = [epoch, beside].map(({ keys, id }, at) =>
      OPEN(K(keys.secret.expose(), 'epoch-ops', room), unhex(id), there(encOps[at])),
    )
    expect(opened).toEqual([opsBytes([{ add: caro.member }]), opsBytes([])])
    expect(() =>
      OPEN(K(epoch.keys.secret.expose(), 'epoch-ops', room), there(ids[1]), there(encOps[1])),
    ).toThrow()
  })
})

describe('what the state of an epoch says of the room', () => {
  it.each([
    [{}, 0],
    [{ paused: true }, 1],
    [{ locked: true }, 2],
    [{ ended: true }, 4],
    [{ paused: true, locked: true, ended: true }, 7],
  ])('%o is the flags %i', (flags, byte) => {
    const { founder, first, epoch } = roomOfThree()
    const state = { ...epoch.state, policy: { ...epoch.state.policy, ...flags } }
    const changed = issueEpoch(founder.keys, [first], state, [])
    const { encState, head } = takeApart(changed.signed)
    const key = K(changed.keys.secret.expose(), 'epoch-state', unhex(first.room))
    expect(OPEN(key, H('epoch-aad', head), encState)).toEqual(
      stateBytes(epoch.state.members, { flags: byte }),
    )
  })
})

describe('the outer form of an epoch', () => {
  it('is read as far as it goes, and no further', () => {
    const { epoch, first } = roomOfThree()
    const { pub, signature } = decodeSignedEpoch(epoch.signed)
    const outer = decodeEpochPublic(pub)
    expect([outer.room, outer.number, outer.parents]).toEqual([epoch.room, 1, [first.id]])
    expect(signature).toHaveLength(64)
    for (let end = 0; end < pub.length; end++)
      expect(refusal(() => decodeEpochPublic(pub.subarray(0, end)))).toBe('TRUNCATED')
    expect(refusal(() => decodeEpochPublic(cat(pub, new Uint8Array(1))))).toBe('TRAILING')
    expect(refusal(() => decodeEpochPublic(new Uint8Array(64 * 1024 + 1)))).toBe('TOO_LARGE')
    expect(refusal(() => decodeSignedEpoch(lp(new Uint8Array(64 * 1024 + 1))))).toBe('TOO_LARGE')
  })

  it.each([
    ['another beginning', 'BAD_TYPE', 0, 0x65],
    ['another suite', 'BAD_SUITE', 2, 2],
    ['nine parents', 'TOO_LARGE', 23, 9],
    ['65 boxes', 'TOO_LARGE', 23 + 1 + 32 + 32 + 16, 65],
  ])('with %s is %s', (_, code, at, value) => {
    const { pub } = decodeSignedEpoch(roomOfThree().epoch.signed)
    pub[at] = value
    expect(refusal(() => decodeEpochPublic(pub))).toBe(code)
  })
})
