import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CHUNK, CHUNK_DATA, encodeChunk, readChunk } from '../../../renderer/net/channelGuard/chunk.ts'
import { CARRIER_MESSAGE_MAX, ChunkAssembler } from '../../../renderer/net/channelGuard/chunkAssembler.ts'
import { ChunkSender } from '../../../renderer/net/channelGuard/chunkSender.ts'
import {
  CHUNK_COST,
  QUEUE_MAX,
  RECEIVING,
  SENDING,
} from '../../../renderer/net/channelGuard/trafficLimits.ts'
import { codeOf } from './codeOf.ts'
import { FakeClock } from './fakeClock.ts'

/** A channel that drains only when it is told to. */
class FakeChannel {
  bufferedAmount = 0
  readyState = 'open'
  readonly sent: Uint8Array[] = []
  send(bytes: Uint8Array): void {
    this.sent.push(bytes)
    this.bufferedAmount += bytes.length
  }
}

function sendingTo(channel: FakeChannel, clock: FakeClock): ChunkSender {
  return new ChunkSender(channel, clock, act => act())
}

/** All whole messages of one type among the chunks. */
function assembled(chunks: readonly Uint8Array[], type: number): Uint8Array[] {
  const assembler = new ChunkAssembler()
  return chunks
    .map(readChunk)
    .map(chunk => ({ type: chunk.type, whole: assembler.accept(chunk) }))
    .flatMap(({ type: found, whole }) => (whole && found === type ? [whole] : []))
}

describe('chunks', () => {
  test('have the layout of PROTOCOL.md §7 and at most 16 KiB', () => {
    const chunk = encodeChunk({ type: CHUNK.frame, id: 1, total: 2, offset: 3, data: Uint8Array.of(9) })
    expect(Buffer.from(chunk).toString('hex')).toBe('0400000001000000020000000309')
    expect(CHUNK_DATA + 13).toBe(16 * 1024)
    expect(codeOf(() => readChunk(new Uint8Array(16 * 1024 + 1)))).toBe('CHUNK')
  })

  test('any bytes at all raise a code and nothing else, and take no memory', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 40 })), messages => {
        const assembler = new ChunkAssembler()
        for (const bytes of messages)
          expect(['none', 'CHUNK', 'TRUNCATED']).toContain(codeOf(() => assembler.accept(readChunk(bytes))))
      }),
    )
  })

  test('messages of any size come out whole, in order, both kinds mixed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 1, max: 70_000 })), { maxLength: 8 }),
        messages => {
          const clock = new FakeClock()
          const channel = new FakeChannel()
          const sender = sendingTo(channel, clock)
          for (const [frame, size] of messages) {
            const bytes = new Uint8Array(size).fill(size % 251)
            if (frame) sender.sendFrame(bytes)
            else sender.sendCarrier(bytes, false)
          }
          while (clock.waiting > 0) {
            channel.bufferedAmount = 0
            clock.pass(10)
          }
          const sizes = (kind: boolean) =>
            messages.filter(([frame]) => frame === kind).map(([, size]) => size)
          expect(assembled(channel.sent, CHUNK.frame).map(({ length }) => length)).toEqual(sizes(true))
          expect(assembled(channel.sent, CHUNK.carrier).map(({ length }) => length)).toEqual(sizes(false))
        },
      ),
    )
  })

  test.each([
    ['too great a total', { total: CARRIER_MESSAGE_MAX + 1 }],
    ['a total of nothing', { total: 0, data: new Uint8Array() }],
    ['a later piece first', { offset: CHUNK_DATA }],
    ['a number out of turn', { id: 1 }],
    ['less than a full piece', { data: new Uint8Array(CHUNK_DATA - 1) }],
    ['more than its total', { total: 5 }],
  ])('%s is refused', (_what, change) => {
    const chunk = {
      type: CHUNK.carrier,
      id: 0,
      total: 40_000,
      offset: 0,
      data: new Uint8Array(CHUNK_DATA),
      ...change,
    }
    expect(codeOf(() => new ChunkAssembler().accept(chunk))).toBe('CHUNK')
  })

  test('a second piece that says another total, or lies elsewhere, is refused', () => {
    const first = { type: CHUNK.carrier, id: 0, total: 40_000, offset: 0, data: new Uint8Array(CHUNK_DATA) }
    for (const change of [{ total: 50_000, offset: CHUNK_DATA }, { offset: 0 }, { offset: 2 * CHUNK_DATA }]) {
      const assembler = new ChunkAssembler()
      assembler.accept(first)
      expect(codeOf(() => assembler.accept({ ...first, ...change }))).toBe('CHUNK')
    }
  })
})

