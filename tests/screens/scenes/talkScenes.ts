import { replyOf } from '../../support/fakeViews.ts'
import type { Scene, Stage } from '../scene.ts'
import { enterRoom, openNote, THIRD } from './rooms.ts'

/** A room with an answer, something that may be hard to read, and a long message. */
function enterTalk(stage: Stage) {
  const view = enterRoom(stage)
  const [first] = stage.core.timeline(view.room)
  const { room } = view
  if (first)
    stage.core.addMessage(room, { authorName: '小河', text: '谢谢你这么说。', reply: replyOf(first) })
  stage.core.addMessage(room, { authorName: '小河', text: '后来发生的事情。'.repeat(200) })
  stage.core.addMessage(room, {
    author: THIRD,
    authorName: '은하',
    text: '그날 이야기를 조금 적어 둘게요.',
    contentNote: '그날 밤',
  })
  return view
}

/** What can be done with messages: answering, folding, searching, copying, and writing privately. */
export const talkScenes: readonly Scene[] = [
  { name: 'talk-noted', reach: stage => void enterTalk(stage) },
  {
    name: 'talk-noted-shown',
    reach: async stage => {
      enterTalk(stage)
      await stage.press('noted-show')
    },
  },
  {
    name: 'talk-answering',
    reach: async stage => {
      enterTalk(stage)
      await stage.press('answer')
    },
  },
  {
    name: 'talk-topic',
    reach: async stage => {
      enterTalk(stage)
      await stage.press('topic-toggle')
      await stage.write('topic', '어두운 밤')
    },
  },
  {
    name: 'talk-more',
    reach: async stage => {
      enterTalk(stage)
      await stage.pressLast('hide')
    },
  },
  {
    name: 'sheet-search',
    reach: async stage => {
      enterTalk(stage)
      await stage.press('open-search')
      await stage.write('search-text', '我')
      await stage.press('search-go')
      await stage.see('found')
    },
  },
  {
    name: 'sheet-copy',
    reach: async stage => {
      enterTalk(stage)
      await stage.press('open-copy')
    },
  },
  {
    name: 'room-note-private',
    reach: async stage => {
      await openNote(stage, enterRoom(stage, { role: 'member' }), 'Plan 计划 계획')
      await stage.write('note-private', '아직 아무에게도 보이지 않아요.')
    },
  },
]
