import { describe, expect, it } from 'vitest'
import { chatText, messageText } from '../../../renderer/screen/session/chatText.ts'
import { foldedText } from '../../../renderer/screen/session/foldedText.ts'
import { isOpen } from '../../../renderer/screen/session/messageOpen.ts'
import { readableTopic } from '../../../renderer/screen/session/readableTopic.ts'
import { readWholeChat } from '../../../renderer/screen/session/readWholeChat.ts'
import { searchWhole } from '../../../renderer/screen/session/searchWhole.ts'
import { checkContentNote } from '../../../shared/documents/chat/contentNote.ts'
import { formatMessage } from '../../../shared/i18n/formatMessage.ts'
import type { MessageView } from '../../../shared/ports/screenViews.ts'
import type { RecordId, RoomId } from '../../../shared/room/ids.ts'
import { messageOf, replyOf } from '../../support/fakeViews.ts'

const id = (at: number) => at.toString(16).padStart(64, '0') as RecordId
const room = 'a'.repeat(32) as RoomId
const none: ReadonlySet<RecordId> = new Set()

describe('a long message', () => {
  it('is folded over 1,200 characters or 12 lines, and not before', () => {
    expect(foldedText('x'.repeat(1200))).toBeNull()
    expect(foldedText('x'.repeat(1201))).toBe('x'.repeat(600))
    expect(foldedText('a\n'.repeat(11))).toBeNull()
    expect(foldedText('a\n'.repeat(12))).toBe(Array(12).fill('a').join('\n'))
  })

  it('is never cut inside a character', () => {
    expect(foldedText(`${'x'.repeat(599)}😀${'y'.repeat(900)}`)).toBe('x'.repeat(599))
    expect(foldedText(`${'\n'.repeat(40)}${'x'.repeat(16_000)}`)).toBe('\n'.repeat(11))
  })
})

describe('a topic', () => {
  it.each([
    ['  어두운\n밤 ', '어두운 밤'],
    ['\u202ea\u0000b', 'a b'],
    ['👨\u200d👩\u200d👧', '👨 👩 👧'],
    ['e\u0301', '\u00e9'],
    [' \u200b ', ''],
    ['x'.repeat(200), 'x'.repeat(80)],
    [`${'x'.repeat(79)}😀`, 'x'.repeat(79)],
  ])('%j may be sent as %j', (typed, sent) => {
    expect(readableTopic(typed)).toBe(sent)
    expect(checkContentNote(readableTopic(typed))).toBe(sent)
  })
})

describe('what may be hard to read', () => {
  it('is open to its author, and to whoever opened it', () => {
    const message = messageOf({ contentNote: 'a fall' })
    expect(isOpen(message, none)).toBe(false)
    expect(isOpen(message, new Set([message.record]))).toBe(true)
    expect(isOpen({ ...message, mine: true }, none)).toBe(true)
    expect(isOpen(messageOf(), none)).toBe(true)
  })
})

const copy = (opened = none) => ({
  words: (...[key, values]: [Parameters<typeof formatMessage>[1], Parameters<typeof formatMessage>[2]?]) =>
    formatMessage('en', key, values),
  moment: () => 'Monday',
  opened,
})

describe('a talk that is copied', () => {
  it('says who wrote, when and what, and what was answered', () => {
    const target = messageOf({ text: 'Are you there?' })
    expect(messageText(target, copy())).toBe('Heron, Monday\nAre you there?')
    expect(messageText(messageOf({ mine: true, text: 'Yes', reply: replyOf(target) }), copy())).toBe(
      'You, Monday\nAnswer to Heron: Are you there?\nYes',
    )
  })

  it('has no words that were taken away, also where they were answered', () => {
    const gone = messageOf({ text: '', removed: true })
    expect(messageText(gone, copy())).toBe('Heron, Monday\nThis message was taken back.')
    expect(messageText(messageOf({ reply: replyOf(gone) }), copy())).toBe('Heron, Monday\nwords')
  })

  it('has of what may be hard to read the topic alone, until it was opened', () => {
    const noted = messageOf({ contentNote: 'a fall', text: 'the words' })
    expect(messageText(noted, copy())).toBe('Heron, Monday\nMay be hard to read: a fall')
    expect(messageText(noted, copy(new Set([noted.record])))).toContain('the words')
    expect(messageText(messageOf({ reply: replyOf(noted) }), copy())).not.toContain('the words')
  })

  it('of more than two million characters keeps the newest', () => {
    const all = Array.from({ length: 200 }, (_, at) => messageOf({ text: `${at} ${'x'.repeat(15_900)}` }))
    const { text, count, cut } = chatText(all, copy())
    expect(cut).toBe(true)
    expect(text.length).toBeLessThanOrEqual(2_000_000)
    expect(text).toContain('\n199 x')
    expect(count).toBeLessThan(130)
    expect(chatText(all.slice(-3), copy())).toMatchObject({ count: 3, cut: false })
  })
})

/** Pages over so many messages, as core gives them. */
const pages = (count: number) => {
  const all = Array.from({ length: count }, (_, at) => messageOf({ record: id(at) }))
  return {
    all,
    readPage: async (before: number | null, limit: number) => {
      const end = Math.min(before ?? count, count)
      const start = Math.max(0, end - limit)
      return { ok: true as const, value: { messages: all.slice(start, end), start, total: count } }
    },
  }
}

describe('reading the whole talk', () => {
  it.each([
    [0, 0],
    [1, 0],
    [200, 0],
    [999, 0],
    [999, 350],
    [999, 998],
  ])('gives each of %i messages from position %i on once, in order', async (count, from) => {
    const { all, readPage } = pages(count)
    expect(await readWholeChat(readPage, from)).toEqual({
      ok: true,
      value: { messages: all.slice(from), whole: true },
    })
  })

  it('stops after twenty thousand and says so', async () => {
    const { all, readPage } = pages(30_000)
    const read = await readWholeChat(readPage, 0)
    expect(read).toMatchObject({ ok: true, value: { whole: false } })
    expect(read.ok && read.value.messages).toEqual(all.slice(-20_000))
  })

  it('says why it was refused', async () => {
    expect(await readWholeChat(async () => ({ ok: false, code: 'ROOM_UNKNOWN' }), 0)).toEqual({
      ok: false,
      code: 'ROOM_UNKNOWN',
    })
  })
})

describe('a search of the whole talk', () => {
  /** A core that looks at ten positions a call and finds one message in each. */
  const caller = (calls: unknown[]) => ({
    searchTimeline: async (request: { before?: number | undefined; limit: number }) => {
      calls.push(request)
      const reached = (request.before ?? 100) - 10
      const found: { position: number; message: MessageView }[] = [
        { position: reached, message: messageOf({ record: id(reached) }) },
      ]
      return { ok: true as const, value: { found, more: reached > 0, reached } }
    },
  })

  it('goes on until all was looked through', async () => {
    const calls: unknown[] = []
    const isWanted = () => true
    const result = await searchWhole({ caller: caller(calls), room, text: 'x', opened: none, isWanted })
    expect(result.found.map(({ record }) => record)).toEqual([90, 80, 70, 60, 50, 40, 30, 20, 10, 0].map(id))
    expect(result).toMatchObject({ more: false, error: null })
    expect(calls).toHaveLength(10)
  })

  it('stops when nobody waits for it any more', async () => {
    const calls: unknown[] = []
    const isWanted = () => calls.length < 3
    await searchWhole({ caller: caller(calls), room, text: 'x', opened: none, isWanted })
    expect(calls).toHaveLength(3)
  })
})
