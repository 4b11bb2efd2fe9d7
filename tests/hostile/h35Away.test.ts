import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import type { DeviceId } from '../../shared/room/ids.ts'
import { there } from '../support/refusals.ts'
import { PASSPHRASE, roomWithKeepers, type SimulatedRoom, settled } from '../support/session/simulatedRoom.ts'
import { SimulatedPerson } from '../support/session/simulatedSession.ts'

const DAY = 24 * 60 * 60 * 1000

beforeAll(cryptoReady)

async function setup() {
  const { room, people } = await roomWithKeepers('River', 'Moon')
  const [river, moon] = [there(people[0]), there(people[1])]
  const epochOf = (person: SimulatedPerson) => [...person.transport.carriers.keys()].at(-1)
  return { room, id: room.id, may: room.counsellor, river, moon, epochOf }
}

/** Five epochs with something said in each. */
async function fiveEpochs(room: SimulatedRoom): Promise<void> {
  for (let at = 0; at < 5; at++) {
    await room.counsellor.calls.changeRoom({ room: room.id, locked: at % 2 === 0 })
    room.clock.advance(5_000)
    await room.counsellor.say(`epoch ${at}`)
    room.clock.advance(2_000)
  }
}

const FIVE = ['epoch 0', 'epoch 1', 'epoch 2', 'epoch 3', 'epoch 4']

describe('35: a member who was offline', { timeout: 120_000 }, () => {
  it('for five epochs comes back by herself within two minutes', async () => {
    const { room, may, river, epochOf } = await setup()
    river.transport.cut()
    await fiveEpochs(room)
    river.transport.heal()
    room.clock.advance(2 * 60 * 1000)
    expect(epochOf(river)).toBe(epochOf(may))
    expect(await river.words()).toEqual(FIVE)
  })

  it('for 59 days comes back; for 61 days not until a facilitator lets her', async () => {
    const { room, id, may, river, moon, epochOf } = await setup()
    river.transport.cut()
    room.clock.sleep(59 * DAY)
    // the epoch is long due: May's device renews it
    room.clock.advance(2 * 60 * 60 * 1000)
    river.transport.heal()
    room.clock.advance(3 * 60 * 1000)
    expect(epochOf(river)).toBe(epochOf(may))
    moon.transport.cut()
    room.clock.sleep(61 * DAY)
    room.clock.advance(2 * 60 * 60 * 1000)
    moon.transport.heal()
    room.clock.advance(20 * 60 * 1000)
    expect(epochOf(moon)).not.toBe(epochOf(may))
    const hers = there(may.room().members.find(({ name }) => name === 'Moon'))
    expect(hers.suspended).toBe(true)
    const device = hers.device as DeviceId
    await expect(async () => river.calls.readmit({ room: id, device })).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    })
    await may.calls.readmit({ room: id, device })
    room.clock.advance(20 * 60 * 1000)
    expect(epochOf(moon)).toBe(epochOf(may))
    await moon.say('back')
    room.clock.advance(2_000)
    expect((await may.words()).at(-1)).toBe('back')
  })

  it('while every facilitator was offline too: the room goes on, and they find it', async () => {
    const { room, may, river, moon } = await setup()
    may.transport.cut()
    room.clock.advance(8 * DAY)
    await river.say('without May')
    room.clock.advance(2_000)
    expect(await moon.words()).toEqual(['without May'])
    may.transport.heal()
    room.clock.advance(2 * 60 * 1000)
    expect(await may.words()).toEqual(['without May'])
  })

  it('and whose profile is an older copy: she neither speaks twofold nor loses anything', async () => {
    const { room, may, river, moon, epochOf } = await setup()
    await river.say('before the copy')
    room.clock.advance(2_000)
    await settled()
    const older = river.store.copy()
    await river.say('after the copy')
    await fiveEpochs(room)
    await river.session.close()
    room.clock.advance(5_000)
    const again = new SimulatedPerson('River', room.network, room.clock, older)
    await again.calls.openProfile({ passphrase: PASSPHRASE })
    room.clock.advance(50)
    await again.calls.openRoom({ room: room.id })
    room.clock.advance(3 * 60 * 1000)
    expect(epochOf(again)).toBe(epochOf(may))
    const all = ['before the copy', 'after the copy', ...FIVE]
    expect(await again.words()).toEqual(all)
    await again.say('and now')
    room.clock.advance(2_000)
    for (const person of [may, moon, again]) {
      expect(await person.words()).toEqual([...all, 'and now'])
      expect(person.room().members.filter(({ twofold }) => twofold)).toEqual([])
    }
    // her box keys are new: the next epoch reaches her
    await may.calls.changeRoom({ room: room.id, title: 'On' })
    room.clock.advance(5_000)
    expect(again.room().title).toBe('On')
  })
})
