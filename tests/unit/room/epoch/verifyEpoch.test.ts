import sodium from 'libsodium-wrappers-sumo'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ErrorCode } from '../../../../shared/bytes/protocolError.ts'
import { createAgreeKeyPair } from '../../../../shared/crypto/agree.ts'
import { Secret } from '../../../../shared/crypto/secret.ts'
import { cryptoReady } from '../../../../shared/crypto/sodium.ts'
import { rotateLeaf } from '../../../../shared/room/device/deviceKeys.ts'
import type { Member } from '../../../../shared/room/epoch/member.ts'
import { openEpoch } from '../../../../shared/room/epoch/openEpoch.ts'
import { verifyEpoch } from '../../../../shared/room/epoch/verifyEpoch.ts'
import { refusal, there } from '../../../support/refusals.ts'
import { boxBytes, opsBytes, plan, signedBytes, stateBytes } from '../../../support/room/epochBytes.ts'
import { cat, int, K, unhex } from '../../../support/room/primitives.ts'
import { addDevices, foundRoom, holding, newDevice, roomOfThree } from '../../../support/room/testRoom.ts'

beforeAll(cryptoReady)

/** A founder, Ana and Bo in a room; Caro is to be added. `right` is the plan of an honest epoch that does. */
function setup() {
  const three = roomOfThree()
  const caro = newDevice(three.epoch.room, 'Caro', 2)
  const { founder, ana, bo, epoch } = three
  const members = [founder.member, ana.member, bo.member, caro.member]
  const right = plan(epoch, founder, [caro])
  return { ...three, caro, members, right }
}

type Setup = ReturnType<typeof setup>
type Plan = Setup['right']

const seenByAna = ({ atAna, ana }: Setup, wrong: Partial<Plan>, right: Plan) =>
  refusal(() => verifyEpoch(signedBytes({ ...right, ...wrong }), holding(atAna), ana.keys))

const changed = (members: readonly Member[], at: number, change: Partial<Member>) =>
  members.map((member, place) => (place === at ? { ...member, ...change } : member))

describe('an epoch written by hand from the text', () => {
  it('is verified by everybody whom it is for', () => {
    const { atAna, atBo, ana, bo, caro, control, right, members } = setup()
    const signed = signedBytes(right)
    expect(verifyEpoch(signed, holding(atAna), ana.keys).members).toEqual(members)
    expect(verifyEpoch(signed, holding(atBo), bo.keys).id).toBe(openEpoch(signed, caro.keys, control).id)
  })

  it('may move leaves on, and is opened with the leaf before the last', () => {
    const { atAna, ana, members, right } = setup()
    const rotated = rotateLeaf(ana.keys)
    expect(verifyEpoch(signedBytes(right), holding(atAna), rotated).number).toBe(2)
    const leaf = there(rotated.leaves[1]).pair.publicKey
    const moved = changed(members, 1, { leaf, leafCounter: 1 })
    const boxes = boxBytes(
      right.secret,
      moved.map(member => member.leaf),
    )
    const signed = signedBytes({ ...right, boxes, state: stateBytes(moved) })
    expect(verifyEpoch(signed, holding(atAna), rotated).members[1]?.leafCounter).toBe(1)
  })

  it('may remove a device, which then cannot open it', () => {
    const { atAna, atBo, ana, bo, founder, epoch } = setup()
    const left = [founder.member, ana.member]
    const right = plan(epoch, founder, [])
    const boxes = boxBytes(
      right.secret,
      left.map(member => member.leaf),
    )
    const ops = opsBytes([{ remove: bo.member.device }])
    const removed = [{ device: bo.member.device, no: epoch.number + 1 }]
    const signed = signedBytes({ ...right, boxes, ops, state: stateBytes(left, { removed }) })
    const seen = verifyEpoch(signed, holding(atAna), ana.keys)
    expect([seen.members, seen.removed]).toEqual([left, [{ device: bo.member.device, epochNumber: 2 }]])
    // what he can read of it are its ops: they tell him that he is out
    const atHim = verifyEpoch(signed, holding(atBo), bo.keys)
    expect([atHim.epoch, atHim.id, atHim.members]).toEqual([null, seen.id, left])
    expect(atHim.removed).toEqual(seen.removed)
    expect([...atHim.fresh.removed]).toEqual([bo.member.device])
    expect(refusal(() => openEpoch(signed, bo.keys, founder.keys.control.publicKey))).toBe('EPOCH_NOT_FOR_ME')
  })

  it('that forgets whom it removed, or names somebody it did not remove, is refused', () => {
    const { atAna, ana, bo, founder, epoch } = setup()
    const left = [founder.member, ana.member]
    const right = plan(epoch, founder, [])
    const boxes = boxBytes(
      right.secret,
      left.map(member => member.leaf),
    )
    const ops = opsBytes([{ remove: bo.member.device }])
    for (const removed of [[], [{ device: ana.member.device, no: epoch.number + 1 }]]) {
      const signed = signedBytes({ ...right, boxes, ops, state: stateBytes(left, { removed }) })
      expect(refusal(() => verifyEpoch(signed, holding(atAna), ana.keys))).toBe('EPOCH_MEMBERS')
    }
  })
})

