import { describe, expect, it } from 'vitest'
import { messageRows } from '../../../renderer/screen/screens/room/messageRows.ts'
import { createTimeline } from '../../../renderer/screen/session/createTimeline.ts'
import { endOf, WINDOW } from '../../../renderer/screen/session/timelineWindow.ts'
import type { MessageView } from '../../../shared/ports/screenViews.ts'
import type { DeviceId, RecordId } from '../../../shared/room/ids.ts'
import { messageOf } from '../../support/fakeViews.ts'

const START = Date.UTC(2026, 0, 15, 12)

function message(number: number, change: Partial<MessageView> = {}): MessageView {
  return messageOf({
    record: number.toString(16).padStart(64, '0') as RecordId,
    author: '1'.padStart(32, '0') as DeviceId,
    at: START + number * 60_000,
    text: `message ${number}`,
    ...change,
  })
}

/** A chat with so many messages, and what was asked for. */
async function setup(count: number) {
  const all = Array.from({ length: count }, (_, number) => message(number))
  const limits: number[] = []
  const timeline = createTimeline(async (before, limit) => {
    limits.push(limit)
    const end = Math.min(before ?? all.length, all.length)
    const start = Math.max(0, end - limit)
    return { ok: true, value: { messages: all.slice(start, end), start, total: all.length } }
  })
  const add = (change: Partial<MessageView> = {}) => {
    all.push(message(all.length, change))
    return timeline.changed(all.length - 1, all.length)
  }
  const state = () => timeline.state.get()
  const texts = () => state().shown.messages.map(({ text }) => text)
  await timeline.newer()
  return { all, limits, timeline, add, state, texts }
}

/** The window is what it says: the right messages at the right places, without a gap. */
function expectWhole(
  all: readonly MessageView[],
  shown: { start: number; messages: readonly MessageView[] },
) {
  expect(shown.messages).toEqual(all.slice(shown.start, shown.start + shown.messages.length))
}

