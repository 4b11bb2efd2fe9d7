import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import type { Epoch } from '../../shared/room/epoch/epoch.ts'
import { sealEpochEntry } from '../../shared/room/epoch/epochEntry.ts'
import { openEpoch } from '../../shared/room/epoch/openEpoch.ts'
import { verifyEpoch } from '../../shared/room/epoch/verifyEpoch.ts'
import type { EpochId } from '../../shared/room/ids.ts'
import { heldNode } from '../../shared/room/membership/epochNode.ts'
import { encodeAdmission, openAdmission } from '../../shared/session/joining/admissionPayload.ts'
import { refusal, there } from '../support/refusals.ts'
import { plan, signedBytes } from '../support/room/epochBytes.ts'
import { cat, flipped, int, lp, unhex } from '../support/room/primitives.ts'
import { AT, addDevices, newDevice, roomOfThree } from '../support/room/testRoom.ts'
import { threeLedgers } from '../support/session/ledgers.ts'

beforeAll(cryptoReady)

/** Ana's view of an epoch that adds Caro, and Caro's. */
function setup() {
  const three = roomOfThree()
  const caro = newDevice(three.epoch.room, 'Caro', 2)
  const next = addDevices(three.founder.keys, three.epoch, [caro])
  const { identity, device } = three.founder.member
  const host = { xId: identity, control: three.control, roomId: three.epoch.room, name: 'Founder' }
  return { ...three, caro, next, host, device }
}

/** A reader who holds this epoch and no other. */
const known = (epoch: Epoch) => (id: EpochId) => (id === epoch.id ? heldNode(epoch, []) : undefined)

describe('2: a signed epoch', () => {
  it('is refused with any one of its bits changed, by members and newcomers alike', {
    timeout: 120_000,
  }, () => {
    const { atAna, ana, caro, control, next } = setup()
    for (let bit = 0; bit < next.signed.length * 8; bit++) {
      const changed = flipped(next.signed, bit)
      refusal(() => verifyEpoch(changed, known(atAna), ana.keys))
      if (bit % 8 === 0) refusal(() => openEpoch(changed, caro.keys, control))
    }
    expect(verifyEpoch(next.signed, known(atAna), ana.keys).id).toBe(next.id)
    expect(openEpoch(next.signed, caro.keys, control).id).toBe(next.id)
  })

  it('is refused at every earlier end, and with a byte more', () => {
    const { atAna, ana, next } = setup()
    for (let end = 0; end < next.signed.length; end++)
      expect(refusal(() => verifyEpoch(next.signed.subarray(0, end), known(atAna), ana.keys))).toBe(
        'TRUNCATED',
      )
    expect(refusal(() => verifyEpoch(cat(next.signed, int(1, 0)), known(atAna), ana.keys))).toBe('TRAILING')
  })

  it('is refused in its carrier with any bit changed, and adopted unchanged after that', () => {
    const { bo, epoch, founder } = threeLedgers()
    const next = addDevices(founder.keys, epoch, [newDevice(epoch.room, 'Caro', 2)])
    const entry = sealEpochEntry(epoch, next.signed)
    for (let bit = 0; bit < entry.length * 8; bit += 3)
      expect(bo.ledger.takeEpoch(flipped(entry, bit))).toBeNull()
    // a changed tag may be that of a branch which this device is not in: such an entry is passed over without a word
    expect(new Set(bo.refused)).toEqual(new Set(['OPEN_FAILED']))
    expect(bo.ledger.takeEpoch(entry)?.id).toBe(next.id)
    expect(bo.ledger.active.id).toBe(next.id)
  })
})

describe('2: an admission', () => {
  it('is the epoch of the facilitator she spoke to', () => {
    const { caro, next, host } = setup()
    expect(encodeAdmission(next, AT)).toEqual(cat(int(1, 1), int(8, AT), lp(next.signed)))
    const { epoch, time } = openAdmission(encodeAdmission(next, AT), caro.keys, host)
    expect([epoch.id, time]).toEqual([next.id, AT])
  })

  it('is refused in another version, with more behind it, or cut', () => {
    const { caro, next, host } = setup()
    const payload = encodeAdmission(next, AT)
    const open = (bytes: Uint8Array) => refusal(() => openAdmission(bytes, caro.keys, host))
    expect(open(cat(int(1, 2), payload.slice(1)))).toBe('BAD_VERSION')
    expect(open(cat(payload, int(1, 0)))).toBe('TRAILING')
    expect(open(payload.slice(0, -1))).toBe('TRUNCATED')
    expect(open(cat(int(1, 1), int(8, AT), int(4, 2 ** 31)))).toBe('TOO_LARGE')
  })

  it('is refused when the facilitator is not in it with the keys she showed', () => {
    const { caro, next, host, bo } = setup()
    const stranger = newDevice(caro.keys.room, 'Stranger', 0, true).member
    const open = (change: Partial<typeof host>) =>
      refusal(() => openAdmission(encodeAdmission(next, AT), caro.keys, { ...host, ...change }))
    expect(open({ control: there(stranger.control) })).toBe('BAD_SIGNATURE')
    expect(open({ xId: bo.member.identity })).toBe('EPOCH_ISSUER')
  })

  it('is refused when it says that another issued it', () => {
    const { caro, epoch, founder, bo, host } = setup()
    const signed = signedBytes({ ...plan(epoch, founder, [caro]), issuer: unhex(bo.member.device) })
    const payload = cat(int(1, 1), int(8, AT), lp(signed))
    expect(refusal(() => openAdmission(payload, caro.keys, host))).toBe('EPOCH_ISSUER')
  })

  it('is refused when it is for somebody else', () => {
    const { next, host } = setup()
    const eve = newDevice(next.room, 'Eve', 2)
    expect(refusal(() => openAdmission(encodeAdmission(next, AT), eve.keys, host))).toBe('EPOCH_NOT_FOR_ME')
  })
})