describe('an epoch is refused', () => {
  const faults: [string, ErrorCode, (from: Setup) => Partial<Plan>][] = [
    ['with another parent', 'EPOCH_UNKNOWN_PARENT', ({ first }) => ({ parents: [unhex(first.id)] })],
    ['without a parent', 'EPOCH_UNKNOWN_PARENT', () => ({ parents: [] })],
    [
      'with one parent twice',
      'BAD_VALUE',
      ({ right }) => ({ parents: [...right.parents, ...right.parents] }),
    ],
    ['with a number skipped', 'EPOCH_NUMBER', () => ({ no: 3 })],
    ['with the number of its parent', 'EPOCH_NUMBER', () => ({ no: 1 })],
    ['by a member', 'EPOCH_ISSUER', ({ bo }) => ({ issuer: unhex(bo.member.device) })],
    ['by a stranger', 'EPOCH_ISSUER', () => ({ issuer: new Uint8Array(16) })],
    ['by the newcomer it adds', 'EPOCH_ISSUER', ({ caro }) => ({ issuer: unhex(caro.member.device) })],
    ['signed by another key', 'BAD_SIGNATURE', () => ({ signer: sodium.crypto_sign_keypair().privateKey })],
    ['of another room', 'EPOCH_ROOM', () => ({ room: unhex(foundRoom().epoch.room) })],
    ['with a commitment to nothing', 'EPOCH_COMMIT', () => ({ commit: new Uint8Array(32) })],
    [
      'with a commitment to another secret',
      'EPOCH_COMMIT',
      ({ right }) => ({
        commit: K(sodium.randombytes_buf(32), 'epoch-commit', right.room, int(4, 2), there(right.parents[0])),
      }),
    ],
    ['whose ops are sealed to nobody', 'OPEN_FAILED', () => ({ opsKey: sodium.randombytes_buf(32) })],
    [
      'whose ops are of another version',
      'BAD_VERSION',
      ({ right }) => ({ ops: cat(int(1, 2), right.ops.slice(1)) }),
    ],
    ['whose ops are of an unknown kind', 'BAD_TYPE', () => ({ ops: cat(int(1, 1), int(1, 1), int(1, 4)) })],
    [
      'whose state is of another version',
      'BAD_VERSION',
      ({ right }) => ({ state: cat(int(1, 2), right.state.slice(1)) }),
    ],
    [
      'whose state goes on after its end',
      'TRAILING',
      ({ right }) => ({ state: cat(right.state, int(1, 0)) }),
    ],
    [
      'whose state names one device twice',
      'BAD_VALUE',
      ({ members, bo }) => ({ state: stateBytes([...members, bo.member]) }),
    ],
    ['whose state has no members', 'BAD_VALUE', () => ({ state: stateBytes([]) })],
    [
      'with a frontier too many',
      'EPOCH_MEMBERS',
      ({ members }) => ({ state: stateBytes(members, { frontiers: [[], []] }) }),
    ],
    [
      'without a frontier',
      'EPOCH_MEMBERS',
      ({ members }) => ({ state: stateBytes(members, { frontiers: [] }) }),
    ],
    [
      'that leaves me out of its state',
      'EPOCH_MEMBERS',
      ({ members }) => ({ state: stateBytes(members.filter((_, at) => at !== 1)) }),
    ],
    [
      'that gives me a leaf I never had',
      'EPOCH_MEMBERS',
      ({ members }) => ({
        state: stateBytes(changed(members, 1, { leaf: createAgreeKeyPair().publicKey, leafCounter: 1 })),
      }),
    ],
    [
      'that changes my identity key',
      'EPOCH_MEMBERS',
      ({ members }) => ({
        state: stateBytes(changed(members, 1, { identity: createAgreeKeyPair().publicKey })),
      }),
    ],
    [
      'that changes another’s identity key',
      'EPOCH_MEMBERS',
      ({ members }) => ({
        state: stateBytes(changed(members, 2, { identity: createAgreeKeyPair().publicKey })),
      }),
    ],
    [
      'that changes another’s leaf without its counter',
      'EPOCH_MEMBERS',
      ({ members }) => ({ state: stateBytes(changed(members, 2, { leaf: createAgreeKeyPair().publicKey })) }),
    ],
    [
      'that changes another’s name',
      'EPOCH_MEMBERS',
      ({ members }) => ({ state: stateBytes(changed(members, 2, { name: 'Bob' })) }),
    ],
    [
      'that changes another’s person',
      'EPOCH_MEMBERS',
      ({ members, ana }) => ({ state: stateBytes(changed(members, 2, { person: ana.member.person })) }),
    ],
    [
      'that changes another’s seniority',
      'EPOCH_MEMBERS',
      ({ members }) => ({ state: stateBytes(changed(members, 2, { seniority: 0 })) }),
    ],
    [
      'that makes a member a facilitator without an op',
      'EPOCH_MEMBERS',
      ({ members }) => ({ state: stateBytes(changed(members, 2, { role: 'facilitator' })) }),
    ],
    [
      'that makes somebody a facilitator by its ops alone',
      'EPOCH_MEMBERS',
      ({ caro, bo }) => ({ ops: opsBytes([{ add: caro.member }, { device: bo.member.device, role: 1 }]) }),
    ],
    [
      'that gives somebody the role she has',
      'EPOCH_MEMBERS',
      ({ caro, bo }) => ({ ops: opsBytes([{ add: caro.member }, { device: bo.member.device, role: 2 }]) }),
    ],
    [
      'that gives a role to nobody',
      'EPOCH_MEMBERS',
      ({ caro }) => ({ ops: opsBytes([{ add: caro.member }, { device: '00'.repeat(16), role: 1 }]) }),
    ],
    [
      'that gives a third role',
      'BAD_VALUE',
      ({ caro, bo }) => ({ ops: opsBytes([{ add: caro.member }, { device: bo.member.device, role: 3 }]) }),
    ],
    [
      'that changes another’s E_ctl',
      'EPOCH_MEMBERS',
      ({ members, control }) => ({ state: stateBytes(changed(members, 2, { control })) }),
    ],
    [
      'that has a flag nobody knows',
      'BAD_VALUE',
      ({ members }) => ({ state: stateBytes(members, { flags: 8 }) }),
    ],
    ['that adds nobody by its ops but one by its state', 'EPOCH_MEMBERS', () => ({ ops: opsBytes([]) })],
    [
      'that adds one by its ops and nobody by its state',
      'EPOCH_MEMBERS',
      ({ members }) => ({ state: stateBytes(members.slice(0, 3)) }),
    ],
    [
      'that adds another than its ops say',
      'EPOCH_MEMBERS',
      ({ epoch }) => ({ ops: opsBytes([{ add: newDevice(epoch.room, 'Caro', 2).member }]) }),
    ],
    [
      'that adds one who is there',
      'EPOCH_MEMBERS',
      ({ caro, bo }) => ({ ops: opsBytes([{ add: caro.member }, { add: bo.member }]) }),
    ],
    [
      'that adds one with another seniority',
      'EPOCH_MEMBERS',
      ({ caro, members }) => {
        const member = { ...caro.member, seniority: 0 }
        return { ops: opsBytes([{ add: member }]), state: stateBytes([...members.slice(0, 3), member]) }
      },
    ],
    [
      'that removes one who is not there',
      'EPOCH_MEMBERS',
      ({ caro }) => ({ ops: opsBytes([{ add: caro.member }, { remove: '00'.repeat(16) }]) }),
    ],
    [
      'that removes one silently',
      'EPOCH_MEMBERS',
      ({ members }) => ({ state: stateBytes(members.filter((_, at) => at !== 2)) }),
    ],
  ]

  it.each(faults)('%s: %s', (_, code, wrong) => {
    const from = setup()
    expect(seenByAna(from, wrong(from), from.right)).toBe(code)
  })

  it('by whoever was given another secret than the rest: the commitment tells', () => {
    const from = setup()
    const { right, founder, ana, bo, caro, atBo } = from
    const other = sodium.randombytes_buf(32)
    const boxes = [
      ...boxBytes(right.secret, [founder.member.leaf, bo.member.leaf, caro.member.leaf], 1),
      ...boxBytes(other, [ana.member.leaf], 1),
    ]
    const signed = signedBytes({ ...right, boxes })
    expect(verifyEpoch(signed, holding(atBo), bo.keys).number).toBe(2)
    expect(seenByAna(from, { boxes }, right)).toBe('EPOCH_COMMIT')
  })

  it('that turns the counter of a leaf back', () => {
    const { right, atAna, ana, members } = setup()
    const before = holding({
      ...atAna,
      state: { ...atAna.state, members: changed(atAna.state.members, 2, { leafCounter: 3 }) },
    })
    const at = (leafCounter: number) =>
      signedBytes({ ...right, state: stateBytes(changed(members, 2, { leafCounter })) })
    expect(refusal(() => verifyEpoch(at(2), before, ana.keys))).toBe('EPOCH_MEMBERS')
    expect(verifyEpoch(at(3), before, ana.keys).number).toBe(2)
  })
})

