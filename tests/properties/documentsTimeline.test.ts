import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTimeline, type Timeline } from '../../shared/documents/chat/createTimeline.ts'
import type { TimelineRecord } from '../../shared/documents/chat/timelineRecord.ts'
import { cpuTime } from '../support/cpuTime.ts'
import { deviceId, record, recordId } from '../unit/documents/support/records.ts'

type Draw = { epoch: number; deps: number[]; kind: number; by: number; salt: number }

const people = ['Minseo', 'Bora', 'Lin']
const draws = fc.array(
  fc.record({
    epoch: fc.nat(3),
    deps: fc.array(fc.nat(200), { maxLength: 4 }),
    kind: fc.nat(9),
    by: fc.nat(2),
    salt: fc.nat(255),
  }),
  { maxLength: 120, size: 'max' },
)

/** A causal history: each record depends on earlier ones, and epochs never go back. */
function history(all: Draw[]): TimelineRecord[] {
  const sorted = [...all].sort((a, b) => a.epoch - b.epoch)
  const name = (at: number) => `${String.fromCharCode(sorted[at]?.salt ?? 0)} ${at}`
  return sorted.map((draw, at) => {
    const after = at === 0 ? [] : draw.deps.map(dep => name(dep % at))
    const target = recordId(name(draw.salt % (at + 1)))
    return record(name(at), {
      by: people[draw.by] ?? '',
      after,
      epochNumber: draw.epoch,
      body: bodyOf(draw, target),
    })
  })
}

function bodyOf({ kind, salt }: Draw, target: TimelineRecord['id']): TimelineRecord['body'] {
  if (kind === 0) return null
  if (kind === 1) return { kind: 'remove', target }
  if (kind === 2) return { kind: 'hide', target }
  return { kind: 'message', text: `words ${salt}`, contentNote: '', replyTo: salt % 3 === 0 ? target : null }
}

const create = () => createTimeline({ isFacilitator: device => device === deviceId('Minseo') })

function fold(records: readonly TimelineRecord[]): Timeline {
  const timeline = create()
  for (const next of records) timeline.add(next)
  return timeline
}

const everything = (timeline: Timeline) => timeline.page(null, Number.MAX_SAFE_INTEGER).entries

/** Slow and plain: what PROTOCOL.md §10.1 says, word for word. */
function plainOrder(records: readonly TimelineRecord[]): string[] {
  const byId = new Map(records.map(next => [next.id, next]))
  const depthOf = (next: TimelineRecord): number =>
    Math.max(
      0,
      ...next.deps.flatMap(id => {
        const dep = byId.get(id)
        return dep !== undefined && dep.epoch === next.epoch ? [depthOf(dep) + 1] : []
      }),
    )
  const keyed = records
    .filter(({ body }) => body?.kind === 'message')
    .map(next => ({ next, depth: depthOf(next) }))
  return keyed
    .sort(
      (a, b) =>
        a.next.epochNumber - b.next.epochNumber ||
        (a.next.epoch < b.next.epoch ? -1 : a.next.epoch > b.next.epoch ? 1 : 0) ||
        a.depth - b.depth ||
        (a.next.id < b.next.id ? -1 : 1),
    )
    .map(({ next }) => next.id)
}

