import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import type { EpochState } from '../../../shared/room/epoch/epochState.ts'
import type { DeviceId } from '../../../shared/room/ids.ts'
import { type Action, ensureMay, may, mayWrite, roleMay } from '../../../shared/room/rules.ts'
import { refusal } from '../../support/refusals.ts'
import { addDevices, foundRoom, newDevice } from '../../support/room/testRoom.ts'

const FACILITATORS_ONLY: Action[] = [
  'admit',
  'remove',
  'role',
  'rotate',
  'policy',
  'hide',
  'share',
  'readmit',
  'writeWhilePaused',
]
const STRANGER = '00'.repeat(16) as DeviceId

beforeAll(cryptoReady)

describe('who may do what', () => {
  const setup = () => {
    const { founder, epoch } = foundRoom()
    const ana = newDevice(epoch.room, 'Ana', 1)
    const { state } = addDevices(founder.keys, epoch, [ana])
    const paused: EpochState = { ...state, policy: { ...state.policy, paused: true } }
    return { state, paused, founder: founder.keys.device, ana: ana.keys.device }
  }

  it.each(FACILITATORS_ONLY)('%s is for facilitators', action => {
    const { state, founder, ana } = setup()
    expect([may(state, founder, action), may(state, ana, action)]).toEqual([true, false])
    expect([roleMay('facilitator', action), roleMay('member', action)]).toEqual([true, false])
    expect(refusal(() => ensureMay('member', action))).toBe('NOT_ALLOWED')
    expect(refusal(() => ensureMay(undefined, action))).toBe('NOT_ALLOWED')
    ensureMay('facilitator', action)
  })

  it('writing is for everybody in the room, and for nobody else', () => {
    const { state, founder, ana } = setup()
    expect([founder, ana].map(device => may(state, device, 'write'))).toEqual([true, true])
    expect([founder, ana].map(device => mayWrite(state, device))).toEqual([true, true])
    expect([may(state, STRANGER, 'write'), mayWrite(state, STRANGER)]).toEqual([false, false])
  })

  it('writing in a paused room is for facilitators', () => {
    const { paused, founder, ana } = setup()
    expect([founder, ana, STRANGER].map(device => mayWrite(paused, device))).toEqual([true, false, false])
  })

  it('whoever is not in the room may do nothing', () => {
    const { state } = setup()
    for (const action of ['write', ...FACILITATORS_ONLY] as const) {
      expect(roleMay(undefined, action)).toBe(false)
      expect(may(state, STRANGER, action)).toBe(false)
    }
  })
})
