import { describe, expect, it } from 'vitest'
import { createStore } from '../../../renderer/screen/session/createStore.ts'
import { createScreenEvents } from '../../../renderer/screen/session/screenEvents.ts'
import { firstScreenState } from '../../../renderer/screen/session/screenState.ts'
import type { RoomView } from '../../../shared/ports/screenViews.ts'
import type { RoomId } from '../../../shared/room/ids.ts'
import { memberOf, roomOf } from '../../support/fakeViews.ts'

const room = 'a'.repeat(32) as RoomId

const viewOf = (names: string, known: number): RoomView =>
  roomOf({
    room,
    members: [...names].map(name => memberOf(name, { self: name === 'a' })),
    knowing: { known, others: names.length - 1 },
  })

/** The screen after core reported these views; tells whether the last change is still not known everywhere. */
function screen() {
  const state = createStore(firstScreenState)
  const { listeners } = createScreenEvents(state)
  return {
    report: (view: RoomView) => listeners.roomChanged({ view }),
    enter: () => listeners.joinChanged({ state: 'admitted', room }),
    unsettled: () => state.get().unsettled.includes(room),
  }
}

describe('whether everybody knows who is in the room', () => {
  it('a removal is unsettled until every other computer has confirmed it', () => {
    const { report, unsettled } = screen()
    report(viewOf('abcd', 3))
    report(viewOf('abc', 0))
    expect(unsettled()).toBe(true)
    report(viewOf('abc', 1))
    expect(unsettled()).toBe(true)
    report(viewOf('abc', 2))
    expect(unsettled()).toBe(false)
  })

  it('so is one that comes while an earlier one is not known everywhere', () => {
    const { report, unsettled } = screen()
    for (const view of [viewOf('abcd', 3), viewOf('abc', 1), viewOf('ab', 0)]) report(view)
    expect(unsettled()).toBe(true)
  })

  it('an admission is unsettled too, and who replaces somebody counts', () => {
    const { report, unsettled } = screen()
    report(viewOf('ab', 1))
    report(viewOf('ac', 0))
    expect(unsettled()).toBe(true)
  })

  it('nothing is unsettled when nobody else is left', () => {
    const { report, unsettled } = screen()
    report(viewOf('ab', 1))
    report(viewOf('a', 0))
    expect(unsettled()).toBe(false)
  })

  it('renewed keys, another order, and a room opened again are no change of people', () => {
    const { report, unsettled } = screen()
    report(viewOf('abc', 0))
    report(viewOf('abc', 2))
    report(viewOf('abc', 0))
    report(viewOf('acb', 1))
    expect(unsettled()).toBe(false)
  })

  it.each(['before', 'after'])('coming in is a change of people, with the view %s it', order => {
    const { report, enter, unsettled } = screen()
    if (order === 'before') report(viewOf('abc', 1))
    enter()
    if (order === 'after') report(viewOf('abc', 1))
    expect(unsettled()).toBe(true)
    report(viewOf('abc', 2))
    expect(unsettled()).toBe(false)
  })

  it('whoever comes in when all know already leaves nothing unsettled', () => {
    const { report, enter, unsettled } = screen()
    report(viewOf('ab', 1))
    enter()
    report(viewOf('ab', 0))
    expect(unsettled()).toBe(false)
  })
})
