import sodium from 'libsodium-wrappers-sumo'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import type { DeviceId, DocId } from '../../../shared/room/ids.ts'
import { encodeProfile } from '../../../shared/session/profile/profileContent.ts'
import { laterRefusal, there } from '../../support/refusals.ts'
import { keptRooms, roomsOn } from '../../support/session/keptRecords.ts'
import { MemoryProfile } from '../../support/session/memoryProfile.ts'
import { PASSPHRASE, SERVERS, SimulatedRoom } from '../../support/session/simulatedRoom.ts'
import { SimulatedPerson } from '../../support/session/simulatedSession.ts'
import { wordsIn } from '../../support/session/traces.ts'

const WORDS = ['Marigold 金盏花', '请不要告诉别人 tangerine', '安全计划 marmalade', '星期四的房间']
const [NAME, MESSAGE, NOTE, TITLE] = WORDS as [string, string, string, string]

beforeAll(cryptoReady)
afterEach(() => vi.restoreAllMocks())

/** A member who keeps what happens in the room: a message and a note. */
async function setup() {
  const room = new SimulatedRoom()
  await room.found(TITLE)
  const keeper = await room.person(NAME, true)
  await room.letIn(keeper)
  await room.counsellor.say(MESSAGE)
  room.clock.advance(1_000)
  await keeper.say('and mine')
  const { note } = await keeper.calls.createNote({ room: room.id, title: 'Plan' })
  room.clock.advance(1_000)
  await keeper.write(note as DocId, NOTE)
  room.clock.advance(2_000)
  return { room, clock: room.clock, counsellor: room.counsellor, keeper, note: note as DocId }
}

describe('a kept room', { timeout: 30_000 }, () => {
  it('is there after a restart with everything in it, and talks on with everybody', async () => {
    const { room, clock, counsellor, keeper, note } = await setup()
    await keeper.session.close()
    await counsellor.say('meanwhile')
    const again = await room.restarted(keeper)
    clock.advance(5_000)
    expect(await again.words()).toEqual([MESSAGE, 'and mine', 'meanwhile'])
    expect(await again.noteText(note)).toContain(NOTE)
    await again.say('back')
    await again.write(note, 'second line')
    clock.advance(5_000)
    expect(await counsellor.words()).toEqual([MESSAGE, 'and mine', 'meanwhile', 'back'])
    expect(await counsellor.noteText(note)).toBe(await again.noteText(note))
    expect((await counsellor.timeline()).map(({ delivered }) => delivered)).toEqual([1, 1, 1, 1])
    expect(again.room().kept).toBe(true)
  })

  it('that she was taken out of says so after a restart', async () => {
    const { room, clock, counsellor, keeper } = await setup()
    const hers = there(counsellor.room().members.find(({ self }) => !self))
    await counsellor.calls.removeMember({ room: room.id, device: hers.device as DeviceId })
    clock.advance(5_000)
    expect(keeper.room().removed).toBe(true)
    await keeper.session.close()
    const again = await room.restarted(keeper)
    clock.advance(5_000)
    expect(again.room()).toMatchObject({ removed: true, connection: 'ended' })
  })

  it('stays kept when it is left, and is opened again in the same session', async () => {
    const { room, clock, counsellor, keeper } = await setup()
    await keeper.calls.closeRoom({ room: room.id })
    await counsellor.say('meanwhile')
    clock.advance(5_000)
    expect([keeper.room().connection, (await counsellor.timeline()).at(-1)?.delivered]).toEqual(['ended', 0])
    await keeper.calls.openRoom({ room: room.id })
    clock.advance(5_000)
    await keeper.say('again')
    clock.advance(5_000)
    expect((await keeper.words()).slice(2)).toEqual(['meanwhile', 'again'])
    expect(await counsellor.words()).toEqual(await keeper.words())
    expect((await counsellor.timeline()).map(({ delivered }) => delivered)).toEqual([1, 1, 1, 1])
  })

  it('follows the room into an epoch that began while its computer was on, and keeps that too', async () => {
    const { room, clock, keeper } = await setup()
    const late = await room.person('Late')
    await room.letIn(late)
    await late.say('hello')
    clock.advance(2_000)
    await keeper.session.close()
    const again = await room.restarted(keeper)
    clock.advance(5_000)
    expect((await again.words()).at(-1)).toBe('hello')
    expect(again.room().members.map(({ name, here }) => [name, here])).toEqual([
      ['Counsellor', true],
      [NAME, true],
      ['Late', true],
    ])
  })

  it('that was made before there was a profile is not kept', async () => {
    const { room, clock, counsellor } = await setup()
    await counsellor.calls.createProfile({ passphrase: PASSPHRASE })
    await counsellor.calls.closeRoom({ room: room.id })
    clock.advance(1_000)
    expect(await counsellor.calls.listRooms({})).toEqual({ rooms: [] })
  })
})

