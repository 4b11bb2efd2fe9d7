import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import type { RecordId } from '../../../shared/room/ids.ts'
import { laterRefusal, there } from '../../support/refusals.ts'
import { keptRecords, keptWords } from '../../support/session/keptRecords.ts'
import { roomWithKeepers, type SimulatedRoom } from '../../support/session/simulatedRoom.ts'
import type { SimulatedPerson } from '../../support/session/simulatedSession.ts'

const SECRET = '他的地址 marigold 12'
const OTHER = 'and this stays 金盏花'

beforeAll(cryptoReady)

/** Bora and Lin keep what is said; Bora has said two things, and everybody has them on disk. */
async function setup() {
  const { room, people } = await roomWithKeepers('Bora', 'Lin')
  const [bora, lin] = [there(people[0]), there(people[1])]
  await bora.say(SECRET)
  room.clock.advance(2_000)
  await bora.say(OTHER)
  await pass(room)
  return { room, counsellor: room.counsellor, bora, lin, secret: await recordOf(bora, SECRET) }
}

/** Enough time for everything to be told and saved. */
async function pass(room: SimulatedRoom): Promise<void> {
  room.clock.advance(5_000)
  await Promise.resolve()
}

async function recordOf(person: SimulatedPerson, words: string): Promise<RecordId> {
  return there((await person.timeline()).find(({ text }) => text === words)).record as RecordId
}

async function shown(person: SimulatedPerson) {
  return (await person.timeline()).map(({ text, removed, hiddenByFacilitator }) => [
    text,
    removed,
    hiddenByFacilitator,
  ])
}

describe('a message that its author removes', () => {
  it('is gone on every device, and nowhere in what they keep', async () => {
    const { room, counsellor, bora, lin, secret } = await setup()
    expect(await keptWords(lin, SECRET, OTHER)).toEqual([SECRET, OTHER])
    await bora.calls.removeMessage({ room: room.id, record: secret })
    await pass(room)
    for (const person of [counsellor, bora, lin]) {
      expect(await shown(person)).toEqual([
        ['', true, false],
        [OTHER, false, false],
      ])
    }
    for (const person of [bora, lin]) expect(await keptWords(person, SECRET, OTHER)).toEqual([OTHER])
  })

  it('stays gone after a restart: its place, id and signature hold, and the room talks on', async () => {
    const { room, counsellor, bora, lin, secret } = await setup()
    await bora.calls.removeMessage({ room: room.id, record: secret })
    await pass(room)
    await lin.session.close()
    const again = await room.restarted(lin)
    await pass(room)
    await again.say('I am back')
    await pass(room)
    expect((await again.words()).slice(1)).toEqual([OTHER, 'I am back'])
    expect(await shown(again)).toEqual(await shown(counsellor))
    expect(there((await keptRecords(again)).find(({ id }) => id === secret)).body).toBeNull()
    expect(await keptWords(again, SECRET, OTHER)).toEqual([OTHER])
    expect(again.session.refusals).toEqual(new Map())
  })

  it('is given as a husk to who was away: the words never reach her', async () => {
    const { room, counsellor, bora, lin } = await setup()
    await lin.session.close()
    await bora.say('a second secret')
    await pass(room)
    await bora.calls.removeMessage({ room: room.id, record: await recordOf(bora, 'a second secret') })
    await pass(room)
    // in a new epoch there is a new carrier: what she lacks she gets from members
    const late = await room.person('Late', true)
    await room.letIn(late)
    const again = await room.restarted(lin)
    await room.until(() => again.room().members.length === 4 && again.room().connection === 'here')
    room.clock.advance(120_000)
    await pass(room)
    expect(await shown(again)).toEqual(await shown(counsellor))
    expect(await again.words()).toEqual([SECRET, OTHER, ''])
    expect((await keptRecords(again)).filter(({ body }) => body === null)).toHaveLength(1)
    expect(await keptWords(again, 'a second secret', OTHER)).toEqual([OTHER])
  })

  it('is nobody else’s to remove, and cannot be one that nobody knows', async () => {
    const { room, counsellor, lin, secret } = await setup()
    for (const person of [lin, counsellor])
      expect(await laterRefusal(() => person.calls.removeMessage({ room: room.id, record: secret }))).toBe(
        'NOT_ALLOWED',
      )
    const unknown = 'ab'.repeat(32) as RecordId
    expect(await laterRefusal(() => lin.calls.removeMessage({ room: room.id, record: unknown }))).toBe(
      'RECORD_UNKNOWN',
    )
    await pass(room)
    expect(await lin.words()).toEqual([SECRET, OTHER])
  })

  it('is removed once, however often that is asked for, and not while the room is closed', async () => {
    const { room, bora, secret } = await setup()
    await bora.calls.removeMessage({ room: room.id, record: secret })
    await bora.calls.removeMessage({ room: room.id, record: secret })
    await pass(room)
    expect((await keptRecords(bora)).filter(({ header }) => header.type === 'remove')).toHaveLength(1)
    await bora.calls.closeRoom({ room: room.id })
    expect(await laterRefusal(() => bora.calls.removeMessage({ room: room.id, record: secret }))).toBe(
      'ROOM_CLOSED',
    )
  })
})

describe('a message that a facilitator hides', () => {
  it('is gone everywhere in the same way, and shown as hidden also after a restart', async () => {
    const { room, counsellor, bora, lin, secret } = await setup()
    await counsellor.calls.hideMessage({ room: room.id, record: secret })
    await pass(room)
    for (const person of [counsellor, bora, lin]) expect((await shown(person))[0]).toEqual(['', false, true])
    for (const person of [bora, lin]) expect(await keptWords(person, SECRET, OTHER)).toEqual([OTHER])
    await bora.session.close()
    const again = await room.restarted(bora)
    await pass(room)
    expect((await shown(again))[0]).toEqual(['', false, true])
  })

  it('is not hidden by a member', async () => {
    const { room, bora, lin, secret } = await setup()
    expect(await laterRefusal(() => lin.calls.hideMessage({ room: room.id, record: secret }))).toBe(
      'NOT_ALLOWED',
    )
    await pass(room)
    expect(await bora.words()).toEqual([SECRET, OTHER])
  })
})
