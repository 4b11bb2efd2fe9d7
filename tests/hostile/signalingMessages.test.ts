import { describe, expect, it } from 'vitest'
import type { SignalingErrorCode } from '../../shared/signaling/signalingError.ts'
import { eventually } from '../unit/signaling/eventually.ts'
import { FakeClock } from '../unit/signaling/fakeClock.ts'
import { honestPair } from '../unit/signaling/honestPair.ts'
import type { SignalingClient } from '../unit/signaling/signalingClient.ts'
import { startServer, topicOf } from '../unit/signaling/startServer.ts'

const TOPIC = topicOf(1)
const VICTIM = topicOf(999)
const CLEAN = { sockets: 2, topics: 1, queuedBytes: 0 }

interface Offence {
  readonly name: string
  readonly commit: (client: SignalingClient) => void
  readonly closing: { readonly code: number; readonly reason: SignalingErrorCode }
}

const sending = (message: unknown) => (client: SignalingClient) => client.send(message)
const policy = (reason: SignalingErrorCode) => ({ code: 1008, reason })
const manyTopics = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => topicOf(from + index))

const OFFENCES: readonly Offence[] = [
  { name: '{not json', commit: sending('{not json'), closing: { code: 1007, reason: 'SIG_NOT_JSON' } },
  { name: 'topics: 5', commit: sending({ type: 'subscribe', topics: 5 }), closing: policy('SIG_SCHEMA') },
  {
    name: 'topics: "abc"',
    commit: sending({ type: 'subscribe', topics: 'abc' }),
    closing: policy('SIG_SCHEMA'),
  },
  { name: 'null', commit: sending('null'), closing: policy('SIG_SCHEMA') },
  {
    name: '__proto__ keys',
    commit: sending(`{"type":"subscribe","topics":["${TOPIC}"],"__proto__":{"topics":[]}}`),
    closing: policy('SIG_SCHEMA'),
  },
  {
    name: 'a topic named __proto__',
    commit: sending({ type: 'subscribe', topics: ['__proto__'] }),
    closing: policy('SIG_TOPIC'),
  },
  {
    name: 'JSON nested 30,000 deep',
    commit: sending(`{"type":"ping","topics":${'['.repeat(30_000)}${']'.repeat(30_000)}}`),
    closing: policy('SIG_SCHEMA'),
  },
  {
    name: '10,000 topics in one message',
    commit: sending({ type: 'subscribe', topics: manyTopics(10_000) }),
    closing: { code: 1009, reason: 'SIG_TOO_LARGE' },
  },
  {
    name: '10,000 short topics in one message',
    commit: sending({ type: 'subscribe', topics: new Array(10_000).fill('a') }),
    closing: policy('SIG_TOO_MANY_TOPICS'),
  },
  {
    name: '10,000 topics in 250 messages',
    commit: client => {
      for (let from = 0; from < 10_000; from += 40)
        client.send({ type: 'subscribe', topics: manyTopics(40, from) })
    },
    closing: policy('SIG_TOO_MANY_TOPICS'),
  },
  {
    name: 'a message of 100 MB',
    commit: client => client.socket.send(Buffer.alloc(100 * 1024 * 1024, 'x'), { binary: false }),
    closing: { code: 1009, reason: 'SIG_TOO_LARGE' },
  },
  {
    name: 'a message without end, in fragments',
    commit: client => {
      for (let sent = 0; sent < 100; sent += 1) client.socket.send('x'.repeat(1_000), { fin: false })
    },
    closing: { code: 1009, reason: 'SIG_TOO_LARGE' },
  },
  {
    name: 'a message in 20,000 empty fragments',
    commit: client => {
      for (let sent = 0; sent < 20_000; sent += 1) client.socket.send('', { fin: false })
    },
    closing: { code: 1008, reason: 'SIG_FRAME' },
  },
  {
    name: 'a binary frame',
    commit: client => client.socket.send(Buffer.from('{"type":"ping"}')),
    closing: { code: 1003, reason: 'SIG_BINARY' },
  },
  {
    name: 'a text frame that is no UTF-8',
    commit: client => client.socket.send(Buffer.from([0xc3, 0x28]), { binary: false }),
    closing: { code: 1007, reason: 'SIG_NOT_JSON' },
  },
  {
    name: 'a publication to a topic it did not subscribe to',
    commit: sending({ type: 'publish', topic: VICTIM, data: 'spoof' }),
    closing: policy('SIG_NOT_SUBSCRIBED'),
  },
  {
    name: 'a publication after unsubscribing',
    commit: client => {
      client.send({ type: 'subscribe', topics: [VICTIM] })
      client.send({ type: 'unsubscribe', topics: [VICTIM] })
      client.send({ type: 'publish', topic: VICTIM, data: 'ghost' })
    },
    closing: policy('SIG_NOT_SUBSCRIBED'),
  },
  {
    name: 'plain words as an object, as a bare y-webrtc sends them',
    commit: client => {
      client.send({ type: 'subscribe', topics: [VICTIM] })
      client.send({ type: 'publish', topic: VICTIM, data: { type: 'announce', from: 'me' } })
    },
    closing: policy('SIG_SCHEMA'),
  },
  {
    name: 'a forged number of clients',
    commit: client => {
      client.send({ type: 'subscribe', topics: [VICTIM] })
      client.send({ type: 'publish', topic: VICTIM, data: 'x', clients: 99 })
    },
    closing: policy('SIG_SCHEMA'),
  },
  { name: 'a message of the server', commit: sending({ type: 'pong' }), closing: policy('SIG_SCHEMA') },
]

describe('an offender is closed with a reason, and the others are served', () => {
  it.each(OFFENCES)('$name', async ({ commit, closing }) => {
    const started = await startServer({ clock: new FakeClock(), limits: { closeTimeoutMs: 20_000 } })
    const pair = await honestPair(started)
    const offender = await started.connect()
    await pair.exchange()
    commit(offender)
    await pair.exchange()
    expect(await offender.closing).toEqual(closing)
    await pair.exchange()
    await eventually(() => started.server.stats()).toEqual(CLEAN)
    expect(started.counts.get(closing.reason)).toBe(1)
    expect([...pair.first.unread, ...pair.second.unread]).toEqual([])
  })
})