describe('a profile that is opened', { timeout: 30_000 }, () => {
  it('a second time leaves its rooms as they are, connected', async () => {
    const { room, clock, counsellor, keeper } = await setup()
    await keeper.calls.openProfile({ passphrase: PASSPHRASE })
    expect(keeper.room().connection).toBe('here')
    await counsellor.say('still there?')
    clock.advance(2_000)
    expect((await keeper.words()).at(-1)).toBe('still there?')
    await keeper.calls.closeRoom({ room: room.id })
    expect(keeper.transport.carriers.size).toBe(0)
  })

  it('with a wrong passphrase gives nothing, and loses nothing by the try', async () => {
    const { room, clock, keeper } = await setup()
    await keeper.session.close()
    const before = new Map(keeper.store.values)
    const thief = new SimulatedPerson('Thief', room.network, clock, keeper.store)
    expect(await laterRefusal(() => thief.calls.openProfile({ passphrase: 'quiet river' }))).toBe(
      'PASSPHRASE_WRONG',
    )
    expect(await thief.calls.profileState({})).toMatchObject({ exists: true, open: false })
    expect(await thief.calls.listRooms({})).toEqual({ rooms: [] })
    expect(await laterRefusal(() => thief.calls.createProfile({ passphrase: 'mine' }))).toBe('PROFILE_EXISTS')
    await thief.session.close()
    expect(keeper.store.values).toEqual(before)
    expect(await roomsOn(keeper.store)).toHaveLength(1)
  })

  it('when it is missing or damaged says which', async () => {
    const { room, clock, keeper } = await setup()
    const store = new MemoryProfile()
    const person = new SimulatedPerson('Person', room.network, clock, store)
    expect(await person.calls.profileState({})).toEqual({ exists: false, open: false, wait: 0 })
    expect(await laterRefusal(() => person.calls.openProfile({ passphrase: PASSPHRASE }))).toBe(
      'PROFILE_MISSING',
    )
    store.generations = [there(keeper.store.generations[0]).slice(3)]
    expect(await laterRefusal(() => person.calls.openProfile({ passphrase: PASSPHRASE }))).toBe(
      'PROFILE_DAMAGED',
    )
  })

  it('while another process has it open is PROFILE_BUSY', async () => {
    const { room, clock, keeper } = await setup()
    const second = new SimulatedPerson('Second', room.network, clock, keeper.store)
    expect(await laterRefusal(() => second.calls.openProfile({ passphrase: PASSPHRASE }))).toBe(
      'PROFILE_BUSY',
    )
    await keeper.session.close()
    expect(await second.calls.openProfile({ passphrase: PASSPHRASE })).toEqual({ damaged: 0 })
  })
})

describe('the bytes of a profile', { timeout: 30_000 }, () => {
  it('show nothing of what was said, and come in whole blocks', async () => {
    const { keeper } = await setup()
    await keeper.session.close()
    const { bytes, values } = keeper.store
    expect(wordsIn(bytes, [...WORDS, 'tangerine', 'marmalade', '金盏花', PASSPHRASE])).toEqual([])
    for (const [key, value] of values) expect([key.length, (value.length - 40) % 1024]).toEqual([64, 0])
  })

  it('never hold the key of a strand, not even sealed: every unlock has its own, in memory alone', async () => {
    const keypair = vi.spyOn(sodium, 'crypto_sign_keypair')
    const room = new SimulatedRoom()
    const host = await room.person('Host', true)
    await host.calls.hostRoom({ title: 'Kept', name: 'Host', servers: SERVERS, direct: true })
    room.clock.advance(1_000)
    await host.say('something')
    room.clock.advance(1_000)
    await host.session.close()
    const made = keypair.mock.results.flatMap(({ type, value }) => (type === 'return' ? [value] : []))
    const content = Buffer.from(encodeProfile(await keptRooms(host)))
    const kept = made.filter(
      ({ privateKey }) => content.includes(privateKey) || content.includes(privateKey.slice(0, 32)),
    )
    // the founder's control key has to be there, and the strand's must not: this is what tells them apart
    expect([made.length, kept.length]).toEqual([2, 1])
    expect(content.includes(Buffer.from(there(kept[0]).publicKey))).toBe(true)
  })

  it('give another strand to every unlock: another client of notes, and a hello of its own', async () => {
    const { room, keeper, note } = await setup()
    const clients = [(await keeper.calls.openNote({ room: room.id, note })).client]
    let person = keeper
    for (let unlock = 0; unlock < 2; unlock++) {
      await person.session.close()
      person = await room.restarted(person)
      clients.push((await person.calls.openNote({ room: room.id, note })).client)
    }
    expect(new Set(clients).size).toBe(3)
  })
})
