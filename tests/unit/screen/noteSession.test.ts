import { describe, expect, it, vi } from 'vitest'
import { XmlElement, XmlText } from 'yjs'
import { OWN_CLIENT } from '../../support/fakeCoreHandlers.ts'
import { fakeSession, until } from '../../support/fakeSession.ts'

describe('an open note', () => {
  async function openNote() {
    const all = fakeSession()
    const { room } = all.core.addRoom()
    const note = all.core.addNote(room, 'Plan')
    const { session: opened, close } = all.session.openNote(room, note)
    const { mirror } = await until(opened.state, state => state.mirror !== null)
    if (!mirror) throw new Error('The note did not open.')
    const inCore = () => all.core.notes.get(note)?.doc.getText('words').toString()
    return { ...all, room, note, opened, close, mirror, inCore }
  }

  it('hands changes over and shows those of others', async () => {
    const { core, room, note, mirror, inCore } = await openNote()
    mirror.doc.getText('words').insert(0, 'mine ')
    await mirror.queue.flush()
    expect(inCore()).toBe('mine ')
    core.writeNote(room, note, doc => doc.getText('words').insert(5, 'theirs'))
    await vi.waitFor(() => expect(mirror.doc.getText('words').toString()).toBe('mine theirs'))
    expect(mirror.doc.clientID).toBe(OWN_CLIENT)
  })

  it('hands over what is left when it is closed, and opens again only after that', async () => {
    const { session, room, note, mirror, close, inCore, core } = await openNote()
    mirror.doc.getText('words').insert(0, 'last words')
    close()
    const again = session.openNote(room, note)
    const { mirror: second } = await until(again.session.state, state => state.mirror !== null)
    expect(inCore()).toBe('last words')
    expect(second?.doc.getText('words').toString()).toBe('last words')
    expect(core.calls.slice(-4)).toEqual(['openNote', 'updateNote', 'closeNote', 'openNote'])
  })

  it('is opened again when core refuses a change, with the refused words kept', async () => {
    const { core, opened, mirror } = await openNote()
    const paragraph = new XmlElement('paragraph')
    mirror.fragment.insert(0, [paragraph])
    paragraph.insert(0, [new XmlText('my words')])
    core.refusals.set('updateNote', 'NOTE_TOO_LARGE')
    await mirror.queue.flush()
    const state = await until(opened.state, now => now.refused !== null && now.mirror !== null)
    expect(state.refused).toEqual({ code: 'NOTE_TOO_LARGE', text: 'my words' })
    expect(state.mirror?.fragment.length).toBe(0)
    opened.putRefusedAway()
    expect(opened.state.get().refused).toBeNull()
  })

  it('is opened again when core has built it anew, with nothing to put away when all was in it', async () => {
    const { core, room, note, opened, mirror } = await openNote()
    core.rebuildNote(room, note, doc => doc.getText('words').insert(0, 'built anew'))
    const state = await until(opened.state, now => now.mirror !== null && now.mirror !== mirror)
    expect(state.mirror?.doc.getText('words').toString()).toBe('built anew')
    expect(state.refused).toBeNull()
    state.mirror?.doc.getText('words').insert(0, 'still ')
    await state.mirror?.queue.flush()
    expect(core.notes.get(note)?.doc.getText('words').toString()).toBe('still built anew')
  })

  it('keeps what was not in it yet as text when core has built it anew', async () => {
    const { core, room, note, opened, mirror } = await openNote()
    const paragraph = new XmlElement('paragraph')
    mirror.fragment.insert(0, [paragraph])
    paragraph.insert(0, [new XmlText('not sent yet')])
    core.rebuildNote(room, note, () => undefined)
    const state = await until(opened.state, now => now.mirror !== null && now.mirror !== mirror)
    expect(state.refused).toEqual({ code: 'NOTE_CLOCK', text: 'not sent yet' })
    expect(core.calls.filter(call => call === 'updateNote')).toEqual([])
  })

  it('does not open a third time when the old copy is refused afterwards', async () => {
    const { core, room, note, opened, mirror } = await openNote()
    mirror.fragment.insert(0, [new XmlElement('paragraph')])
    core.refusals.set('updateNote', 'NOTE_CLOCK')
    const flushed = mirror.queue.flush()
    core.rebuildNote(room, note, () => undefined)
    await flushed
    await until(opened.state, now => now.mirror !== null && now.mirror !== mirror)
    expect(core.calls.filter(call => call === 'openNote')).toHaveLength(2)
  })

  it('counts only the last answer when it is built anew while it opens', async () => {
    const { session, core } = fakeSession()
    const { room } = core.addRoom()
    const note = core.addNote(room, 'Plan')
    const { session: opened } = session.openNote(room, note)
    await Promise.resolve()
    opened.replaced()
    const { mirror } = await until(opened.state, state => state.mirror !== null)
    await vi.waitFor(() => expect(core.calls.filter(call => call === 'openNote')).toHaveLength(2))
    expect(opened.state.get().mirror).toBe(mirror)
  })
})
