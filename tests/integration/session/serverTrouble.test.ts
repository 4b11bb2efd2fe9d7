import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import { SERVERS, SimulatedRoom, settled } from '../../support/session/simulatedRoom.ts'

const [url = ''] = SERVERS
const DAY = 86_400_000

beforeAll(cryptoReady)

/** A room, and somebody who has an invitation to it and whose network is not there. */
async function setup() {
  const room = new SimulatedRoom()
  await room.found()
  const { link } = await room.counsellor.calls.createInvitation({ room: room.id })
  const survivor = await room.person('Survivor')
  const lose = async () => {
    survivor.transport.pretend({ type: 'server', url, state: 'closed' })
    await settled()
  }
  const join = () =>
    survivor.calls.join({ invitation: link, name: 'Survivor', servers: SERVERS, direct: true })
  return { room, clock: room.clock, counsellor: room.counsellor, survivor, lose, join }
}

describe('somebody who joins where no server is reached', () => {
  it('is told why, once, and no longer when it is reached', async () => {
    const { room, clock, survivor, lose, join } = await setup()
    survivor.transport.cut()
    survivor.main.found = 'SERVER_NAME'
    await join()
    expect(survivor.join).toEqual({ state: 'connecting' })
    await lose()
    const told = survivor.join
    expect(told).toEqual({ state: 'connecting', trouble: { problem: 'SERVER_NAME', clockAhead: null } })
    clock.advance(5_000)
    await lose()
    expect([survivor.join, survivor.main.lookedAt]).toEqual([told, [url, url]])
    expect(survivor.join).toBe(told)
    survivor.transport.heal()
    expect(survivor.join).toEqual({ state: 'connecting' })
    clock.advance(5_000)
    expect(survivor.join.state).toBe('waiting')
    expect(room.counsellor.room().waiting).toHaveLength(1)
  })

  it('asks no more than once in four seconds, and nothing at all after leaving', async () => {
    const { clock, survivor, lose, join } = await setup()
    survivor.transport.cut()
    survivor.main.found = 'SERVER_UNREACHABLE'
    await join()
    for (let times = 0; times < 8; times++) {
      await lose()
      clock.advance(1_000)
    }
    expect(survivor.main.lookedAt).toHaveLength(2)
    await survivor.calls.cancelJoin({})
    clock.advance(10_000)
    await lose()
    expect(survivor.main.lookedAt).toHaveLength(2)
  })

  it('is told that a server takes nobody in only where it still does so when asked again', async () => {
    const { clock, survivor, lose, join } = await setup()
    survivor.main.found = 'SERVER_BUSY'
    await join()
    await lose()
    expect(survivor.join).toEqual({ state: 'connecting' })
    survivor.transport.heal()
    clock.advance(1_000)
    survivor.transport.cut()
    clock.advance(4_000)
    await lose()
    expect(survivor.join).not.toHaveProperty('trouble')
    clock.advance(4_000)
    await lose()
    expect(survivor.join).toMatchObject({ trouble: { problem: 'SERVER_BUSY' } })
  })

  it('is told what the server itself shows, without a question', async () => {
    const { survivor, join } = await setup()
    await join()
    survivor.transport.pretend({ type: 'server', url, state: 'closed', problem: 'SERVER_BUSY' })
    await settled()
    expect(survivor.join).toMatchObject({ trouble: { problem: 'SERVER_BUSY' } })
    expect(survivor.main.lookedAt).toEqual([])
  })

  it('is told that her clock is off while she waits, and beside an invitation whose time has passed', async () => {
    const { clock, counsellor, survivor, join } = await setup()
    survivor.session.serverTime(url, DAY)
    await join()
    expect(survivor.join).toEqual({
      state: 'connecting',
      trouble: { problem: null, clockAhead: DAY },
    })
    clock.advance(5_000)
    expect(survivor.join).toMatchObject({ state: 'waiting', trouble: { clockAhead: DAY } })
    survivor.session.serverTime(url, null)
    expect(survivor.join).not.toHaveProperty('trouble')
    survivor.session.serverTime(url, -DAY)
    await counsellor.calls.cancelInvitation({ room: counsellor.room().room })
    clock.advance(5_000)
    expect(survivor.join).toEqual({
      state: 'failed',
      code: 'INVITE_BURNT',
      trouble: { problem: null, clockAhead: -DAY },
    })
  })
})

describe('a room', () => {
  it('shows at each server what is wrong with it, and that the clock is off', async () => {
    const { clock, counsellor } = await setup()
    counsellor.main.found = 'SERVER_CERTIFICATE_TIME'
    counsellor.transport.cut()
    await settled()
    clock.advance(1_000)
    expect(counsellor.room().servers).toEqual([{ url, state: 'closed', problem: 'SERVER_CERTIFICATE_TIME' }])
    counsellor.transport.heal()
    clock.advance(1_000)
    expect(counsellor.room().servers).toEqual([{ url, state: 'open', problem: null }])
    counsellor.transport.pretend({ type: 'server', url, state: 'open', problem: 'SERVER_LIES' })
    counsellor.session.serverTime(url, DAY)
    clock.advance(1_000)
    expect(counsellor.room()).toMatchObject({ servers: [{ problem: 'SERVER_LIES' }], clockAhead: DAY })
    counsellor.session.serverTime(url, 0)
    clock.advance(1_000)
    expect(counsellor.room().clockAhead).toBeNull()
  })
})
