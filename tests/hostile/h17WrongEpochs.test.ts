import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ErrorCode } from '../../shared/bytes/protocolError.ts'
import { createAgreeKeyPair, sealToKey } from '../../shared/crypto/agree.ts'
import { randomBytes, randomSecret } from '../../shared/crypto/random.ts'
import { createSignKeyPair } from '../../shared/crypto/sign.ts'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import type { Epoch } from '../../shared/room/epoch/epoch.ts'
import { sealEpochEntry } from '../../shared/room/epoch/epochEntry.ts'
import { decodeSignedEpoch, epochIdOf } from '../../shared/room/epoch/epochPublic.ts'
import type { Member } from '../../shared/room/epoch/member.ts'
import type { DeviceId } from '../../shared/room/ids.ts'
import { encodeCarrierEntry } from '../../shared/session/ledger/carrierEntry.ts'
import { commonCriterion } from '../support/hostile/commonCriterion.ts'
import { HostileMember, selfOf } from '../support/hostile/hostileMember.ts'
import { sessionVictim } from '../support/hostile/victims.ts'
import { there } from '../support/refusals.ts'
import { boxBytes, plan, signedBytes, stateBytes } from '../support/room/epochBytes.ts'
import { int, K, unhex } from '../support/room/primitives.ts'
import type { Device } from '../support/room/testRoom.ts'
import { SimulatedRoom } from '../support/session/simulatedRoom.ts'
import type { SimulatedPerson } from '../support/session/simulatedSession.ts'
import { copiedKeys } from '../support/session/thief.ts'

// More of this number: h17CyclicParents.test.ts

type Plan = ReturnType<typeof plan>

let room: SimulatedRoom
let ana: SimulatedPerson
let bo: SimulatedPerson
/** A facilitator with real keys and no rule. */
let mallory: HostileMember
let epoch: Epoch

const SLOW = 60_000

beforeAll(cryptoReady)

async function setup(): Promise<void> {
  room = new SimulatedRoom()
  await room.found()
  ana = await room.person('Ana', true)
  bo = await room.person('Bo')
  const app = await room.person('Mallory', true)
  for (const person of [ana, bo, app]) await room.letIn(person)
  await room.counsellor.calls.setRole({ room: room.id, device: selfOf(app), role: 'facilitator' })
  room.clock.advance(40_000)
  await app.session.close()
  const stolen = await copiedKeys(app)
  mallory = new HostileMember(stolen, room)
  room.clock.advance(5_000)
  epoch = mallory.epoch
}

const entryOf = (device: DeviceId) => there(epoch.state.members.find(member => member.device === device))
const deviceOf = (device: DeviceId): Device => ({ keys: mallory.ledger.keys, member: entryOf(device) })
const right = () => plan(epoch, deviceOf(mallory.device), [])
const commitOf = (from: Plan, secret: Uint8Array, no = from.no) =>
  K(secret, 'epoch-commit', from.room, int(4, no), ...from.parents)
const activeOf = (person: SimulatedPerson) => there([...person.transport.carriers.keys()].at(-1))

/** The members, with one entry that says something else of somebody. */
const changed = (device: DeviceId, change: Partial<Member>) =>
  stateBytes(
    epoch.state.members.map(member => (member.device === device ? { ...member, ...change } : member)),
  )

const entryBytes = (signed: Uint8Array) =>
  encodeCarrierEntry({ kind: 'epoch', bytes: sealEpochEntry(epoch, signed) })

/** Ana finds the epoch in the carrier: it is counted once, and she stays where she is. */
async function refused(wrong: Partial<Plan>, code: ErrorCode): Promise<void> {
  const victim = sessionVictim(ana, room.clock, { attacker: mallory.device })
  await commonCriterion(victim, { counted: { [code]: 1 } }, () => {
    mallory.append(entryBytes(signedBytes({ ...right(), ...wrong })))
    room.clock.advance(1_000)
  })
  expect(activeOf(ana)).toBe(epoch.id)
}

