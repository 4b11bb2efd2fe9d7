import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { createSignalingServer } from '../../../electron/signaling/createSignalingServer.ts'
import { eventually } from './eventually.ts'
import { FakeClock } from './fakeClock.ts'
import { honestPair } from './honestPair.ts'
import { localhostCertificate } from './localhostCertificate.ts'
import { startServer, topicOf } from './startServer.ts'

const TOPIC = topicOf(1)
const publication = (data: string, topic = TOPIC) => ({ type: 'publish', topic, data })

describe('a conversation in the dialect of y-webrtc', () => {
  it('subscribes, announces, signals, pings and leaves', async () => {
    const started = await startServer()
    const alice = await started.subscribed(TOPIC)
    const bob = await started.connect()
    bob.send({ type: 'subscribe', topics: [TOPIC] })
    bob.send(publication('announce-of-bob'))
    expect(await alice.next()).toEqual(publication('announce-of-bob'))
    alice.send(publication('offer-to-bob'))
    expect(await bob.next()).toEqual(publication('offer-to-bob'))
    bob.send(publication('answer-to-alice'))
    expect(await alice.next()).toEqual(publication('answer-to-alice'))
    alice.send({ type: 'ping' })
    expect(await alice.next()).toEqual({ type: 'pong' })
    bob.send({ type: 'unsubscribe', topics: [TOPIC] })
    await bob.settle()
    alice.send(publication('nobody-hears'))
    await alice.settle()
    await bob.settle()
    expect([alice.unread, bob.unread]).toEqual([[], []])
  })

  it('reaches every other subscriber of the topic once, nobody else, and never the sender', async () => {
    const started = await startServer()
    const room = await Promise.all([1, 2, 3, 4].map(() => started.subscribed(TOPIC, topicOf(7))))
    const stranger = await started.subscribed(topicOf(2))
    const [sender, ...others] = room
    sender?.send(publication('x'))
    await sender?.settle()
    for (const other of others) expect(await other.next()).toEqual(publication('x'))
    for (const client of [...room, stranger]) await client.settle()
    expect([...room, stranger].flatMap(client => client.unread)).toEqual([])
  })

  it('sends exactly type, topic and data', async () => {
    const started = await startServer()
    const [from, to] = [await started.subscribed(TOPIC), await started.subscribed(TOPIC)]
    const raw = new Promise<string>(resolve => to.socket.once('message', data => resolve(data.toString())))
    from.send(`{ "data": "x", "topic": "${TOPIC}",\n "type": "publish" }`)
    expect(await raw).toBe(`{"type":"publish","topic":"${TOPIC}","data":"x"}`)
  })

  it('says what time it is when it takes somebody in, and nothing else about itself', async () => {
    const started = await startServer()
    const socket = new WebSocket(started.url)
    const [response] = (await once(socket, 'upgrade')) as [IncomingMessage]
    socket.terminate()
    const { date = '', ...others } = response.headers
    expect(Math.abs(Date.parse(date) - Date.now())).toBeLessThan(60_000)
    expect(Object.keys(others).sort()).toEqual(['connection', 'sec-websocket-accept', 'upgrade'])
  })

  it('takes the same subscription twice without delivering twice', async () => {
    const started = await startServer()
    const [from, to] = [await started.subscribed(TOPIC), await started.subscribed(TOPIC, TOPIC)]
    to.send({ type: 'subscribe', topics: [TOPIC] })
    await to.settle()
    from.send(publication('once'))
    await from.settle()
    expect(await to.next()).toEqual(publication('once'))
    await to.settle()
    expect(to.unread).toEqual([])
  })

  it('speaks TLS when it is given a certificate', async () => {
    const started = await startServer({ tls: localhostCertificate })
    expect(started.url).toMatch(/^wss:/)
    await (await honestPair(started)).exchange()
  })
})

describe('what the server keeps', () => {
  it('forgets a topic with its last subscriber, however that one leaves', async () => {
    const started = await startServer()
    const [a, b, c] = [
      await started.subscribed(topicOf(1), topicOf(2)),
      await started.subscribed(topicOf(2)),
      await started.subscribed(topicOf(3)),
    ]
    expect(started.server.stats()).toMatchObject({ sockets: 3, topics: 3 })
    a.send({ type: 'unsubscribe', topics: [topicOf(1), topicOf(9)] })
    await a.settle()
    expect(started.server.stats().topics).toBe(2)
    b.socket.close()
    c.socket.terminate()
    await eventually(() => started.server.stats()).toMatchObject({ sockets: 1, topics: 1 })
    a.socket.terminate()
    await eventually(() => started.server.stats()).toEqual({ sockets: 0, topics: 0, queuedBytes: 0 })
  })

  it('tells a late subscriber nothing of what was said before', async () => {
    const started = await startServer()
    const early = await started.subscribed(TOPIC)
    early.send(publication('before'))
    await early.settle()
    const late = await started.subscribed(TOPIC)
    early.send(publication('after'))
    expect(await late.next()).toEqual(publication('after'))
  })

  it('lets a client send 20 messages a second for as long as it likes', async () => {
    const clock = new FakeClock()
    const started = await startServer({ clock })
    const client = await started.connect()
    for (let second = 0; second < 30; second += 1) {
      for (let sent = 0; sent < 20; sent += 1) await client.settle()
      clock.advance(1_000)
    }
    expect(started.counts.get('message-received')).toBe(600)
    expect(started.counts.has('SIG_RATE')).toBe(false)
  })
})

describe('starting and stopping', () => {
  it('answers plain HTTP with nothing but a status', async () => {
    const { port } = await startServer()
    const get = async (path: string, method = 'GET') => {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method })
      return [answer.status, await answer.text()]
    }
    expect(await get('/health')).toEqual([200, 'ok\n'])
    expect(await get('/')).toEqual([426, 'Upgrade Required\n'])
    expect(await get('/topics')).toEqual([404, 'Not Found\n'])
    expect(await get('/health', 'POST')).toEqual([404, 'Not Found\n'])
  })

  it('tells its clients that it closes, and frees the port for a successor', async () => {
    const first = await startServer()
    const client = await first.subscribed(TOPIC)
    await first.server.close()
    expect(await client.closing).toEqual({ code: 1001, reason: 'SIG_SHUTDOWN' })
    const second = await startServer({ port: first.port })
    expect(second.port).toBe(first.port)
    await (await honestPair(second)).exchange()
    await second.server.close()
    await second.server.close()
  })

  it('may be closed before it listens', async () => {
    const server = createSignalingServer()
    await server.close()
    expect(server.stats().sockets).toBe(0)
  })

  it('rejects ready when the port is taken, and closes all the same', async () => {
    const { port } = await startServer()
    const server = createSignalingServer({ port })
    await expect(server.ready).rejects.toMatchObject({ code: 'EADDRINUSE' })
    expect(server.address).toBeUndefined()
    await server.close()
  })

  it('shows an IPv6 address in brackets', async () => {
    const probe = createServer()
    const hasIpv6 = await new Promise<boolean>(resolve => {
      probe.once('error', () => resolve(false)).listen(0, '::1', () => resolve(true))
    })
    probe.close()
    const started = await startServer({ host: hasIpv6 ? '::1' : '127.0.0.1' })
    expect(started.url).toBe(`ws://${hasIpv6 ? '[::1]' : '127.0.0.1'}:${started.port}`)
    await (await honestPair(started)).exchange()
  })
})
