import { once } from 'node:events'
import type { Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { eventually } from '../unit/signaling/eventually.ts'
import { FakeClock } from '../unit/signaling/fakeClock.ts'
import { honestPair } from '../unit/signaling/honestPair.ts'
import { clientFrame, rawConnection, rawUpgraded, TEXT_FRAME } from '../unit/signaling/rawConnection.ts'
import { type StartedServer, startServer, topicOf } from '../unit/signaling/startServer.ts'

const TOPIC = topicOf(1)
const CLEAN = { sockets: 2, topics: 1, queuedBytes: 0 }
const FAST = { messagesPerSecond: 1_000_000, messageBurst: 1_000_000 }

/** The status with which the server refuses this upgrade, or 101. */
async function knock(url: string): Promise<number> {
  const socket = new WebSocket(url)
  const open = once(socket, 'open').then(() => 101)
  const refused = once(socket, 'unexpected-response').then(([, response]) => Number(response.statusCode))
  const status = await Promise.race([open, refused])
  socket.on('error', () => socket.terminate())
  if (status !== 101) socket.terminate()
  return status
}

/** A subscriber that never reads, and never answers a ping. */
async function deafSubscriber(started: StartedServer, topic: string): Promise<Socket> {
  const topics = started.server.stats().topics
  const socket = await rawUpgraded(started.port)
  socket.pause()
  socket.write(clientFrame(TEXT_FRAME, Buffer.from(JSON.stringify({ type: 'subscribe', topics: [topic] }))))
  await eventually(() => started.server.stats().topics).toBeGreaterThan(topics)
  return socket
}

describe('sockets that do not read or answer', () => {
  it('closes a slow reader, gives its memory back, and serves the others of its topic', async () => {
    const limits = { ...FAST, maxQueuedBytesPerSocket: 256 * 1024, closeTimeoutMs: 200 }
    const started = await startServer({ limits })
    const pair = await honestPair(started)
    await deafSubscriber(started, TOPIC)
    const sender = await started.subscribed(TOPIC)
    const reader = await started.subscribed(TOPIC)
    const message = { type: 'publish', topic: TOPIC, data: 'x'.repeat(60_000) }
    let sent = 0
    while (!started.counts.has('SIG_SLOW') && sent < 1_000) {
      sender.send(message)
      expect(await reader.next()).toEqual(message)
      expect(started.server.stats().queuedBytes).toBeLessThan(2 * limits.maxQueuedBytesPerSocket)
      sent += 1
    }
    expect(started.counts.get('SIG_SLOW')).toBe(1)
    await pair.exchange()
    sender.socket.close()
    reader.socket.close()
    await eventually(() => started.server.stats()).toEqual(CLEAN)
  })

  it('allows each slow reader less once all of them together hold too much', async () => {
    const limits = {
      ...FAST,
      maxQueuedBytesTotal: 1,
      maxQueuedBytesUnderPressure: 130_000,
      closeTimeoutMs: 200,
    }
    const started = await startServer({ limits })
    await deafSubscriber(started, TOPIC)
    const sender = await started.subscribed(TOPIC)
    for (let sent = 0; !started.counts.has('SIG_SLOW') && sent < 1_000; sent += 1) {
      sender.send({ type: 'publish', topic: TOPIC, data: 'x'.repeat(60_000) })
      await sender.settle()
      expect(started.server.stats().queuedBytes).toBeLessThan(200_000)
    }
    expect(started.counts.get('SIG_SLOW')).toBe(1)
    await eventually(() => started.server.stats()).toMatchObject({ sockets: 1, queuedBytes: 0 })
  })

  it('drops a half-open socket after one unanswered ping, and nobody who answers', async () => {
    const clock = new FakeClock()
    const started = await startServer({ clock, limits: { closeTimeoutMs: 200 } })
    const pair = await honestPair(started)
    const deaf = await deafSubscriber(started, TOPIC)
    for (let round = 0; round < 4; round += 1) {
      clock.makeRounds()
      await pair.exchange()
      clock.advance(30_000)
    }
    expect(started.counts.get('SIG_IDLE')).toBe(1)
    await eventually(() => started.server.stats()).toEqual(CLEAN)
    deaf.resume()
    await once(deaf, 'close')
  })

  it('drops a connection that never becomes a WebSocket', async () => {
    const started = await startServer({ limits: { handshakeTimeoutMs: 200 } })
    const pair = await honestPair(started)
    const silent = await rawConnection(started.port)
    const dribbling = await rawConnection(started.port)
    dribbling.write('GET / HTTP/1.1\r\nHost: x\r\nUpgr')
    for (const socket of [silent, dribbling]) socket.resume()
    await Promise.all(
      [silent, dribbling].map(socket => (socket.destroyed ? undefined : once(socket, 'close'))),
    )
    await pair.exchange()
  })

  it('closes within its time though clients do not answer', async () => {
    const started = await startServer({ limits: { closeTimeoutMs: 100 } })
    await rawConnection(started.port)
    await deafSubscriber(started, TOPIC)
    await started.server.close()
    expect(started.server.stats()).toMatchObject({ sockets: 0, topics: 0 })
  })
})

describe('too many', () => {
  it('refuses sockets above the total with 503, and takes new ones when some have left', async () => {
    const started = await startServer({ limits: { maxSockets: 52 } })
    const pair = await honestPair(started)
    const clients = await Promise.all(Array.from({ length: 50 }, () => started.connect()))
    expect(await Promise.all(Array.from({ length: 30 }, () => knock(started.url)))).toEqual(
      new Array(30).fill(503),
    )
    await pair.exchange()
    expect(started.counts.get('SIG_SERVER_FULL')).toBe(30)
    for (const client of clients) client.socket.terminate()
    await eventually(() => started.server.stats().sockets).toBe(2)
    await started.connect()
  })

  it('refuses one address too many sockets with 429', async () => {
    const started = await startServer({ limits: { maxSocketsPerAddress: 4 }, addressKey: address => address })
    const pair = await honestPair(started)
    expect(await Promise.all([1, 2, 3, 4].map(() => knock(started.url)))).toEqual([101, 101, 429, 429])
    await pair.exchange()
  })

  it('closes the 65th subscriber of a topic and keeps the 64', async () => {
    const started = await startServer()
    const members = await Promise.all(Array.from({ length: 64 }, () => started.subscribed(TOPIC)))
    const late = await started.connect()
    late.send({ type: 'subscribe', topics: [TOPIC] })
    expect(await late.closing).toEqual({ code: 1013, reason: 'SIG_TOPIC_FULL' })
    const message = { type: 'publish', topic: TOPIC, data: 'x' }
    members[0]?.send(message)
    for (const member of members.slice(1)) expect(await member.next()).toEqual(message)
  })

  it('serves 2,000 sockets that come and go, 200 at a time, and keeps nothing of them', async () => {
    const started = await startServer()
    const pair = await honestPair(started)
    for (let wave = 0; wave < 10; wave += 1) {
      const clients = await Promise.all(
        Array.from({ length: 200 }, (_, index) =>
          started.subscribed(topicOf(index % 50), topicOf(100 + index)),
        ),
      )
      await pair.exchange()
      for (const client of clients) client.socket.terminate()
    }
    await eventually(() => started.server.stats()).toEqual(CLEAN)
    expect(started.counts.get('socket-opened')).toBe(2_002)
    expect(started.counts.get('socket-closed')).toBe(2_000)
  })
})

describe('not even HTTP', () => {
  it.each([
    ['noise', Buffer.from([0, 1, 2, 250, 251, 13, 10, 13, 10])],
    ['a header without end', Buffer.from(`GET / HTTP/1.1\r\nX: ${'x'.repeat(100_000)}`)],
    [
      'an upgrade to something else',
      Buffer.from('GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n'),
    ],
    [
      'an upgrade without a key',
      Buffer.from('GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'),
    ],
    ['a proxy request', Buffer.from('CONNECT example.org:443 HTTP/1.1\r\nHost: example.org\r\n\r\n')],
  ])('%s ends its own connection alone', async (_, bytes) => {
    const started = await startServer()
    const pair = await honestPair(started)
    const offender = await rawConnection(started.port)
    const closed = once(offender, 'close')
    offender.resume()
    offender.write(bytes)
    await closed
    await pair.exchange()
    expect(started.server.stats()).toEqual(CLEAN)
  })
})