describe('an epoch without a box for me', () => {
  it.each<[string, (from: Setup) => Partial<Plan>]>([
    ['at all', () => ({ boxes: [] })],
    [
      'but for the others',
      ({ right, founder, bo }) => ({ boxes: boxBytes(right.secret, [founder.member.leaf, bo.member.leaf]) }),
    ],
    [
      'but for my identity key',
      ({ ana }) => ({ boxes: [sodium.crypto_box_seal(new Uint8Array(32), unhex(ana.member.identity))] }),
    ],
  ])('%s says what its ops say', (_, wrong) => {
    const from = setup()
    const node = verifyEpoch(
      signedBytes({ ...from.right, ...wrong(from) }),
      holding(from.atAna),
      from.ana.keys,
    )
    expect([node.epoch, node.members, node.removed]).toEqual([null, from.members, []])
    expect([...node.fresh.added]).toEqual([from.caro.member.device])
  })

  it('is one whose keys of two epochs ago are all it is sealed to', () => {
    const { right, atAna, ana } = setup()
    const later = rotateLeaf(rotateLeaf(ana.keys))
    expect(verifyEpoch(signedBytes(right), holding(atAna), later).epoch).toBeNull()
  })

  it('opens with the secret that a member hands over, and with no other', () => {
    const { right, atAna, ana, members } = setup()
    const signed = signedBytes({ ...right, boxes: [] })
    const given = (secret: Uint8Array) =>
      verifyEpoch(signed, holding(atAna), ana.keys, new Secret<'epoch'>(secret))
    expect(there(given(right.secret).epoch).state.members).toEqual(members)
    expect(refusal(() => given(sodium.randombytes_buf(32)))).toBe('EPOCH_COMMIT')
  })

  it('may list a leaf that was lost, when a member hands the secret over', () => {
    const { right, atAna, ana, members } = setup()
    const lost = changed(members, 1, { leaf: createAgreeKeyPair().publicKey, leafCounter: 5 })
    const signed = signedBytes({ ...right, state: stateBytes(lost) })
    const secret = new Secret<'epoch'>(right.secret)
    expect(refusal(() => verifyEpoch(signed, holding(atAna), ana.keys))).toBe('EPOCH_MEMBERS')
    expect(verifyEpoch(signed, holding(atAna), ana.keys, secret).members[1]?.leafCounter).toBe(5)
  })

  it('does not let me in when somebody hands me its secret', () => {
    const { right, atAna, ana, founder, bo, caro } = setup()
    const left = [founder.member, bo.member, caro.member]
    const removed = [{ device: ana.member.device, no: 2 }]
    const signed = signedBytes({
      ...right,
      ops: opsBytes([{ add: caro.member }, { remove: ana.member.device }]),
      state: stateBytes(left, { removed }),
    })
    const secret = new Secret<'epoch'>(right.secret)
    expect(refusal(() => verifyEpoch(signed, holding(atAna), ana.keys, secret))).toBe('EPOCH_MEMBERS')
  })

  it('is no parent to go on from as long as it is not opened', () => {
    const { ana, atAna, epoch, founder, caro } = setup()
    const next = addDevices(founder.keys, epoch, [caro])
    const after = addDevices(founder.keys, next, [])
    const shut = verifyEpoch(next.signed, holding(atAna), rotateLeaf(rotateLeaf(ana.keys)))
    const find = (id: string) => (id === shut.id ? shut : undefined)
    expect(shut.epoch).toBeNull()
    expect(refusal(() => verifyEpoch(after.signed, find, ana.keys))).toBe('EPOCH_UNKNOWN_PARENT')
  })
})

describe('a newcomer', () => {
  it('takes an epoch from the key she authenticated, and from no other', () => {
    const { right, caro, control } = setup()
    const signed = signedBytes(right)
    expect(openEpoch(signed, caro.keys, control).number).toBe(2)
    const stranger = newDevice(caro.keys.room, 'Stranger', 0, true)
    expect(refusal(() => openEpoch(signed, caro.keys, there(stranger.member.control)))).toBe('BAD_SIGNATURE')
  })

  it('hears first that it is no epoch, and then whose it is', () => {
    const { right, caro, control } = setup()
    const signer = sodium.crypto_sign_keypair().privateKey
    const signed = signedBytes({ ...right, suite: 2, signer })
    expect(refusal(() => openEpoch(signed, caro.keys, control))).toBe('BAD_SUITE')
  })
})
