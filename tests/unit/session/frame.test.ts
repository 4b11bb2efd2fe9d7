import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import type { LinkId } from '../../../shared/ports/transport.ts'
import {
  FRAME_MAX,
  type FrameScope,
  frameKey,
  openFrame,
  sealFrame,
} from '../../../shared/session/replication/frame.ts'
import { Link } from '../../../shared/session/replication/link.ts'
import { refusal } from '../../support/refusals.ts'
import { cat, flipped, int, K, OPEN, SEAL, text, unhex } from '../../support/room/primitives.ts'
import { threeLedgers } from '../../support/session/ledgers.ts'

const LINK = 'cd'.repeat(16) as LinkId

beforeAll(cryptoReady)

/** A link between Ana and Bo, each with her own end. */
function setup() {
  const { ana, bo, epoch, first, founder } = threeLedgers()
  const { room, device: me } = ana.ledger.keys
  const other = bo.ledger.keys.device
  const pair = ana.ledger.pair(other).frame
  const key = frameKey(pair, room, epoch.id)
  const scope: FrameScope = { room, epoch: epoch.id, from: me, to: other, link: LINK }
  const ends = { room, epoch: epoch.id, me, other, link: LINK }
  const atAna = new Link(ends, key)
  const atBo = new Link({ ...ends, me: other, other: me }, frameKey(bo.ledger.pair(me).frame, room, epoch.id))
  return { ana, bo, epoch, first, founder, pair, key, scope, atAna, atBo }
}

const aadBytes = ({ room, epoch, from, to, link }: FrameScope, kind: number, counter: number) =>
  cat(text('rowan/v1/frame'), ...[room, epoch, from, to, link].map(unhex), int(1, kind), int(8, counter))

describe('a frame', () => {
  it('is kind, counter and a seal bound to its place, as the text says', () => {
    const { pair, key, scope } = setup()
    const byHand = K(pair.expose(), 'frame', unhex(scope.room), unhex(scope.epoch))
    expect(key.expose()).toEqual(byHand)
    const frame = sealFrame(key, scope, { kind: 'want', counter: 5, body: text('body') })
    expect(frame.slice(0, 9)).toEqual(cat(int(1, 2), int(8, 5)))
    expect(OPEN(byHand, aadBytes(scope, 2, 5), frame.slice(9))).toEqual(text('body'))
    const made = cat(int(1, 4), int(8, 6), SEAL(byHand, aadBytes(scope, 4, 6), text('hand')))
    expect(openFrame(key, scope, made, 5)).toEqual({ kind: 'presence', counter: 6, body: text('hand') })
  })

  it('is opened at the far end, in both directions, one after the other', () => {
    const { atAna, atBo } = setup()
    for (const words of ['one', 'two', 'three']) {
      expect(atBo.open(atAna.seal('have', text(words))).body).toEqual(text(words))
      expect(atAna.open(atBo.seal('presence', text(words))).kind).toBe('presence')
    }
  })

  it('is at most 1 MiB, written and read', () => {
    const { atAna, atBo } = setup()
    expect(refusal(() => atAna.seal('put', new Uint8Array(FRAME_MAX)))).toBe('TOO_LARGE')
    expect(refusal(() => atBo.open(new Uint8Array(FRAME_MAX + 1)))).toBe('TOO_LARGE')
  })
})

describe('a frame is refused', () => {
  it('when it comes again, or before one that was already read', () => {
    const { atAna, atBo } = setup()
    const [one, two] = [atAna.seal('have', text('1')), atAna.seal('have', text('2'))]
    atBo.open(two)
    for (const old of [one, two]) expect(refusal(() => atBo.open(old))).toBe('FRAME_COUNTER')
    expect(atBo.open(atAna.seal('have', text('3'))).body).toEqual(text('3'))
  })

  it('when its counter is 0, or not below 2^53', () => {
    const { atBo } = setup()
    const frame = (counter: Uint8Array) => cat(int(1, 1), counter, new Uint8Array(400))
    expect(refusal(() => atBo.open(frame(new Uint8Array(8))))).toBe('FRAME_COUNTER')
    expect(refusal(() => atBo.open(frame(new Uint8Array(8).fill(255))))).toBe('BAD_VALUE')
  })

  it('when it is sent back to whoever sent it', () => {
    const { atAna } = setup()
    const frame = atAna.seal('have', text('mine'))
    expect(refusal(() => atAna.open(frame))).toBe('OPEN_FAILED')
  })

  it('when it comes from another link, epoch or pair', () => {
    const { key, scope, atBo, first, founder, ana, bo } = setup()
    const elsewhere: FrameScope[] = [
      { ...scope, link: 'ce'.repeat(16) as LinkId },
      { ...scope, epoch: first.id },
      { ...scope, from: founder.member.device },
      { ...scope, to: founder.member.device },
      { ...scope, room: 'ab'.repeat(16) as typeof scope.room },
      { ...scope, from: scope.to, to: scope.from },
    ]
    const frame = { kind: 'have', counter: 1, body: text('x') } as const
    for (const place of elsewhere)
      expect(refusal(() => atBo.open(sealFrame(key, place, frame)))).toBe('OPEN_FAILED')
    const otherPair = frameKey(ana.ledger.pair(founder.member.device).frame, scope.room, scope.epoch)
    const otherEpoch = frameKey(bo.ledger.pair(scope.from).frame, scope.room, first.id)
    for (const wrong of [otherPair, otherEpoch])
      expect(refusal(() => atBo.open(sealFrame(wrong, scope, frame)))).toBe('OPEN_FAILED')
  })

  it('with any bit changed, any end missing or a byte more, and the right one is read after it', () => {
    const { atAna, atBo } = setup()
    const frame = atAna.seal('have', text('right'))
    for (let bit = 0; bit < frame.length * 8; bit++)
      expect(refusal(() => atBo.open(flipped(frame, bit)))).toMatch(
        /^(OPEN_FAILED|BAD_TYPE|BAD_VALUE|FRAME_COUNTER)$/,
      )
    for (let end = 0; end < frame.length; end++)
      expect(refusal(() => atBo.open(frame.subarray(0, end)))).toMatch(/^(TRUNCATED|OPEN_FAILED)$/)
    expect(refusal(() => atBo.open(cat(frame, new Uint8Array(1))))).toBe('OPEN_FAILED')
    expect(atBo.open(frame).body).toEqual(text('right'))
  })
})
