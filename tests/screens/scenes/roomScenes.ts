import { eventOf } from '../../support/fakeViews.ts'
import type { Scene } from '../scene.ts'
import { enterRoom, openNote, peopleFor } from './rooms.ts'

/** The room itself: talk, people and notes. */
export const roomScenes: readonly Scene[] = [
  {
    name: 'room-new',
    reach: ({ core, session }) => {
      const { room } = core.addRoom({ title: 'Tuesday' })
      session.go({ at: 'room', room })
    },
  },
  { name: 'room-facilitator', reach: stage => void enterRoom(stage) },
  { name: 'room-member', reach: stage => void enterRoom(stage, { role: 'member' }) },
  {
    name: 'room-people',
    reach: async stage => {
      enterRoom(stage)
      if (matchMedia('(max-width: 60rem)').matches) await stage.press('pane-people')
      await stage.press('person-menu')
    },
  },
  {
    name: 'room-person-question',
    reach: async stage => {
      enterRoom(stage)
      await stage.press('person-menu')
      await stage.press('remove')
    },
  },
  {
    name: 'room-message-question',
    reach: async stage => {
      enterRoom(stage)
      await stage.pressLast('takeBack')
    },
  },
  {
    name: 'room-invitation',
    reach: async stage => {
      enterRoom(stage)
      await stage.press('invitation-create')
      await stage.see('invitation-text')
    },
  },
  {
    name: 'room-applicant',
    reach: async stage => {
      enterRoom(stage, { waiting: [{ applicant: 'a'.repeat(32), name: '小雨', triesLeft: 3 }] })
      await stage.see('admit')
    },
  },
  {
    name: 'room-news',
    reach: async stage => {
      const { room, events } = enterRoom(stage, { role: 'member' })
      await stage.see('message-box')
      const more = [eventOf('removed', { name: '은하' }), eventOf('renamed', { name: 'Wednesday' })]
      stage.core.changeRoom(room, { events: [...events, ...more], title: 'Wednesday' })
    },
  },
  { name: 'room-alone', reach: stage => void enterRoom(stage, { connection: 'alone' }) },
  { name: 'room-ended-connection', reach: stage => void enterRoom(stage, { connection: 'ended' }) },
  { name: 'room-paused', reach: stage => void enterRoom(stage, { role: 'member', paused: true }) },
  { name: 'room-securing', reach: stage => void enterRoom(stage, { securing: true }) },
  {
    name: 'room-removed',
    reach: stage => void enterRoom(stage, { role: 'member', removed: true, connection: 'ended' }),
  },
  {
    name: 'room-standing',
    reach: stage => {
      const [first, second, third] = peopleFor('facilitator')
      if (!first || !second || !third) return
      enterRoom(stage, {
        members: [first, { ...second, suspended: true }, { ...third, twofold: true }],
        knowing: { known: 1, others: 2 },
        locked: true,
      })
    },
  },
  {
    name: 'room-note',
    reach: stage => openNote(stage, enterRoom(stage), 'Plan 计划 계획'),
  },
  {
    name: 'room-note-ask',
    reach: async stage => {
      enterRoom(stage)
      await stage.press('note-new-open')
    },
  },
  {
    name: 'room-note-new',
    reach: async stage => {
      enterRoom(stage)
      await stage.press('note-new-open')
      await stage.press('note-ask-yes')
    },
  },
  { name: 'room-ended', reach: stage => void enterRoom(stage, { role: 'member', ended: true }) },
  {
    name: 'room-ending',
    reach: stage => void enterRoom(stage, { ending: { confirmed: 1, others: 2, missing: ['은하'] } }),
  },
]
