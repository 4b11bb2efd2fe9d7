import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import type { DeviceId } from '../../../shared/room/ids.ts'
import { type Action, ensureMay, may } from '../../../shared/room/rules.ts'
import { refusal } from '../../support/refusals.ts'
import { addDevices, foundRoom, newDevice } from '../../support/room/testRoom.ts'

const FACILITATORS_ONLY: Action[] = ['admit', 'remove', 'rotate', 'hide', 'title']

beforeAll(cryptoReady)

describe('who may do what', () => {
  const setup = () => {
    const { founder, epoch } = foundRoom()
    const ana = newDevice(epoch.room, 'Ana', 1)
    return {
      state: addDevices(founder.keys, epoch, [ana]).state,
      founder: founder.keys.device,
      ana: ana.keys.device,
    }
  }

  it.each(FACILITATORS_ONLY)('%s is for facilitators', action => {
    const { state, founder, ana } = setup()
    expect([may(state, founder, action), may(state, ana, action)]).toEqual([true, false])
    expect(refusal(() => ensureMay(state, ana, action))).toBe('NOT_ALLOWED')
  })

  it('writing is for everybody in the room, and for nobody else', () => {
    const { state, founder, ana } = setup()
    expect([founder, ana].map(device => may(state, device, 'write'))).toEqual([true, true])
    expect(may(state, '00'.repeat(16) as DeviceId, 'write')).toBe(false)
  })
})
