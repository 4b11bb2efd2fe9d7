import type { MessageView, RoomView } from '../../../shared/ports/screenViews.ts'
import type { DeviceId, RoomId } from '../../../shared/room/ids.ts'
import { eventOf, memberOf } from '../../support/fakeViews.ts'
import type { Stage } from '../scene.ts'

/** Half past nine on the day of the stage. */
const MORNING = Date.UTC(2026, 10, 24, 9, 30)
const MINUTE = 60_000

/** Neither of the two who talk most. */
export const THIRD = '3'.padStart(32, '0') as DeviceId

const TALK: readonly Partial<MessageView>[] = [
  { mine: true, text: '你好，我在这里。你不用解释，想说多少就说多少。', delivered: 2, others: 2 },
  { text: '谢谢。我有点害怕，不知道从哪里开始。' },
  { mine: true, text: 'There is no hurry. You decide what you tell, and when.', delivered: 2, others: 2 },
  {
    author: THIRD,
    authorName: '은하',
    text: '저도 여기 있어요. 천천히 하셔도 됩니다. 오늘 꼭 다 이야기하지 않아도 괜찮아요.',
  },
  { text: '', removed: true },
  { mine: true, text: 'Shall I write down what we agreed?', delivered: 1, others: 2 },
  { mine: true, text: '我也可以先不写。', delivered: 0, others: 2 },
]

/** Who is in the room of the scenes, as its facilitator or as a member sees it. */
export function peopleFor(role: RoomView['role'], here = true): RoomView['members'] {
  return [
    memberOf('Willow', { role: 'facilitator', self: role === 'facilitator', here }),
    memberOf('小河', { self: role === 'member', here }),
    memberOf('은하', { here: false }),
  ]
}

/** Fills the talk of a room, as its facilitator or as a member sees it. */
export function talkIn({ core }: Stage, room: RoomId, role: RoomView['role']): void {
  const [me, other] = role === 'facilitator' ? ['Willow', '小河'] : ['小河', 'Willow']
  for (const [index, message] of TALK.entries()) {
    const authorName = message.mine ? me : other
    core.addMessage(room, { authorName, at: MORNING + index * MINUTE, ...message })
  }
}

/** Makes a room, with its talk, and goes in. */
export function enterRoom(stage: Stage, change: Partial<RoomView> = {}): RoomView {
  const role = change.role ?? 'facilitator'
  const view = stage.core.addRoom({
    title: 'Tuesday 周二 화요일',
    connection: 'here',
    members: peopleFor(role, (change.connection ?? 'here') === 'here'),
    events: [
      eventOf('added', { name: '小河', at: MORNING }),
      eventOf('added', { name: '은하', at: MORNING }),
    ],
    ...change,
  })
  talkIn(stage, view.room, role)
  stage.session.go({ at: 'room', room: view.room })
  return view
}

/** Makes a note with words in it, and opens it. */
export async function openNote(stage: Stage, { room }: RoomView, title: string): Promise<void> {
  stage.core.addNote(room, title)
  await stage.press('note-item')
  await stage.see('note-editor')
}