describe('the timeline', () => {
  it('is the same for every order of arrival, and as the protocol says', () => {
    const shuffled = draws.chain(all => {
      const records = history(all)
      return fc.record({
        records: fc.constant(records),
        arrived: fc.shuffledSubarray(records, { minLength: records.length }),
      })
    })
    fc.assert(
      fc.property(shuffled, ({ records, arrived }) => {
        const [inOrder, asArrived] = [fold(records), fold(arrived)]
        expect(everything(asArrived)).toEqual(everything(inOrder))
        expect(everything(inOrder).map(({ id }) => id)).toEqual(plainOrder(records))
      }),
      { numRuns: 200 },
    )
  })

  it('is the same when messages come pruned first and whole later, and tells which words are to go', () => {
    const arrivals = draws.chain(all => {
      const records = history(all)
      return fc.record({
        records: fc.constant(records),
        arrived: fc.shuffledSubarray(records, { minLength: records.length }),
        pruned: fc.infiniteStream(fc.boolean()),
      })
    })
    fc.assert(
      fc.property(arrivals, ({ records, arrived, pruned }) => {
        const gone = new Set<string>()
        const isFacilitator = (device: string) => device === deviceId('Minseo')
        const timeline = createTimeline({ isFacilitator, gone: id => gone.add(id) })
        const late: TimelineRecord[] = []
        for (const next of arrived) {
          const isHusk = next.body?.kind === 'message' && pruned.next().value === true
          if (isHusk) late.push(next)
          timeline.add(isHusk ? { ...next, body: { kind: 'pruned' } } : next)
        }
        for (const next of late) timeline.add(next)
        const entries = everything(timeline)
        expect(entries).toEqual(everything(fold(records)))
        expect(gone).toEqual(
          new Set(entries.filter(({ removed, hidden }) => removed || hidden).map(({ id }) => id)),
        )
      }),
      { numRuns: 150 },
    )
  })

  it('changes nothing before the position it names', () => {
    const arrivals = draws.chain(all => {
      const records = history(all.slice(0, 40))
      return fc.shuffledSubarray(records, { minLength: records.length })
    })
    fc.assert(
      fc.property(arrivals, arrived => {
        const timeline = create()
        for (const next of arrived) {
          const before = everything(timeline)
          const { from } = timeline.add(next)
          const after = everything(timeline)
          expect(after.slice(0, from)).toEqual(before.slice(0, from))
          if (from === timeline.length) expect(after).toEqual(before)
        }
      }),
      { numRuns: 100 },
    )
  })

  it('of a newcomer is the end of that of an old member', () => {
    fc.assert(
      fc.property(draws, fc.nat(3), (all, joined) => {
        const records = history(all)
        const seen = everything(fold(records.filter(({ epochNumber }) => epochNumber >= joined)))
        const known = new Set(records.filter(({ epochNumber }) => epochNumber >= joined).map(({ id }) => id))
        const whole = everything(fold(records))
        expect(whole.slice(whole.length - seen.length)).toEqual(seen)
        expect(whole.filter(({ id }) => known.has(id))).toHaveLength(seen.length)
      }),
      { numRuns: 200 },
    )
  })

  /** A hundred thousand records, each after the one before, in so many epochs. */
  const chainOf = (epochs: number) =>
    Array.from({ length: 100_000 }, (_, at) =>
      record(`${(at * 7919) % 97} ${at}`, {
        epochNumber: Math.floor((at * epochs) / 100_000),
        after: at === 0 ? [] : [`${((at - 1) * 7919) % 97} ${at - 1}`],
      }),
    )
  const scattered = (chain: readonly TimelineRecord[]) =>
    chain.map((_, at) => chain[(at * 48_271) % chain.length] ?? record('none'))

  it('takes 100,000 records in any order in a few seconds', { timeout: 120_000 }, () => {
    const [chain, many] = [chainOf(1), chainOf(2_000)]
    const orders = {
      'in order': chain,
      backwards: chain.toReversed(),
      'all at once': chain.map(next => ({ ...next, deps: [] })),
      scattered: scattered(chain),
      'of 2,000 epochs in order': many,
      'of 2,000 epochs scattered': scattered(many),
    }
    for (const [name, records] of Object.entries(orders)) {
      const spent = cpuTime()
      const timeline = fold(records)
      expect(timeline.page(null, 50).entries).toHaveLength(50)
      console.log(`timeline, 100,000 records ${name}: ${Math.round(spent())} ms`)
      expect(timeline.length).toBe(100_000)
      expect(spent()).toBeLessThan(12_000)
    }
  })
})
