import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import type { DocId, RoomId } from '../../../shared/room/ids.ts'
import { laterRefusal, there } from '../../support/refusals.ts'
import { roomWith, SimulatedRoom } from '../../support/session/simulatedRoom.ts'
import type { SimulatedPerson } from '../../support/session/simulatedSession.ts'

const HOUR = 60 * 60 * 1000

beforeAll(cryptoReady)

async function setup() {
  const { others, ...room } = await roomWith('Survivor')
  return { ...room, survivor: there(others[0]) }
}

const isHere = (person: SimulatedPerson, name: string) =>
  person.room().members.find(member => member.name === name)?.here

describe('whoever leaves', () => {
  it('is not here any more for the other, at once', async () => {
    const { room, clock, counsellor, survivor } = await setup()
    expect([counsellor.room().connection, isHere(counsellor, 'Survivor')]).toEqual(['here', true])
    await survivor.calls.closeRoom({ room: room.id })
    clock.advance(100)
    expect([counsellor.room().connection, isHere(counsellor, 'Survivor')]).toEqual(['alone', false])
    expect(() => survivor.room()).toThrow('is in no room')
    expect(await survivor.calls.listRooms({})).toEqual({ rooms: [] })
  })

  it('looks to the other as one whose line broke', async () => {
    const views = []
    for (const way of ['leave', 'cut', 'crash'] as const) {
      const { room, clock, counsellor, survivor } = await setup()
      if (way === 'leave') await survivor.calls.closeRoom({ room: room.id })
      else survivor.transport[way]()
      clock.advance(10_000)
      const { connection, members } = counsellor.room()
      views.push({ connection, members: members.map(({ name, here }) => ({ name, here })) })
    }
    expect(views[1]).toEqual(views[0])
    expect(views[2]).toEqual(views[0])
  })

  it('says nothing more on the network, whatever was under way', async () => {
    const { room, clock, network, counsellor, survivor } = await setup()
    const { note } = await survivor.calls.createNote({ room: room.id, title: 'Plan' })
    await survivor.write(note as DocId, 'unfinished')
    await survivor.say('last words')
    await survivor.calls.closeRoom({ room: room.id })
    const ofHer = () => network.crossings.filter(({ from }) => from === survivor.transport).length
    const sent = ofHer()
    expect([survivor.transport.carriers.size, survivor.transport.topics.size]).toEqual([0, 0])
    await counsellor.say('are you there?')
    clock.advance(HOUR)
    expect(ofHer()).toBe(sent)
  })

  it('is silent also in the half minute after joining, when her admission would still be confirmed', async () => {
    const { room, clock, network, counsellor } = await setup()
    const late = await room.person('Late')
    const { applicant, digits } = await room.knock(late)
    await counsellor.calls.admit({ room: room.id, applicant, digits })
    clock.advance(20)
    expect(late.join.state).toBe('admitted')
    await late.calls.closeRoom({ room: room.id })
    const ofHer = () => network.crossings.filter(({ from }) => from === late.transport).length
    const sent = ofHer()
    expect(late.transport.topics.size).toBe(0)
    clock.advance(60_000)
    expect(ofHer()).toBe(sent)
  })

  it('leaves silence behind when she was the last', async () => {
    const { room, clock, network, counsellor, survivor } = await setup()
    await survivor.calls.closeRoom({ room: room.id })
    await counsellor.calls.createInvitation({ room: room.id })
    await counsellor.calls.closeRoom({ room: room.id })
    const sent = network.crossings.length
    clock.advance(HOUR)
    expect(network.crossings).toHaveLength(sent)
    expect([counsellor.transport.carriers.size, counsellor.transport.topics.size]).toEqual([0, 0])
  })

  it('ends everything with her session, while joining too', async () => {
    const { room, clock, network, counsellor, survivor } = await setup()
    const knocking = await room.person('Knocking')
    await room.knock(knocking)
    for (const person of [survivor, counsellor, knocking]) await person.session.close()
    const sent = network.crossings.length
    clock.advance(HOUR)
    expect(network.crossings).toHaveLength(sent)
    for (const { transport } of [survivor, counsellor, knocking])
      expect([transport.carriers.size, transport.topics.size]).toEqual([0, 0])
  })

  it('and stops joining is not heard of again', async () => {
    const { room, clock, network, counsellor } = await setup()
    const knocking = await room.person('Knocking')
    const { digits } = await room.knock(knocking)
    await knocking.calls.cancelJoin({})
    const ofHer = () => network.crossings.filter(({ from }) => from === knocking.transport).length
    const sent = ofHer()
    clock.advance(60_000)
    expect([ofHer(), knocking.transport.topics.size]).toEqual([sent, 0])
    const { applicant } = there(counsellor.room().waiting[0])
    await counsellor.calls.admit({ room: room.id, applicant, digits })
    clock.advance(60_000)
    expect(() => knocking.room()).toThrow('is in no room')
  })
})

