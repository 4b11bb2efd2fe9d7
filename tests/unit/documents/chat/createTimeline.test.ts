import { describe, expect, it } from 'vitest'
import { createTimeline, type Timeline } from '../../../../shared/documents/chat/createTimeline.ts'
import type { TimelineRecord } from '../../../../shared/documents/chat/timelineRecord.ts'
import { deviceId, epochId, messageBody, record, recordId } from '../support/records.ts'

function setup(...records: TimelineRecord[]): Timeline {
  const timeline = createTimeline({ isFacilitator: device => device === deviceId('Minseo') })
  for (const next of records) timeline.add(next)
  return timeline
}

const texts = (timeline: Timeline) => timeline.page(null, 1000).entries.map(({ text }) => text)

describe('the order of messages', () => {
  it('puts an answer after what it answers, whatever the ids say', () => {
    const timeline = setup(record('z question'), record('a answer', { after: ['z question'] }))
    expect(texts(timeline)).toEqual(['z question', 'a answer'])
  })

  it('puts messages that did not know of each other in the order of their ids', () => {
    expect(texts(setup(record('b'), record('a')))).toEqual(['a', 'b'])
  })

  it('puts a later epoch after an earlier one, and twins of one number by their ids', () => {
    const late = record('a late', { epochNumber: 2 })
    const twinB = record('a twin', { epochNumber: 1, epoch: epochId('b') })
    const twinA = record('b twin', { epochNumber: 1, epoch: epochId('a') })
    expect(texts(setup(late, twinB, twinA, record('first')))).toEqual(['first', 'b twin', 'a twin', 'a late'])
  })

  it('counts records that are no chat: a message after a note change stands after what came before that', () => {
    const note = record('m note', { after: ['z first'], body: null })
    const timeline = setup(record('z first'), note, record('a second', { after: ['m note'] }))
    expect(texts(timeline)).toEqual(['z first', 'a second'])
  })

  it('does not count dependencies of earlier epochs, so that a newcomer sees the same order', () => {
    const old = record('old')
    const after = record('z', { epochNumber: 1, after: ['old'] })
    const free = record('y', { epochNumber: 1 })
    expect(texts(setup(after, free))).toEqual(['y', 'z'])
    expect(texts(setup(old, after, free))).toEqual(['old', 'y', 'z'])
  })

  it('moves messages when a record they depend on comes late, and says from where', () => {
    const timeline = setup(record('a answer', { after: ['z question'] }), record('m other'))
    expect(texts(timeline)).toEqual(['a answer', 'm other'])
    expect(timeline.add(record('z question'))).toEqual({ from: 0 })
    expect(texts(timeline)).toEqual(['m other', 'z question', 'a answer'])
  })

  it('is right after a late dependency that moves more than it moves one by one', () => {
    const chain = Array.from({ length: 500 }, (_, at) =>
      record(`${at % 7} message ${at}`, { after: at === 0 ? [] : [`${(at - 1) % 7} message ${at - 1}`] }),
    )
    const backwards = setup(...chain.toReversed())
    expect(texts(backwards)).toEqual(texts(setup(...chain)))
    expect(backwards.add(record('later', { after: ['2 message 499'] }))).toEqual({ from: 500 })
  })

  it('stays finite when records name each other or themselves, which hashes rule out', () => {
    const circle = [
      record('a', { after: ['b'] }),
      record('b', { after: ['a'] }),
      record('c', { after: ['c', 'b'] }),
    ]
    expect(texts(setup(...circle)).toSorted()).toEqual(['a', 'b', 'c'])
    expect(texts(setup(...circle))).toEqual(texts(setup(...circle.toReversed())))
  })
})

describe('pages', () => {
  const five = ['a', 'b', 'c', 'd', 'e'].map(name => record(name))

  it('end at the end, or before a position', () => {
    const timeline = setup(...five)
    const page = timeline.page(null, 2)
    expect([page.start, page.entries.map(({ text }) => text)]).toEqual([3, ['d', 'e']])
    const earlier = timeline.page(page.start, 2)
    expect([earlier.start, earlier.entries.map(({ text }) => text)]).toEqual([1, ['b', 'c']])
    expect(timeline.page(1, 200)).toMatchObject({ start: 0, entries: [{ text: 'a' }] })
    expect(timeline.page(0, 10)).toEqual({ start: 0, entries: [] })
    expect(timeline.page(99, 1)).toMatchObject({ start: 4, entries: [{ text: 'e' }] })
  })

  it('run over the border of epochs', () => {
    const timeline = setup(...five, record('f', { epochNumber: 1 }), record('g', { epochNumber: 1 }))
    expect(timeline.page(6, 3).entries.map(({ text }) => text)).toEqual(['d', 'e', 'f'])
  })

  it('change from the end when a message follows, and nowhere when a record is known or shows nothing', () => {
    const timeline = setup(...five)
    expect(timeline.add(record('f', { after: ['e'] }))).toEqual({ from: 5 })
    expect(timeline.add(record('f', { after: ['e'] }))).toEqual({ from: 6 })
    expect(timeline.add(record('note', { after: ['f'], body: null }))).toEqual({ from: 6 })
    expect(timeline.length).toBe(6)
  })
})