describe('sending', () => {
  test('feeds the channel no further than 256 KiB and goes on as it drains', () => {
    const clock = new FakeClock()
    const channel = new FakeChannel()
    const sender = sendingTo(channel, clock)
    sender.sendFrame(new Uint8Array(1024 * 1024))
    expect(channel.bufferedAmount).toBeLessThanOrEqual(256 * 1024 + 16 * 1024)
    clock.pass(1_000)
    expect(channel.bufferedAmount).toBeLessThanOrEqual(256 * 1024 + 16 * 1024)
    channel.bufferedAmount = 0
    sender.pump()
    expect(channel.sent.length).toBeGreaterThan(17)
  })

  test('a peer that reads nothing is given up at 32 MiB', () => {
    const channel = new FakeChannel()
    channel.bufferedAmount = 1024 * 1024
    const sender = sendingTo(channel, new FakeClock())
    const frames = QUEUE_MAX / 1024 / 1024
    for (let n = 0; n < frames; n++) sender.sendFrame(new Uint8Array(1024 * 1024))
    expect(codeOf(() => sender.sendFrame(new Uint8Array(1)))).toBe('BUDGET')
  })

  test('stays within what an honest receiver allows, and holds no frame back for it', () => {
    const clock = new FakeClock()
    const channel = new FakeChannel()
    const sender = sendingTo(channel, clock)
    for (let n = 0; n < 6; n++) sender.sendCarrier(new Uint8Array(1024 * 1024), false)
    sender.sendFrame(Uint8Array.of(7))
    const carried = () =>
      channel.sent
        .filter(bytes => bytes[0] === CHUNK.carrier)
        .reduce((sum, bytes) => sum + bytes.length - 13 + CHUNK_COST, 0)
    for (let second = 0; second < 20; second++) {
      expect(carried()).toBeLessThanOrEqual(RECEIVING.carrier.burst + second * RECEIVING.carrier.perSecond)
      for (let turn = 0; turn < 100; turn++) {
        channel.bufferedAmount = 0
        clock.pass(10)
      }
    }
    expect(assembled(channel.sent, CHUNK.carrier)).toHaveLength(6)
    expect(assembled(channel.sent.slice(0, 40), CHUNK.frame)).toHaveLength(1)
    expect(SENDING.carrier.burst).toBeLessThan(RECEIVING.carrier.burst)
  })

  test('what was asked for is not held back', () => {
    const clock = new FakeClock()
    const channel = new FakeChannel()
    const sender = sendingTo(channel, clock)
    sender.sendCarrier(new Uint8Array(8 * 1024 * 1024), true)
    for (let turn = 0; turn < 100; turn++) {
      channel.bufferedAmount = 0
      clock.pass(10)
    }
    expect(assembled(channel.sent, CHUNK.carrier)).toHaveLength(1)
  })

  test('after its end it sends nothing and waits for nothing', () => {
    const clock = new FakeClock()
    const channel = new FakeChannel()
    const sender = sendingTo(channel, clock)
    sender.sendFrame(new Uint8Array(1024 * 1024))
    const before = channel.sent.length
    sender.stop()
    channel.bufferedAmount = 0
    clock.pass(10_000)
    expect([channel.sent.length, clock.waiting]).toEqual([before, 0])
  })
})
