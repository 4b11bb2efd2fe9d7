import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ErrorCode } from '../../shared/bytes/protocolError.ts'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import type { LinkId } from '../../shared/ports/transport.ts'
import type { RecordId, StrandId } from '../../shared/room/ids.ts'
import { encodeHave, encodePut, encodeWant, type Head } from '../../shared/session/replication/frameBodies.ts'
import { cpuTime } from '../support/cpuTime.ts'
import { there } from '../support/refusals.ts'
import { cat, flipped, int, unhex } from '../support/room/primitives.ts'
import { boLinkedToAna, farEnd, headOf, kinds, LINK, putOf } from '../support/session/linked.ts'

const OTHER_LINK = 'b2'.repeat(16) as LinkId

beforeAll(cryptoReady)

type Scene = ReturnType<typeof boLinkedToAna> & { far: ReturnType<typeof farEnd> }

/** Bo and Ana, linked; Ana's device does what the test says. */
function scene(words = 2): Scene {
  const from = boLinkedToAna(words)
  return { ...from, far: from.link() }
}

/** The link is gone, with this code and nothing else changed. */
function expectDropped({ bo, ana, far }: Scene, code: ErrorCode) {
  expect([bo.refused, bo.desk.dropped]).toEqual([[code], [LINK]])
  expect(bo.replication.isLinked(ana.device.member.device)).toBe(false)
  expect(bo.accepted).toEqual([])
  far.heard()
  far.say('have', encodeHave({ epoch: bo.ledger.active.id, heads: [] }))
  expect(far.heard()).toEqual([])
}

const asked = (from: Scene) => {
  from.far.say('have', encodeHave({ epoch: from.epoch.id, heads: [headOf(there(from.said.at(-1)))] }))
  from.clock.advance(400)
  expect(kinds(from.far.heard())).toContain('want')
}

describe('11: frames that do not belong on a link: a peer loses it', () => {
  it('when she gives what nobody asked for', () => {
    const from = scene()
    from.far.say('put', putOf(from.said))
    expectDropped(from, 'FRAME_UNASKED')
  })

  it('when she gives an empty answer to no question', () => {
    const from = scene()
    from.far.say('put', encodePut({ last: true, wires: [] }))
    expectDropped(from, 'FRAME_UNASKED')
  })

  it('when she gives a record outside what was asked', () => {
    const from = scene()
    from.far.say('have', encodeHave({ epoch: from.epoch.id, heads: [headOf(there(from.said[1]))] }))
    from.clock.advance(400)
    from.far.say('put', putOf(from.said.slice(2)))
    expectDropped(from, 'FRAME_UNASKED')
  })

  it('when she goes on after her answer has ended', () => {
    const from = scene()
    asked(from)
    from.far.say('put', putOf([]))
    from.far.say('put', putOf(from.said))
    expectDropped(from, 'FRAME_UNASKED')
  })

  it('when she answers after she was given up', () => {
    const from = scene()
    asked(from)
    from.clock.advance(10_000)
    from.far.say('put', putOf(from.said))
    expectDropped(from, 'FRAME_UNASKED')
  })

  it('when she sends a frame twice', () => {
    const from = scene()
    const frame = from.far.end.seal('have', encodeHave({ epoch: from.epoch.id, heads: [] }))
    for (const again of [frame, frame]) from.bo.replication.frame(LINK, again)
    expectDropped(from, 'FRAME_COUNTER')
  })

  it('when she sends his own frame back', () => {
    const from = scene()
    // its counter would be new to him: what tells is the direction it is bound to
    const own = there(from.bo.desk.sent.at(-1)).frame
    from.bo.replication.frame(LINK, own)
    expectDropped(from, 'OPEN_FAILED')
  })

  it('when the frame is of another link of hers', () => {
    const from = scene()
    const { bo, ana, epoch } = from
    bo.replication.linkOpened(OTHER_LINK, ana.device.member.device, epoch.id)
    const other = farEnd(bo, ana, OTHER_LINK, epoch)
    bo.replication.linkClosed(OTHER_LINK)
    bo.replication.frame(LINK, other.end.seal('have', encodeHave({ epoch: epoch.id, heads: [] })))
    expectDropped(from, 'OPEN_FAILED')
  })

  it('when the frame is another member’s', () => {
    const from = scene()
    const foreign = farEnd(from.bo, from.atFounder, LINK, from.epoch)
    from.bo.replication.frame(LINK, foreign.end.seal('have', encodeHave({ epoch: from.epoch.id, heads: [] })))
    expectDropped(from, 'OPEN_FAILED')
  })

  const bodies: [string, ErrorCode, 'have' | 'want' | 'put' | 'presence', Uint8Array][] = [
    [
      'a have of 4097 heads',
      'TOO_LARGE',
      'have',
      cat(new Uint8Array(32), int(2, 4097), new Uint8Array(44 * 4097)),
    ],
    ['a have that is cut', 'TRUNCATED', 'have', new Uint8Array(33)],
    ['a want of 65 ranges', 'TOO_LARGE', 'want', cat(int(1, 65), new Uint8Array(65 * 16))],
    ['a want for everything', 'BAD_VALUE', 'want', cat(int(1, 1), new Uint8Array(12), int(4, 2 ** 32 - 1))],
    [
      'a want for less than nothing',
      'BAD_VALUE',
      'want',
      cat(int(1, 1), new Uint8Array(8), int(4, 9), int(4, 8)),
    ],
    ['a put of neither last nor not', 'FRAME_UNASKED', 'put', int(1, 7)],
    ['a presence of no kind', 'BAD_VALUE', 'presence', int(1, 3)],
    ['nothing', 'TRUNCATED', 'presence', new Uint8Array()],
  ]

  it.each(bodies)('when she sends %s: %s', (_, code, kind, body) => {
    const from = scene()
    from.far.say(kind, body)
    expectDropped(from, code)
  })

  it('when any bit of a frame is changed on its way', () => {
    for (let bit = 0; bit < 297 * 8; bit += 61) {
      const from = scene(0)
      const frame = from.far.end.seal('presence', int(1, 1))
      expect(frame).toHaveLength(9 + 24 + 256 + 16)
      from.bo.replication.frame(LINK, flipped(frame, bit))
      expect([from.bo.desk.dropped, from.bo.refused.length]).toEqual([[LINK], 1])
      expect(from.bo.refused[0]).toMatch(/^(OPEN_FAILED|BAD_TYPE|BAD_VALUE|FRAME_COUNTER)$/)
    }
  })

  it('whatever bytes she sends, and the device goes on', () => {
    const from = scene()
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 700 }), bytes => {
        const { bo, ana, epoch } = from
        const id = OTHER_LINK
        bo.replication.linkOpened(id, ana.device.member.device, epoch.id)
        const [dropped, refused] = [bo.desk.dropped.length, bo.refused.length]
        bo.replication.frame(id, bytes)
        expect([bo.desk.dropped.length - dropped, bo.refused.length - refused]).toEqual([1, 1])
        expect(bo.refused.at(-1)).not.toBe('INTERNAL')
      }),
    )
    expect(from.bo.accepted).toEqual([])
  })
})

