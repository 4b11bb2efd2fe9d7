import { describe, expect, it } from 'vitest'
import type { Words } from '../../../renderer/screen/hooks/useWords.ts'
import { readNote } from '../../../renderer/screen/session/readNote.ts'
import { noContact, planLines, planOf, writePlan } from '../../../renderer/screen/session/safeContact.ts'
import { wordsToKeep } from '../../../renderer/screen/session/wordsToKeep.ts'
import { formatMessage } from '../../../shared/i18n/formatMessage.ts'
import { LANGUAGES, type Language } from '../../../shared/i18n/languages.ts'
import { NAME_MAX } from '../../../shared/ports/screenViews.ts'
import type { DeviceId, DocId } from '../../../shared/room/ids.ts'
import { fakeSession, until } from '../../support/fakeSession.ts'
import { memberOf } from '../../support/fakeViews.ts'

const wordsIn =
  (language: Language): Words =>
  (key, values) =>
    formatMessage(language, key, values)

async function inRoom(name = '小河') {
  const { session, core } = fakeSession()
  const { room } = core.addRoom({
    role: 'member',
    members: [memberOf(name, { self: true, device: 'e'.repeat(32) as DeviceId })],
  })
  const view = async () => {
    const { rooms } = await until(session.state, state => state.rooms.length > 0)
    const [first] = rooms
    if (!first) throw new Error('There is no room.')
    return first
  }
  return { session, core, room, view }
}

describe('a safe-contact plan', () => {
  it.each(LANGUAGES)('says in %s that nobody contacts her, unless she said how', language => {
    const words = wordsIn(language)
    expect(planLines(noContact, words)).toEqual([words('contact.line.no')])
    expect(planLines({ ...noContact, how: '555' }, words)).toEqual([words('contact.line.no')])
    const plan = { ...noContact, may: true, how: ' 555 ', word: '' }
    expect(planLines(plan, words)).toEqual([
      words('contact.line.only'),
      words('contact.line.how', { text: '555' }),
    ])
  })

  it('stands in a note of its own, is read as it was written, and is taken out again', async () => {
    const { session, core, room, view } = await inRoom()
    expect(planOf(await view())).toBeNull()
    const written = await writePlan(session, await view(), 'zh-Hans', ['第一行', '第二行'])
    expect(written.ok).toBe(true)
    const state = await until(session.state, ({ rooms }) => rooms[0]?.notes.length === 1)
    const plan = planOf(state.rooms[0] ?? (await view()))
    expect(plan?.title).toBe('安全联系方式：小河')
    if (!plan) throw new Error('There is no plan.')
    expect(await readNote(session, room, plan.note)).toBe('第一行\n第二行')
    const now = await view()
    await writePlan(session, now, 'ko', ['다시'])
    expect(await readNote(session, room, plan.note)).toBe('다시')
    await writePlan(session, now, 'ko', [])
    expect(await readNote(session, room, plan.note)).toBe('')
    expect(core.calls.filter(call => call === 'createNote')).toHaveLength(1)
  })

  it('says why it could not be written', async () => {
    const { session, core, view } = await inRoom()
    core.refusals.set('createNote', 'ROOM_PAUSED')
    expect(await writePlan(session, await view(), 'en', ['a'])).toEqual({ ok: false, code: 'ROOM_PAUSED' })
    core.refusals.clear()
    core.refusals.set('updateNote', 'ROOM_CLOSED')
    expect(await writePlan(session, await view(), 'en', ['a'])).toEqual({ ok: false, code: 'ROOM_CLOSED' })
    core.refusals.clear()
    core.refusals.set('openNote', 'NOTE_UNKNOWN')
    expect(await writePlan(session, await view(), 'en', ['a'])).toEqual({ ok: false, code: 'NOTE_UNKNOWN' })
  })

  it('has a name that fits, whatever she is called', async () => {
    const { session, view } = await inRoom('🌿'.repeat(32))
    await writePlan(session, await view(), 'en', ['a'])
    const { rooms } = await until(session.state, state => state.rooms[0]?.notes.length === 1)
    const title = rooms[0]?.notes[0]?.title ?? ''
    expect(title.length).toBeLessThanOrEqual(NAME_MAX)
    expect(title).not.toMatch(/\p{Surrogate}/u)
  })
})

describe('the words that are taken along', () => {
  const one = 'a' as DocId
  const two = 'b' as DocId
  const notes = [
    { note: one, title: '计划' },
    { note: two, title: 'Plan' },
  ]

  it('stand under the names of their notes, exactly', () => {
    expect(
      wordsToKeep(
        notes,
        new Map([
          [one, '一\n二'],
          [two, 'c'],
        ]),
      ),
    ).toBe('计划\n\n一\n二\n\n———\n\nPlan\n\nc')
  })

  it('leave out what is empty, unread or not read yet', () => {
    expect(wordsToKeep(notes, new Map([[one, '  \n']]))).toBe('')
    expect(
      wordsToKeep(
        notes,
        new Map([
          [one, null],
          [two, 'c'],
        ]),
      ),
    ).toBe('Plan\n\nc')
  })
})
