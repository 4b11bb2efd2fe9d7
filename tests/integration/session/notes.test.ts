import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import type { DocId } from '../../../shared/room/ids.ts'
import { laterRefusal, there } from '../../support/refusals.ts'
import { keptRecords, keptWords } from '../../support/session/keptRecords.ts'
import { roomWithKeepers, type SimulatedRoom } from '../../support/session/simulatedRoom.ts'
import type { SimulatedPerson } from '../../support/session/simulatedSession.ts'

beforeAll(cryptoReady)

/** Enough time for everything to be told and saved. */
async function pass(room: SimulatedRoom, milliseconds = 5_000): Promise<void> {
  room.clock.advance(milliseconds)
  await Promise.resolve()
}

/** Bora and a counsellor have written a note together; then Lin comes, and keeps what she gets. */
async function setup() {
  const { room, people } = await roomWithKeepers('Bora')
  const [bora] = [there(people[0])]
  const { counsellor } = room
  const { note } = await counsellor.calls.createNote({ room: room.id, title: 'Plan' })
  const id = note as DocId
  await pass(room)
  for (const words of ['one', 'two', 'three']) {
    await bora.write(id, `Bora ${words}`)
    await pass(room)
    await counsellor.write(id, `Counsellor ${words}`)
    await pass(room)
  }
  await bora.erase(id, 2)
  await pass(room)
  const lin = await room.person('Lin', true)
  await room.letIn(lin)
  await pass(room)
  return { room, counsellor, bora, lin, note: id }
}

const refusals = (...people: SimulatedPerson[]) => people.map(({ session }) => [...session.refusals])

describe('a note from before somebody came', () => {
  it('is not hers to see, whatever is written to it, before a facilitator shares it', async () => {
    const { room, counsellor, bora, lin, note } = await setup()
    await bora.write(note, 'after she came')
    await pass(room)
    expect(lin.room().notes).toEqual([])
    expect(await laterRefusal(() => lin.calls.openNote({ room: room.id, note }))).toBe('NOTE_UNKNOWN')
    expect(await keptWords(lin, 'Bora one', 'Counsellor two')).toEqual([])
    expect(counsellor.room().notes).toMatchObject([{ title: 'Plan', shareable: true }])
    expect(bora.room().notes).toMatchObject([{ title: 'Plan', shareable: false }])
    expect(refusals(counsellor, bora, lin)).toEqual([[], [], []])
  })

  it('is shared as it is: she has it then, and the others have it once', async () => {
    const { room, counsellor, bora, lin, note } = await setup()
    const before = await bora.noteText(note)
    await counsellor.calls.shareNote({ room: room.id, note })
    await pass(room)
    expect(lin.room().notes).toMatchObject([{ note, title: 'Plan' }])
    for (const person of [counsellor, bora, lin]) expect(await person.noteText(note)).toBe(before)
    // what was deleted before is not told
    expect(await keptWords(lin, 'Bora one', 'Bora two')).toEqual(['Bora one'])
    expect(counsellor.room().notes).toMatchObject([{ title: 'Plan', shareable: false }])
    expect(refusals(counsellor, bora, lin)).toEqual([[], [], []])
  })

  it('goes on from there for everybody, who wrote before, who came, and after restarts', async () => {
    const { room, counsellor, bora, lin, note } = await setup()
    // Bora does not hear of the share while she writes: her clocks go on inside it
    bora.transport.cut()
    await bora.write(note, 'Bora away')
    await counsellor.calls.shareNote({ room: room.id, note })
    await pass(room)
    await lin.write(note, 'Lin at last')
    bora.transport.heal()
    await pass(room, 30_000)
    await bora.write(note, 'Bora back')
    await pass(room)
    const text = await counsellor.noteText(note)
    for (const words of ['Bora away', 'Lin at last', 'Bora back', 'Bora three'])
      expect(text.split(words), words).toHaveLength(2)
    for (const person of [bora, lin]) expect(await person.noteText(note)).toBe(text)
    await lin.session.close()
    const again = await room.restarted(lin)
    await pass(room, 30_000)
    expect(await again.noteText(note)).toBe(text)
    await again.write(note, 'Lin once more')
    await pass(room)
    for (const person of [counsellor, bora, again])
      expect((await person.noteText(note)).split('Lin once more')).toHaveLength(2)
    expect(refusals(counsellor, bora, again)).toEqual([[], [], []])
  })

  it('with words that came before the share reached her is whole in the end', async () => {
    const { room, counsellor, bora, lin, note } = await setup()
    await bora.write(note, 'Bora first')
    await pass(room)
    await bora.erase(note, 0)
    await pass(room)
    await counsellor.calls.shareNote({ room: room.id, note })
    await bora.write(note, 'Bora then')
    await pass(room)
    const text = await bora.noteText(note)
    expect(text).toContain('Bora then')
    expect(await lin.noteText(note)).toBe(text)
    expect(refusals(counsellor, bora, lin)).toEqual([[], [], []])
  })

  it('is shared by nobody but a facilitator', async () => {
    const { room, bora, note } = await setup()
    expect(await laterRefusal(() => bora.calls.shareNote({ room: room.id, note }))).toBe('NOT_ALLOWED')
    const unknown = 'cd'.repeat(16) as DocId
    expect(await laterRefusal(() => room.counsellor.calls.shareNote({ room: room.id, note: unknown }))).toBe(
      'NOTE_UNKNOWN',
    )
  })
})