describe('10: a peer who lies, and asks for what does not exist', () => {
  const head = (at: number): Head => ({
    strand: at.toString(16).padStart(16, '0') as StrandId,
    seq: 2 ** 32 - 1,
    record: 'aa'.repeat(32) as RecordId,
  })

  it('about thousands of strands is asked for 64 ranges, one question at a time, and costs little', () => {
    const { far, bo, clock, epoch } = scene()
    far.heard()
    const heads = Array.from({ length: 4096 }, (_, at) => head(at))
    const spent = cpuTime()
    for (let turn = 0; turn < 10; turn++) {
      far.say('have', encodeHave({ epoch: epoch.id, heads }))
      clock.advance(400)
    }
    expect(kinds(far.heard())).toEqual(['want'])
    expect(spent()).toBeLessThan(2500)
    expect(bo.desk.dropped).toEqual([])
  })

  it('about having another’s strand does not keep it from coming from her', () => {
    const { far, bo, atFounder, clock, epoch, said } = scene()
    // the founder's device claims Ana's strand first, and never answers
    bo.replication.linkOpened(OTHER_LINK, atFounder.device.member.device, epoch.id)
    const silent = farEnd(bo, atFounder, OTHER_LINK, epoch)
    const last = headOf(there(said.at(-1)))
    silent.say('have', encodeHave({ epoch: epoch.id, heads: [{ ...last, seq: 500 }] }))
    clock.advance(400)
    far.heard()
    far.say('have', encodeHave({ epoch: epoch.id, heads: [last] }))
    clock.advance(10_800)
    expect(kinds(far.heard())).toEqual(['want'])
    far.say('put', putOf(said))
    expect(bo.accepted).toHaveLength(3)
  })

  it('with records that are none keeps her link, is counted, and is not asked again', () => {
    const from = scene()
    asked(from)
    const { far, bo, clock } = from
    const wires = [new Uint8Array(10), new Uint8Array(400), unhex('ab'.repeat(300))]
    far.say('put', encodePut({ last: true, wires }))
    expect(bo.ledger.records.next().done).toBe(true)
    clock.advance(60_000)
    expect([far.heard(), bo.desk.dropped]).toEqual([[], []])
  })

  it('by asking for what does not exist gets an empty answer', () => {
    const { far } = scene()
    far.heard()
    far.say('want', encodeWant([{ strand: '77'.repeat(8) as StrandId, from: 0, to: 511 }]))
    expect(kinds(far.heard())).toEqual(['put'])
  })
})