describe('17: epoch record: bad sig, member as issuer, wrong commit, skipped number', {
  timeout: SLOW,
}, () => {
  beforeAll(setup, SLOW)

  const faults: [string, ErrorCode, () => Partial<Plan>][] = [
    [
      'signed by a member in the name of the founder',
      'BAD_SIGNATURE',
      () => ({ issuer: unhex(selfOf(room.counsellor)) }),
    ],
    [
      'signed with a key of nobody',
      'BAD_SIGNATURE',
      () => ({ signer: createSignKeyPair().secretKey.expose() }),
    ],
    ['by a member', 'EPOCH_ISSUER', () => ({ issuer: unhex(selfOf(bo)) })],
    ['by a stranger', 'EPOCH_ISSUER', () => ({ issuer: randomBytes(16) })],
    [
      'with a commitment to another secret',
      'EPOCH_COMMIT',
      () => ({ commit: commitOf(right(), randomBytes(32)) }),
    ],
    ['with a skipped number', 'EPOCH_NUMBER', () => ({ no: epoch.number + 2 })],
    ['with the greatest number', 'EPOCH_NUMBER', () => ({ no: 2 ** 32 - 1 })],
    ['that names a parent twice', 'BAD_VALUE', () => ({ parents: [unhex(epoch.id), unhex(epoch.id)] })],
    ['of another room', 'EPOCH_ROOM', () => ({ room: randomBytes(16) })],
  ]

  it.each(faults)('%s', async (_, code, wrong) => refused(wrong(), code))

  it('and the room goes on from where it was', async () => {
    await room.counsellor.calls.changeRoom({ room: room.id, title: 'On' })
    room.clock.advance(5_000)
    for (const person of [ana, bo]) expect(person.room().title).toBe('On')
  })
})

describe('17: epoch record: my key altered', { timeout: SLOW }, () => {
  // nobody else hears it at first: to them another leaf of hers may be one that she has drawn
  beforeAll(async () => {
    await setup()
    ana.transport.moveTo(1)
    room.clock.advance(3_000)
  }, SLOW)

  const altered: [string, () => Partial<Member>][] = [
    ['leaf', () => ({ leaf: createAgreeKeyPair().publicKey, leafCounter: 1_000 })],
    ['leaf, with the counter it had', () => ({ leaf: createAgreeKeyPair().publicKey })],
    ['identity key', () => ({ identity: createAgreeKeyPair().publicKey })],
    ['control key', () => ({ control: createSignKeyPair().publicKey })],
    ['role', () => ({ role: 'facilitator' })],
  ]

  it.each(altered)('that alters my %s', async (_, change) => {
    const secret = randomBytes(32)
    const from = right()
    // everything else is right: she can open it
    const boxes = boxBytes(
      secret,
      epoch.state.members.map(({ leaf }) => leaf),
    )
    const state = changed(selfOf(ana), change())
    const signed = signedBytes({ ...from, secret, boxes, commit: commitOf(from, secret), state })
    const victim = sessionVictim(ana, room.clock, { attacker: mallory.device })
    await commonCriterion(victim, { counted: { EPOCH_MEMBERS: 1 } }, () => {
      ana.transport.takeEntry(epoch.id, entryBytes(signed))
      room.clock.advance(1_000)
    })
    expect(activeOf(ana)).toBe(epoch.id)
  })

  it('locks me out for as long only as nobody who can read it meets me', async () => {
    ana.transport.moveTo(0)
    await room.until(() => activeOf(bo) !== epoch.id)
    room.clock.advance(3 * 60_000)
    for (const person of [ana, room.counsellor]) expect(activeOf(person)).toBe(activeOf(bo))
    await ana.say('here I am')
    room.clock.advance(2_000)
    expect(await bo.words()).toEqual(['here I am'])
  })
})

describe('17: epoch record: different secrets to different members', { timeout: SLOW }, () => {
  beforeEach(setup, SLOW)

  /** One epoch, whose box for Ana holds another secret than the boxes of the others. */
  function twoSecrets(): Uint8Array {
    const from = right()
    const at = epoch.state.members.findIndex(({ device }) => device === selfOf(ana))
    const other = sealToKey(randomSecret(), entryOf(selfOf(ana)).leaf)
    return signedBytes({ ...from, boxes: from.boxes.map((box, place) => (place === at ? other : box)) })
  }

  it('whoever got the wrong one refuses it and stays; another member gives her the right one', async () => {
    const signed = twoSecrets()
    const next = epochIdOf(decodeSignedEpoch(signed).pub)
    // Ana alone hears it first: nothing changes for her
    ana.transport.moveTo(1)
    room.clock.advance(3_000)
    const victim = sessionVictim(ana, room.clock, { attacker: mallory.device })
    await commonCriterion(victim, { counted: { EPOCH_COMMIT: 1 } }, () => {
      ana.transport.takeEntry(epoch.id, entryBytes(signed))
      room.clock.advance(1_000)
    })
    expect(activeOf(ana)).toBe(epoch.id)
    mallory.append(entryBytes(signed))
    room.clock.advance(40_000)
    for (const person of [bo, room.counsellor])
      expect([person.name, activeOf(person)]).toEqual([person.name, next])
    ana.transport.moveTo(0)
    await room.until(() => activeOf(ana) === next)
    await bo.say('you have it now')
    room.clock.advance(5_000)
    expect(await ana.words()).toEqual(['you have it now'])
    await ana.say('so I have')
    room.clock.advance(2_000)
    expect(await bo.words()).toEqual(['you have it now', 'so I have'])
  })
})
