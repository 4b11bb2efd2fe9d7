import { once } from 'node:events'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SIGNALING_ERROR_CODES } from '../../shared/signaling/signalingError.ts'
import { eventually } from '../unit/signaling/eventually.ts'
import { FakeClock } from '../unit/signaling/fakeClock.ts'
import { honestPair } from '../unit/signaling/honestPair.ts'
import {
  clientFrame,
  PING_FRAME,
  PONG_FRAME,
  rawUpgraded,
  TEXT_FRAME,
} from '../unit/signaling/rawConnection.ts'
import { startServer, topicOf } from '../unit/signaling/startServer.ts'

const SEED = Number(process.env.ROWAN_SEED ?? 20_260_802)
const TOPIC = topicOf(1)
const VICTIM = topicOf(999)
const CLEAN = { sockets: 2, topics: 1, queuedBytes: 0 }

describe('floods', () => {
  it('lets 60 of 5,000 publications through and closes the sender', async () => {
    const started = await startServer({ clock: new FakeClock() })
    const pair = await honestPair(started)
    const offender = await started.connect()
    const hearer = await started.subscribed(TOPIC)
    offender.send({ type: 'subscribe', topics: [TOPIC] })
    for (let sent = 0; sent < 5_000; sent += 1)
      offender.send({ type: 'publish', topic: TOPIC, data: `x${sent}` })
    await pair.exchange()
    expect(await offender.closing).toEqual({ code: 1008, reason: 'SIG_RATE' })
    await pair.exchange()
    expect(await hearer.drain()).toHaveLength(59)
  })

  it('closes a socket that joins and leaves 40 topics again and again, within the rate of messages', async () => {
    const started = await startServer({ clock: new FakeClock() })
    const pair = await honestPair(started)
    const offender = await started.connect()
    const topics = Array.from({ length: 40 }, (_, index) => topicOf(100 + index))
    for (let round = 0; round < 5; round += 1) {
      offender.send({ type: 'subscribe', topics })
      offender.send({ type: 'unsubscribe', topics })
    }
    await offender.settle()
    // 400 changes so far; what changes nothing costs nothing
    for (let round = 0; round < 20; round += 1) offender.send({ type: 'unsubscribe', topics })
    await offender.settle()
    offender.send({ type: 'subscribe', topics: topics.slice(0, 1) })
    expect(await offender.closing).toEqual({ code: 1008, reason: 'SIG_RATE' })
    await pair.exchange()
    await eventually(() => started.server.stats()).toEqual(CLEAN)
  })

  it.each([
    ['pings', PING_FRAME],
    ['pongs', PONG_FRAME],
  ])('closes a flood of control frames: %s', async (_, firstByte) => {
    const started = await startServer({ clock: new FakeClock() })
    const pair = await honestPair(started)
    const offender = await rawUpgraded(started.port)
    const frame = Buffer.concat([Buffer.from([firstByte, 0x80 | 4, 0, 0, 0, 0]), Buffer.from('abcd')])
    offender.write(Buffer.concat(new Array<Buffer>(5_000).fill(frame)))
    await eventually(() => started.counts.get('SIG_RATE')).toBe(1)
    await pair.exchange()
  })

  it('does not keep what a 100 MB frame carries, and destroys a sender that goes on', async () => {
    const started = await startServer({ limits: { closeTimeoutMs: 300 } })
    const pair = await honestPair(started)
    const offender = await rawUpgraded(started.port)
    offender.write(clientFrame(TEXT_FRAME, Buffer.alloc(0), 100 * 1024 * 1024))
    const chunk = Buffer.alloc(64 * 1024, 'x')
    const before = process.memoryUsage().arrayBuffers
    let [peak, sent] = [0, 0]
    while (!offender.destroyed) {
      if (!offender.write(chunk)) await Promise.race([once(offender, 'drain'), once(offender, 'close')])
      sent += chunk.length
      peak = Math.max(peak, process.memoryUsage().arrayBuffers - before)
    }
    expect(started.counts.get('SIG_TOO_LARGE')).toBe(1)
    expect(peak).toBeLessThan(64 * 1024 * 1024)
    expect(sent).toBeGreaterThan(chunk.length)
    await pair.exchange()
    await eventually(() => started.server.stats()).toEqual(CLEAN)
  })
})

describe(`fuzzing the server (seed ${SEED})`, () => {
  const REASONS: readonly string[] = SIGNALING_ERROR_CODES
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    fc
      .record(
        {
          type: fc.constantFrom('subscribe', 'unsubscribe', 'publish', 'ping'),
          topics: fc.oneof(fc.array(fc.constantFrom(TOPIC, VICTIM, 'x')), fc.jsonValue()),
          topic: fc.oneof(fc.constantFrom(TOPIC, VICTIM), fc.jsonValue()),
          data: fc.jsonValue(),
        },
        { requiredKeys: ['type'] },
      )
      .map(value => JSON.stringify(value)),
  )

  it('answers or closes with a known reason, whatever the text', async () => {
    const started = await startServer()
    const pair = await honestPair(started)
    await fc.assert(
      fc.asyncProperty(fc.array(texts, { minLength: 1, maxLength: 5 }), async messages => {
        const client = await started.connect()
        for (const text of messages) client.socket.send(text)
        const closed = async () => (await client.closing).reason
        const outcome = await client.settle().then(() => 'answered', closed)
        expect(['answered', ...REASONS]).toContain(outcome)
        client.socket.terminate()
      }),
      { seed: SEED, numRuns: 150 },
    )
    await pair.exchange()
    await eventually(() => started.server.stats()).toEqual(CLEAN)
    expect(started.counts.has('SIG_INTERNAL')).toBe(false)
  })

  it('survives any bytes after the handshake', async () => {
    const started = await startServer({ limits: { closeTimeoutMs: 200 } })
    const pair = await honestPair(started)
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 300 }), async bytes => {
        const offender = await rawUpgraded(started.port)
        offender.end(bytes)
        offender.resume()
        await once(offender, 'close')
      }),
      { seed: SEED, numRuns: 150 },
    )
    await pair.exchange()
    await eventually(() => started.server.stats()).toEqual(CLEAN)
    expect(started.counts.has('SIG_INTERNAL')).toBe(false)
  })
})