/** A note of Bora's that is long enough for a state: six records of 50 KB; Lin knows it too. */
async function longNote() {
  const { room, people } = await roomWithKeepers('Bora', 'Lin')
  const [bora, lin] = [there(people[0]), there(people[1])]
  const { note } = await bora.calls.createNote({ room: room.id, title: 'Long' })
  const id = note as DocId
  await pass(room)
  for (let at = 0; at < 6; at++) {
    await bora.write(id, `part ${at} ${'long '.repeat(10_000)}`)
    await pass(room, 1_000)
  }
  return { room, counsellor: room.counsellor, bora, lin, note: id }
}

const pruned = async (person: SimulatedPerson) =>
  (await keptRecords(person)).filter(({ header, body }) => header.type === 'note-update' && body === null)
    .length

describe('a note that has grown long', () => {
  it('is written anew by a facilitator, and the updates it was made of are pruned where they said the same', async () => {
    const { room, counsellor, bora, lin, note } = await longNote()
    const text = await bora.noteText(note)
    expect(await pruned(bora)).toBe(0)
    await pass(room, 10_000)
    expect([await pruned(bora), await pruned(lin)]).toEqual([6, 6])
    expect(await keptWords(lin, 'part 0', 'part 5')).toEqual(['part 0', 'part 5'])
    for (const person of [counsellor, bora, lin]) expect(await person.noteText(note)).toBe(text)
    expect(refusals(counsellor, bora, lin)).toEqual([[], [], []])
  })

  it('is the same after a restart, and goes on', async () => {
    const { room, counsellor, bora, lin, note } = await longNote()
    await pass(room, 10_000)
    await bora.session.close()
    await lin.session.close()
    const [again, lins] = [await room.restarted(bora), await room.restarted(lin)]
    await pass(room)
    expect(await again.noteText(note)).toBe(await counsellor.noteText(note))
    await again.write(note, 'Bora goes on')
    await pass(room)
    await lins.write(note, 'Lin too')
    await pass(room)
    const text = await counsellor.noteText(note)
    expect(text).toMatch(/Bora goes on\nLin too$/)
    for (const person of [again, lins]) expect(await person.noteText(note)).toBe(text)
    expect(refusals(counsellor, again, lins)).toEqual([[], [], []])
  })

  it('loses nothing of what was written at the same time', async () => {
    const { room, counsellor, bora, lin, note } = await longNote()
    await lin.mirror(note)
    lin.transport.cut()
    await lin.write(note, 'Lin meanwhile')
    await pass(room, 10_000)
    expect(await pruned(bora)).toBe(6)
    lin.transport.heal()
    await pass(room, 30_000)
    const text = await counsellor.noteText(note)
    expect(text.split('Lin meanwhile')).toHaveLength(2)
    for (const person of [bora, lin]) expect(await person.noteText(note)).toBe(text)
    expect(await keptWords(bora, 'Lin meanwhile')).toEqual(['Lin meanwhile'])
    await bora.session.close()
    const again = await room.restarted(bora)
    await pass(room)
    expect(await again.noteText(note)).toBe(text)
    expect(refusals(counsellor, again, lin)).toEqual([[], [], []])
  })

  it('is given to who was away by its state: of the updates she gets the husks', async () => {
    const { room, people } = await roomWithKeepers('Bora', 'Lin')
    const [bora, lin] = [there(people[0]), there(people[1])]
    await lin.session.close()
    const { note } = await bora.calls.createNote({ room: room.id, title: 'Long' })
    for (let at = 0; at < 6; at++) {
      await bora.write(note as DocId, `part ${at} ${'long '.repeat(10_000)}`)
      await pass(room, 1_000)
    }
    await pass(room, 10_000)
    const late = await room.person('Late')
    await room.letIn(late)
    const again = await room.restarted(lin)
    await room.until(() => again.room().members.length === 4 && again.room().connection === 'here')
    await pass(room, 120_000)
    expect(await again.noteText(note as DocId)).toBe(await bora.noteText(note as DocId))
    expect(await pruned(again)).toBe(6)
    await again.write(note as DocId, 'Lin is back')
    await pass(room)
    expect(await bora.noteText(note as DocId)).toMatch(/Lin is back$/)
    expect(refusals(room.counsellor, bora, again)).toEqual([[], [], []])
  })

  it('stays as it is while no facilitator is there', async () => {
    const { room, counsellor, bora, note } = await longNote()
    counsellor.transport.cut()
    await pass(room, 60_000)
    expect(await pruned(bora)).toBe(0)
    expect(await bora.noteText(note)).toContain('part 5')
  })
})
