import { describe, expect, it } from 'vitest'
import { leavingWords } from '../../../renderer/screen/session/leavingWords.ts'
import { messageAction } from '../../../renderer/screen/session/messageAction.ts'
import { personActions } from '../../../renderer/screen/session/personActions.ts'
import { writingHold } from '../../../renderer/screen/session/writingHold.ts'
import { memberOf, messageOf, roomOf } from '../../support/fakeViews.ts'

describe('what can be done about a person', () => {
  const heron = memberOf('Heron')

  it('by a facilitator: make her one too, or a member again, and remove her', () => {
    expect(personActions(roomOf(), heron)).toEqual(['promote', 'remove'])
    expect(personActions(roomOf(), memberOf('Moon', { role: 'facilitator' }))).toEqual(['demote', 'remove'])
  })

  it('who was away for long is let back in first', () => {
    expect(personActions(roomOf(), memberOf('Moon', { suspended: true }))).toEqual(['readmit', 'remove'])
  })

  it.each([
    ['by a member', { role: 'member' }],
    ['by somebody who was removed', { removed: true }],
    ['while the room is being secured', { securing: true }],
  ] as const)('nothing %s', (_when, change) => {
    expect(personActions(roomOf(change), heron)).toEqual([])
  })

  it('nothing about oneself', () => {
    expect(personActions(roomOf(), memberOf('Willow', { self: true, role: 'facilitator' }))).toEqual([])
  })
})

describe('what can be done about a message', () => {
  const mine = messageOf({ mine: true })

  it('its author takes it back, a facilitator hides those of others, a member does nothing about them', () => {
    expect(messageAction(mine, roomOf({ role: 'member' }))).toBe('takeBack')
    expect(messageAction(mine, roomOf())).toBe('takeBack')
    expect(messageAction(messageOf(), roomOf())).toBe('hide')
    expect(messageAction(messageOf(), roomOf({ role: 'member' }))).toBeNull()
  })

  it('nothing once its words are gone', () => {
    expect(messageAction({ ...mine, removed: true }, roomOf())).toBeNull()
    expect(messageAction(messageOf({ hiddenByFacilitator: true }), roomOf())).toBeNull()
  })

  it('nothing once one is out of the room or while it is being secured', () => {
    expect(messageAction(mine, roomOf({ removed: true }))).toBeNull()
    expect(messageAction(mine, roomOf({ securing: true }))).toBeNull()
  })
})

describe('what holds writing', () => {
  it('a pause holds members, not facilitators', () => {
    expect(writingHold(roomOf({ paused: true, role: 'member' }))).toBe('paused')
    expect(writingHold(roomOf({ paused: true }))).toBeNull()
    expect(writingHold(roomOf({ locked: true, role: 'member' }))).toBeNull()
  })

  it('securing holds everybody and is said first', () => {
    expect(writingHold(roomOf({ securing: true }))).toBe('securing')
    expect(writingHold(roomOf({ securing: true, paused: true, role: 'member' }))).toBe('securing')
  })
})

describe('what is said before somebody leaves for good', () => {
  const other = memberOf('Moon', { role: 'facilitator' })

  it('always what it does and what it does not reach', () => {
    const view = roomOf({ role: 'member', members: [memberOf('Willow', { self: true }), other] })
    expect(leavingWords(view)).toEqual(['forGood.text', 'forGood.limits'])
  })

  it('that nobody can be told while nobody is there', () => {
    const members = [memberOf('Willow', { self: true }), other]
    for (const connection of ['alone', 'connecting', 'ended'] as const) {
      expect(leavingWords(roomOf({ role: 'member', members, connection }))).toContain('forGood.alone')
    }
  })

  it('that the room would be without a facilitator', () => {
    expect(leavingWords(roomOf())).toContain('forGood.last')
    const [willow] = roomOf().members
    if (!willow) throw new Error('Willow is in the room.')
    expect(leavingWords(roomOf({ members: [willow, other] }))).not.toContain('forGood.last')
  })

  it('neither of the two when nobody else is in the room', () => {
    const members = [memberOf('Willow', { self: true, role: 'facilitator' })]
    expect(leavingWords(roomOf({ members, connection: 'alone' }))).toEqual(['forGood.text', 'forGood.limits'])
  })
})