describe('removing and hiding', () => {
  const remove = (by: string) => record('remove', { by, body: { kind: 'remove', target: recordId('b') } })
  const hide = (by: string) => record('hide', { by, body: { kind: 'hide', target: recordId('b') } })
  const three = ['a', 'b', 'c'].map(name => record(name))

  it('lets the author remove a message: the words are gone, the place stays', () => {
    const timeline = setup(...three)
    expect(timeline.add(remove('Bora'))).toEqual({ from: 1 })
    expect(timeline.page(null, 9).entries[1]).toMatchObject({ text: '', removed: true, hidden: false })
    expect(timeline.length).toBe(3)
  })

  it('lets nobody else remove it, not even a facilitator', () => {
    const timeline = setup(...three)
    expect(timeline.add(remove('Minseo'))).toEqual({ from: 3 })
    expect(texts(timeline)).toEqual(['a', 'b', 'c'])
  })

  it('lets a facilitator hide a message, and nobody else', () => {
    expect(texts(setup(...three, hide('Bora')))).toEqual(['a', 'b', 'c'])
    expect(setup(...three, hide('Minseo')).page(null, 9).entries[1]).toMatchObject({ text: '', hidden: true })
  })

  it('works when it comes before the message', () => {
    const timeline = setup(hide('Minseo'), remove('Minseo'), ...three)
    expect(timeline.page(null, 9).entries[1]).toMatchObject({ text: '', removed: false, hidden: true })
    expect(setup(remove('Bora'), ...three).page(null, 9).entries[1]).toMatchObject({
      text: '',
      removed: true,
    })
  })

  it('shows a message whose words were pruned as removed', () => {
    const timeline = setup(record('a', { body: { kind: 'pruned' } }))
    expect(timeline.page(null, 1).entries[0]).toMatchObject({ text: '', removed: true })
  })

  it('means nothing for a record that is no message', () => {
    const timeline = setup(record('b', { body: null }), remove('Bora'), hide('Minseo'))
    expect(timeline.length).toBe(0)
  })
})

describe('answers', () => {
  const answer = (name: string, target: string) =>
    record(name, { body: { ...messageBody(name), replyTo: recordId(target) } })

  it('name what they answer, and stop saying so with their words', () => {
    const timeline = setup(record('a'), answer('b', 'a'))
    expect(timeline.find(recordId('b'))?.replyTo).toBe(recordId('a'))
    timeline.add(record('gone', { body: { kind: 'remove', target: recordId('b') } }))
    expect(timeline.find(recordId('b'))).toMatchObject({ text: '', contentNote: '', replyTo: null })
  })

  it('change with what they answer, also where they stand before it', () => {
    const timeline = setup(answer('a', 'c'), record('b'), record('c'))
    expect(timeline.add(record('gone', { body: { kind: 'remove', target: recordId('c') } }))).toEqual({
      from: 0,
    })
  })

  it('change when what they answer comes, or comes whole', () => {
    const timeline = setup(answer('a', 'z'), record('b'))
    expect(timeline.add(record('z', { body: { kind: 'pruned' } }))).toEqual({ from: 0 })
    expect(timeline.add(record('z'))).toEqual({ from: 0 })
  })

  it('may answer themselves, each other, what is no message and what never comes, and nothing breaks', () => {
    const timeline = setup(
      answer('a', 'a'),
      answer('b', 'c'),
      answer('c', 'b'),
      answer('d', 'note'),
      record('note', { body: null }),
      answer('e', 'never'),
    )
    expect(texts(timeline)).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect(timeline.find(recordId('note'))).toBeUndefined()
    timeline.add(record('gone', { body: { kind: 'remove', target: recordId('c') } }))
    expect(texts(timeline)).toEqual(['a', 'b', '', 'd', 'e'])
  })

  it('of ten thousand to one message cost little when that one is taken back', () => {
    const timeline = setup(record('a'), ...Array.from({ length: 10_000 }, (_, at) => answer(`b${at}`, 'a')))
    const remove = (name: string) => record(name, { body: { kind: 'remove', target: recordId('a') } })
    expect(timeline.add(remove('r0'))).toEqual({ from: 0 })
    expect(timeline.add(remove('r1'))).toEqual({ from: 10_001 })
  })
})

describe('places', () => {
  it('are those of the pages, and only messages have one', () => {
    const timeline = setup(record('b'), record('a'), record('n', { body: null }))
    expect(['a', 'b', 'n', 'x'].map(name => timeline.positionOf(recordId(name)))).toEqual([
      0,
      1,
      undefined,
      undefined,
    ])
  })

  it('are right where the epoch waits to be ordered anew', () => {
    const chain = Array.from({ length: 500 }, (_, at) =>
      record(`${at % 7} message ${at}`, { after: at === 0 ? [] : [`${(at - 1) % 7} message ${at - 1}`] }),
    )
    const timeline = setup(...chain.toReversed())
    expect(timeline.positionOf(recordId('2 message 499'))).toBe(499)
  })
})

describe('comparing records', () => {
  it('follows the order of the timeline, unknown records last', () => {
    const timeline = setup(record('z'), record('a', { after: ['z'] }), record('b', { epochNumber: 1 }))
    const names = ['x unknown', 'b', 'w unknown', 'a', 'z'].map(recordId)
    expect(names.sort(timeline.compare.bind(timeline))).toEqual(
      ['z', 'a', 'b', 'w unknown', 'x unknown'].map(recordId),
    )
  })
})
