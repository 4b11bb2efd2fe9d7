import { XmlElement, XmlText } from 'yjs'
import { memberOf } from '../../support/fakeViews.ts'
import type { Scene, Stage } from '../scene.ts'

/** A member in a room with a note in it. */
function inRoom({ session, core }: Stage) {
  const members = [memberOf('May', { role: 'facilitator' }), memberOf('小河', { self: true })]
  const { room } = core.addRoom({ role: 'member', connection: 'here', members })
  const note = core.addNote(room, 'Plan')
  core.writeNote(room, note, doc => {
    const line = new XmlElement('paragraph')
    line.insert(0, [new XmlText('星期一给热线打电话。')])
    doc.getXmlFragment('note').insert(0, [line])
  })
  session.go({ at: 'room', room })
  return room
}

/** A member on the page on which she chooses what to keep. */
function leaving(stage: Stage): void {
  stage.session.go({ at: 'ending', room: inRoom(stage) })
}

/** What a member agreed to, how she may be reached, and leaving a room, to the page after it. */
export const endingScenes: readonly Scene[] = [
  {
    name: 'room-agreed',
    reach: async stage => {
      inRoom(stage)
      await stage.press('open-agreed')
    },
  },
  {
    name: 'room-contact',
    reach: async stage => {
      inRoom(stage)
      await stage.press('open-contact')
      await stage.see('contact-preview')
    },
  },
  { name: 'ending', reach: leaving },
  {
    name: 'ending-notes',
    reach: async stage => {
      leaving(stage)
      await stage.press('ending-notes')
      await stage.press('ending-note')
      await stage.see('ending-text')
    },
  },
  {
    name: 'ending-room',
    reach: async stage => {
      leaving(stage)
      await stage.press('ending-room')
    },
  },
  {
    name: 'ending-room-question',
    reach: async stage => {
      const room = inRoom(stage)
      await stage.session.createProfile('four words of your own')
      stage.session.go({ at: 'ending', room })
      await stage.press('ending-room')
      await stage.press('keep-room')
    },
  },
  { name: 'left', reach: ({ session }) => session.go({ at: 'left', how: 'closed' }) },
  { name: 'left-for-good', reach: ({ session }) => session.go({ at: 'left', how: 'forGood' }) },
  { name: 'left-ended', reach: ({ session }) => session.go({ at: 'left', how: 'ended' }) },
]