describe('the window over the chat', () => {
  it('begins with the newest messages, not with all', async () => {
    const { all, state, limits } = await setup(100_000)
    expect(state().shown).toMatchObject({ start: 99_900, total: 100_000 })
    expectWhole(all, state().shown)
    expect(limits).toEqual([100])
  })

  it('reads older pages, never keeps more than its size, and comes back', async () => {
    const { all, state, timeline } = await setup(100_000)
    for (let page = 0; page < 20; page += 1) {
      await timeline.older()
      expectWhole(all, state().shown)
      expect(state().shown.messages.length).toBeLessThanOrEqual(WINDOW)
    }
    expect(state().shown.start).toBe(97_900)
    for (let page = 0; page < 20; page += 1) await timeline.newer()
    expectWhole(all, state().shown)
    expect(endOf(state().shown)).toBe(100_000)
  })

  it('stops at the first message', async () => {
    const { all, state, timeline, limits } = await setup(130)
    await timeline.older()
    await timeline.older()
    expect(state().shown.messages).toEqual(all)
    expect(limits).toEqual([100, 30])
  })

  it('moves along with what comes in while the person is at the end', async () => {
    const { all, add, state } = await setup(0)
    for (let number = 0; number < 1000; number += 1) await add()
    expectWhole(all, state().shown)
    expect(endOf(state().shown)).toBe(1000)
    expect(state().shown.messages.length).toBe(WINDOW)
    expect(state()).toMatchObject({ unseen: false, unreadFrom: null })
  })

  it('loses nothing when many come in before the first is read', async () => {
    const { all, timeline, texts } = await setup(0)
    for (let number = 0; number < 7; number += 1) {
      all.push(message(number))
      void timeline.changed(number, 1)
    }
    await timeline.changed(6, 7)
    expect(texts()).toEqual(all.map(({ text }) => text))
  })

  it('does not move what is being read further up, and says that there is something new', async () => {
    const { add, state, timeline, texts, all } = await setup(300)
    timeline.follow(false)
    const before = texts()
    await add({ text: 'new' })
    expect(texts()).toEqual([...before, 'new'])
    expect(state()).toMatchObject({ unseen: true, unreadFrom: all[300]?.record })
    await add()
    expect(state().unreadFrom).toBe(all[300]?.record)
    timeline.follow(true)
    expect(state().unseen).toBe(false)
    timeline.caughtUp()
    expect(state().unreadFrom).toBeNull()
  })

  it('draws the line above the first that came while she was away, and keeps it until she has seen the end and comes back', async () => {
    const { add, state, timeline, all } = await setup(10)
    timeline.away(true)
    await add({ mine: true })
    await add()
    await add()
    const line = all[11]?.record
    expect(state()).toMatchObject({ unreadFrom: line, unseen: false })
    timeline.away(false)
    expect(state().unreadFrom).toBe(line)
    await add()
    expect(state().unreadFrom).toBe(line)
    timeline.away(true)
    expect(state().unreadFrom).toBe(line)
    timeline.away(false)
    expect(state().unreadFrom).toBeNull()
  })

  it('takes the line away when she has seen the end and writes, and not before', async () => {
    const { add, state, timeline, all } = await setup(10)
    timeline.follow(false)
    timeline.away(true)
    await add()
    timeline.caughtUp()
    expect(state().unreadFrom).toBe(all[10]?.record)
    timeline.away(false)
    timeline.caughtUp()
    expect(state().unreadFrom).toBe(all[10]?.record)
    timeline.follow(true)
    timeline.caughtUp()
    expect(state().unreadFrom).toBeNull()
  })

  it('moves the line on to what is new now, once she has seen the end of what was', async () => {
    const { add, state, timeline, all } = await setup(10)
    timeline.away(true)
    await add()
    timeline.away(false)
    timeline.away(true)
    await add()
    expect(state().unreadFrom).toBe(all[11]?.record)
    timeline.away(false)
    expect(state().unreadFrom).toBe(all[11]?.record)
  })

  it('draws no line for what she wrote, and none while she looks on', async () => {
    const { add, state, timeline } = await setup(10)
    await add()
    timeline.away(true)
    await add({ mine: true })
    expect(state().unreadFrom).toBeNull()
  })

  it('goes to a position far away, and stays where it is for one that is shown', async () => {
    const { all, state, timeline } = await setup(5000)
    await timeline.around(1234)
    expectWhole(all, state().shown)
    expect(state().shown.messages).toContain(all[1234])
    const { shown } = state()
    await timeline.around(1240)
    expect(state().shown).toBe(shown)
    await timeline.around(0)
    expect(state().shown.start).toBe(0)
    await timeline.newest()
    expect(endOf(state().shown)).toBe(5000)
  })

  it('far up it reads what came in for the announcement alone', async () => {
    const { add, state, timeline, all } = await setup(2000)
    timeline.follow(false)
    for (let page = 0; page < 8; page += 1) await timeline.older()
    const { start, messages } = state().shown
    await add({ text: 'far news' })
    expect(state().shown).toMatchObject({ start, total: 2001 })
    expect(state().shown.messages).toEqual(messages)
    expect(state().arrived.map(({ text }) => text)).toEqual(['far news'])
    expect(state().unseen).toBe(true)
    await timeline.newest()
    expectWhole(all, state().shown)
    expect(endOf(state().shown)).toBe(2001)
  })

  it('announces what others wrote, not what I wrote', async () => {
    const { add, state } = await setup(3)
    await add({ text: 'mine', mine: true })
    expect(state().arrived).toEqual([])
    await add({ text: 'theirs' })
    expect(state().arrived.map(({ text }) => text)).toEqual(['theirs'])
  })

  it('does not announce what was taken back or hidden before it came', async () => {
    const { add, state } = await setup(3)
    await add({ text: '', removed: true })
    await add({ text: '', hiddenByFacilitator: true })
    expect(state().arrived).toEqual([])
  })

  it('shows a changed delivery without anything else', async () => {
    const { all, timeline, state } = await setup(300)
    const changed = all[250]
    if (!changed) throw new Error('There are 300 messages.')
    all[250] = { ...changed, delivered: 0 }
    await timeline.changed(250, 300)
    expectWhole(all, state().shown)
    expect(state().arrived).toEqual([])
  })

  it('follows the order when an older message comes in between', async () => {
    const { all, timeline, state } = await setup(50)
    all.splice(20, 0, message(9000, { text: 'late' }))
    await timeline.changed(20, 51)
    expectWhole(all, state().shown)
    expect(state().shown.messages).toHaveLength(51)
  })

  it('keeps what is shown when a page is refused, and says why', async () => {
    const timeline = createTimeline(async () => ({ ok: false, code: 'ROOM_UNKNOWN' }))
    await timeline.newest()
    expect(timeline.state.get()).toMatchObject({ phase: 'ready', error: 'ROOM_UNKNOWN' })
  })
})

describe('the lines of the list', () => {
  it('names somebody once for what was written together, and again after a while or a day', () => {
    const other = { author: '2'.padStart(32, '0') as DeviceId }
    const rows = messageRows(
      [
        message(0),
        message(1),
        message(2, other),
        message(3, { ...other, at: START + 60 * 60_000 }),
        message(4, { ...other, at: START + 24 * 60 * 60_000 }),
      ],
      null,
    )
    expect(rows.map(row => (row.kind === 'message' ? row.named : row.kind))).toEqual([
      'day',
      true,
      false,
      true,
      true,
      'day',
      true,
    ])
  })

  it('puts the line "new messages" above the first unread one', () => {
    const [first, second] = [message(0), message(1)]
    const rows = messageRows([first, second], second.record)
    expect(rows.map(({ kind }) => kind)).toEqual(['day', 'message', 'new', 'message'])
  })
})