describe('a line that breaks', () => {
  it('shows as ended on the computer that lost everything, and as alone on the other', async () => {
    const { clock, counsellor, survivor } = await setup()
    survivor.transport.cut()
    clock.advance(100)
    expect([survivor.room().connection, counsellor.room().connection]).toEqual(['ended', 'alone'])
    survivor.transport.heal()
    clock.advance(1_000)
    expect([survivor.room().connection, counsellor.room().connection]).toEqual(['here', 'here'])
  })
})

describe('a room that is closed, or unknown', () => {
  it('takes no words, notes or invitations', async () => {
    const room = new SimulatedRoom()
    const keeper = await room.person('Keeper', true)
    await keeper.calls.hostRoom({ title: 'Kept', name: 'Keeper', servers: ['ws://a'], direct: true })
    room.clock.advance(100)
    const { room: id } = keeper.room()
    const { note } = await keeper.calls.createNote({ room: id, title: 'Plan' })
    await keeper.calls.closeRoom({ room: id })
    room.clock.advance(100)
    expect(keeper.room().connection).toBe('ended')
    const calls = [
      () => keeper.calls.sendMessage({ room: id, text: 'x' }),
      () => keeper.calls.createNote({ room: id, title: 'x' }),
      () => keeper.calls.updateNote({ room: id, note: note as DocId, update: new Uint8Array([0, 0]) }),
      () => keeper.calls.createInvitation({ room: id }),
    ]
    for (const call of calls) expect(await laterRefusal(call)).toBe('ROOM_CLOSED')
    expect(await laterRefusal(() => keeper.calls.admit({ room: id, applicant: 'x', digits: '' }))).toBe(
      'INVITE_STATE',
    )
    expect((await keeper.calls.readTimeline({ room: id, before: null, limit: 9 })).total).toBe(0)
  })

  it('is told apart from one that never was', async () => {
    const { counsellor } = await setup()
    const room = 'ab'.repeat(16) as RoomId
    const calls = [
      () => counsellor.calls.openRoom({ room }),
      () => counsellor.calls.closeRoom({ room }),
      () => counsellor.calls.sendMessage({ room, text: 'x' }),
      () => counsellor.calls.readTimeline({ room, before: null, limit: 1 }),
      () => counsellor.calls.createInvitation({ room }),
      () => counsellor.calls.admit({ room, applicant: 'x', digits: '' }),
    ]
    for (const call of calls) expect(await laterRefusal(call)).toBe('ROOM_UNKNOWN')
    const { room: here } = counsellor.room()
    const note = 'cd'.repeat(16)
    expect(await laterRefusal(() => counsellor.calls.openNote({ room: here, note: note as DocId }))).toBe(
      'NOTE_UNKNOWN',
    )
  })
})

describe('too much at once', () => {
  it('is refused after thirty messages, until time has passed; what was taken arrives', async () => {
    const { clock, counsellor, survivor } = await setup()
    for (let at = 0; at < 30; at++) await counsellor.say(`${at}`)
    expect(await laterRefusal(() => counsellor.say('31'))).toBe('RATE')
    await survivor.say('I may')
    clock.advance(1_000)
    await counsellor.say('31')
    expect(await laterRefusal(() => counsellor.say('32'))).toBe('RATE')
    clock.advance(5_000)
    expect(await survivor.words()).toHaveLength(32)
    expect(await survivor.words()).toEqual(await counsellor.words())
  })

  it('or nothing, or too long, or not a name is refused and changes nothing', async () => {
    const { room, counsellor, survivor, clock } = await setup()
    expect(await laterRefusal(() => counsellor.say('  \n'))).toBe('TEXT_EMPTY')
    expect(await laterRefusal(() => counsellor.say('x'.repeat(16_001)))).toBe('TEXT_TOO_LONG')
    expect(await laterRefusal(() => counsellor.calls.createNote({ room: room.id, title: ' ' }))).toBe(
      'NAME_INVALID',
    )
    await counsellor.say('字'.repeat(16_000))
    clock.advance(2_000)
    expect((await survivor.words()).map(words => words.length)).toEqual([16_000])
    expect(survivor.room().notes).toEqual([])
  })
})
