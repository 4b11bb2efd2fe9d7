import { describe, expect, it } from 'vitest'
import { createStore } from '../../../renderer/screen/session/createStore.ts'
import { freshEvents } from '../../../renderer/screen/session/freshEvents.ts'
import { createScreenEvents } from '../../../renderer/screen/session/screenEvents.ts'
import { firstScreenState } from '../../../renderer/screen/session/screenState.ts'
import type { EventView } from '../../../shared/ports/screenViews.ts'
import { fakeSession, until } from '../../support/fakeSession.ts'
import { eventOf, roomOf } from '../../support/fakeViews.ts'

/** The screen after core reported a room with these events. */
function screen() {
  const state = createStore(firstScreenState)
  const { listeners } = createScreenEvents(state)
  const { room } = roomOf()
  return {
    report: (...events: EventView[]) => listeners.roomChanged({ view: roomOf({ events }) }),
    gone: () => listeners.roomGone({ room }),
    news: () => state.get().news.get(room) ?? [],
  }
}

const [first, second, third] = [eventOf('added'), eventOf('promoted'), eventOf('removed')]

describe('what happened in a room', () => {
  it('is no news when the room is first seen', () => {
    const { report, news } = screen()
    report(first, second)
    expect(news()).toEqual([])
  })

  it('is news from then on, in order, until the room is gone', () => {
    const { report, news, gone } = screen()
    report(first)
    report(first, second)
    report(first, second)
    report(first, second, third)
    expect(news()).toEqual([second, third])
    gone()
    expect(news()).toEqual([])
  })

  it('is news too when it turns out late that it came before something known', () => {
    const { report, news } = screen()
    report(first, third)
    report(first, second, third)
    expect(news()).toEqual([second])
  })

  it('is not new again when older events fall off the end', () => {
    const { report, news } = screen()
    report(first, second)
    report(second, third)
    expect(news()).toEqual([third])
  })

  it('is news each time when the same happens twice at one moment', () => {
    const { report, news } = screen()
    report(first)
    report(first, first)
    expect(news()).toEqual([first])
  })

  it('is no second news when its time becomes known later', () => {
    const { report, news } = screen()
    report(first)
    report(first, { ...second, at: 0 })
    report(first, second)
    expect(news()).toEqual([{ ...second, at: 0 }])
  })

  it('makes no news of the rest when something was taken back', () => {
    const { report, news } = screen()
    report(first, second, third)
    report(first, third)
    expect(news()).toEqual([])
  })

  it('is news in a long list in which the same comes again and again', () => {
    const pause = Array.from({ length: 50 }, (_, at) => eventOf(at % 2 === 0 ? 'paused' : 'resumed', { at }))
    const next = eventOf('paused', { at: 50 })
    expect(freshEvents(pause, [...pause.slice(1), next])).toEqual([next])
    expect(freshEvents(pause, pause)).toEqual([])
    expect(freshEvents([], [first])).toEqual([first])
  })

  it('is put away by the person, and what comes then is news again', async () => {
    const { session, core } = fakeSession()
    const { room } = core.addRoom()
    core.addEvent(room, 'paused')
    await until(session.state, ({ news }) => news.get(room)?.length === 1)
    session.putNewsAway(room)
    expect(session.state.get().news.get(room)).toBeUndefined()
    core.addEvent(room, 'resumed')
    const { news } = await until(session.state, state => state.news.has(room))
    expect(news.get(room)?.map(({ kind }) => kind)).toEqual(['resumed'])
    await session.closeRoom(room)
    expect(session.state.get().news.size).toBe(0)
  })
})
