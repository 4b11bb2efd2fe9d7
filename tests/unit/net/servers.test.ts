import { beforeAll, describe, expect, test } from 'vitest'
import { BareTopic } from '../../../renderer/net/server/bareTopic.ts'
import { ServerPool } from '../../../renderer/net/server/serverPool.ts'
import type { SocketClass } from '../../../renderer/net/server/socketLike.ts'
import { utf8 } from '../../../shared/bytes/utf8.ts'
import { Secret } from '../../../shared/crypto/secret.ts'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import type { Topic } from '../../../shared/ports/transport.ts'
import type { RoomId } from '../../../shared/room/ids.ts'
import { FakeClock } from './fakeClock.ts'

beforeAll(cryptoReady)

const one = '1'.repeat(32) as Topic
const two = '2'.repeat(32) as Topic
const url = 'wss://server.example'

class FakeSocket {
  onopen: (() => void) | null = null
  onmessage: ((event: { data: unknown }) => void) | null = null
  onclose: ((event?: { code: number; reason: string }) => void) | null = null
  onerror: (() => void) | null = null
  readonly sent: string[] = []
  closed = false
  readonly url: string
  constructor(address: string) {
    this.url = address
  }
  send(text: string): void {
    this.sent.push(text)
  }
  close(): void {
    this.closed = true
  }
}

function setup() {
  const clock = new FakeClock()
  const sockets: FakeSocket[] = []
  const states: string[] = []
  const problems: (string | null)[] = []
  const refused: string[] = []
  const relays: unknown[] = []
  const WebSocket = function create(address: string) {
    if (address === 'wss://refused') throw new Error('refused by the engine')
    const socket = new FakeSocket(address)
    sockets.push(socket)
    return socket
  } as unknown as SocketClass
  const refuse = (code: string) => refused.push(code)
  const pool = new ServerPool({
    WebSocket,
    clock,
    random: () => 0.5,
    refuse,
    onState: (_url, state, problem) => {
      states.push(state)
      problems.push(problem)
    },
    onRelay: (room, answer) => relays.push({ room, answer }),
  })
  const user = (urls = [url]) => ({ urls, onMessage: () => undefined, onOpen: () => undefined })
  const last = () => {
    const socket = sockets.at(-1)
    if (!socket) throw new Error('no socket')
    return socket
  }
  return { clock, sockets, states, problems, refused, refuse, relays, pool, user, last }
}

describe('a question for a relay', () => {
  const relay = {
    type: 'relay',
    urls: ['turn:a'],
    username: '1800000000:x',
    credential: 'c',
    lifetime: 60,
  }
  const answer = { urls: ['turn:a'], username: '1800000000:x', credential: utf8('c'), lifetime: 60 }
  const token = new Secret<'relay-token'>(utf8('token'))
  const asked = JSON.stringify({ type: 'relay', token: 'token' })
  const [ann, ben] = ['a'.repeat(32), 'b'.repeat(32)] as [RoomId, RoomId]
  const say = (message: object) => ({ data: JSON.stringify(message) })

  test('goes to that server alone, once it is open, and its answer to the room that asked', () => {
    const { pool, user, sockets, relays, refused } = setup()
    pool.join(user([url, 'wss://other.example']), [one])
    pool.askRelay(url, ann, token)
    for (const socket of sockets) socket.onopen?.()
    expect([pool.isOpen(url), pool.isOpen('wss://nobody.example')]).toEqual([true, false])
    expect(sockets.flatMap(({ sent }) => sent)).not.toContain(asked)
    pool.askRelay(url, ann, token)
    pool.askRelay(url, ann, token)
    pool.askRelay(url, ben, token)
    expect(sockets.map(({ sent }) => sent.filter(text => text === asked).length)).toEqual([2, 0])
    sockets[0]?.onmessage?.(say({ type: 'no-relay' }))
    sockets[0]?.onmessage?.(say(relay))
    expect(relays).toEqual([
      { room: ann, answer: null },
      { room: ben, answer },
    ])
    expect(refused).toEqual([])
  })

  test('that nobody put has no answer', () => {
    const { pool, user, last, relays, refused } = setup()
    pool.join(user(), [one])
    last().onopen?.()
    last().onmessage?.(say(relay))
    last().onmessage?.(say({ type: 'no-relay' }))
    pool.askRelay(url, ann, token)
    last().onmessage?.(say({ ...relay, urls: [] }))
    expect([relays, refused]).toEqual([[], ['SIGNAL', 'SIGNAL', 'SIGNAL']])
  })

  test('ends with its socket', () => {
    const { pool, user, last, relays, refused, clock, sockets } = setup()
    pool.join(user(), [one])
    last().onopen?.()
    pool.askRelay(url, ann, token)
    last().onclose?.()
    while (sockets.length === 1) clock.pass(100)
    last().onopen?.()
    last().onmessage?.(say(relay))
    expect([relays, refused]).toEqual([[], ['SIGNAL']])
  })
})

describe('server connections', () => {
  test('are one to a server, shared, and closed with the last user', () => {
    const { pool, user, sockets, last } = setup()
    const first = pool.join(user(), [one])
    const second = pool.join(user([url, url]), [two])
    expect(sockets).toHaveLength(1)
    last().onopen?.()
    expect(last().sent).toEqual([JSON.stringify({ type: 'subscribe', topics: [one, two] })])
    first.leave()
    expect(last().sent.at(-1)).toBe(JSON.stringify({ type: 'unsubscribe', topics: [one] }))
    second.leave()
    expect(last().closed).toBe(true)
    expect(last().sent).toHaveLength(2)
  })

  test('come back after pauses that grow, and ask for all topics again', () => {
    const { pool, user, sockets, last, clock, states } = setup()
    pool.join(user(), [one])
    const waits: number[] = []
    for (let n = 0; n < 6; n++) {
      const before = sockets.length
      const from = clock.now()
      last().onclose?.()
      while (sockets.length === before) clock.pass(100)
      waits.push(clock.now() - from)
    }
    expect(waits).toEqual([500, 1000, 2000, 4000, 5000, 5000])
    last().onopen?.()
    expect(last().sent).toEqual([JSON.stringify({ type: 'subscribe', topics: [one] })])
    expect(states.slice(-2)).toEqual(['connecting', 'open'])
  })

  test('that say nothing any more are given up', () => {
    const { pool, user, sockets, last, clock } = setup()
    pool.join(user(), [one])
    last().onopen?.()
    clock.pass(20_000)
    last().onmessage?.({ data: '{"type":"pong"}' })
    clock.pass(20_000)
    expect(sockets).toHaveLength(1)
    clock.pass(15_000)
    expect([sockets.length, sockets[0]?.closed]).toEqual([2, true])
    clock.pass(16_000)
    expect(sockets.length).toBeGreaterThan(2)
  })

  test('send no faster than a server allows, and lose nothing', () => {
    const { pool, user, last, clock } = setup()
    const hold = pool.join(user(), [one])
    last().onopen?.()
    for (let n = 0; n < 100; n++) hold.publish(one, String(n), false)
    expect(last().sent.length).toBeLessThanOrEqual(48)
    clock.pass(1_000)
    expect(last().sent.length).toBeLessThanOrEqual(48 + 17)
    clock.pass(3_000)
    expect(last().sent.filter(text => text.includes('publish'))).toHaveLength(100)
  })

  test('forget what a user wanted to say when it leaves, and what was not kept when they break', () => {
    const { pool, user, last, clock, sockets } = setup()
    const stays = pool.join(user(), [two])
    const goes = pool.join(user(), [one])
    goes.publish(one, 'kept', true)
    stays.publish(two, 'kept too', true)
    stays.publish(two, 'lost', false)
    goes.leave()
    goes.publish(one, 'after leaving', true)
    last().onopen?.()
    expect(last().sent.filter(text => text.includes('publish'))).toEqual([
      JSON.stringify({ type: 'publish', topic: two, data: 'kept too' }),
    ])
    last().onclose?.()
    clock.pass(1_000)
    expect(sockets).toHaveLength(2)
  })

  test('an address that the engine refuses is said once and not tried again', () => {
    const { pool, user, clock, refused, states } = setup()
    pool.join(user(['wss://refused']), [one])
    clock.pass(100_000)
    expect([refused, states]).toEqual([['SERVER_ADDRESS'], ['connecting', 'closed']])
  })

  test('more topics than a server takes are refused, not sent', () => {
    const { pool, user, last, refused } = setup()
    const topics = Array.from({ length: 41 }, (_, n) => String(n).padStart(32, '0') as Topic)
    pool.join(user(), topics)
    last().onopen?.()
    expect(refused).toEqual(['BUDGET'])
    expect(JSON.parse(last().sent[0] ?? '').topics).toHaveLength(40)
  })

  test('one that lies is told of, and left alone for longer each time when it does not stop', () => {
    const { pool, user, sockets, last, clock, problems } = setup()
    pool.join(user(), [one])
    const waits: number[] = []
    for (let n = 0; n < 3; n++) {
      last().onopen?.()
      const before = sockets.length
      for (let lie = 0; lie < 32; lie++) last().onmessage?.({ data: '{"type":"relay"}' })
      const from = clock.now()
      while (sockets.length === before) clock.pass(100)
      waits.push(clock.now() - from)
    }
    expect(waits).toEqual([2_000, 4_000, 8_000])
    expect([problems[0], problems.at(-1)]).toEqual([null, 'SERVER_LIES'])
    expect(last().sent).not.toContain('{"type":"ping"}')
    last().onopen?.()
    expect(last().sent).toContain('{"type":"ping"}')
    clock.pass(10_000)
    last().onmessage?.({ data: '{"type":"pong"}' })
    expect(problems.at(-1)).toBeNull()
  })

  test('what a server says with its goodbye stays until it answers again', () => {
    const { pool, user, last, clock, states, problems, sockets } = setup()
    pool.join(user(), [one])
    last().onopen?.()
    last().onmessage?.({ data: '{"type":"pong"}' })
    last().onclose?.({ code: 1013, reason: 'SIG_SLOW' })
    expect([states.at(-1), problems.at(-1)]).toEqual(['closed', 'SERVER_BUSY'])
    while (sockets.length === 1) clock.pass(100)
    last().onopen?.()
    expect([states.at(-1), problems.at(-1), pool.problemOf(url)]).toEqual([
      'open',
      'SERVER_BUSY',
      'SERVER_BUSY',
    ])
    last().onmessage?.({ data: '{"type":"pong"}' })
    expect([states.at(-1), problems.at(-1), pool.problemOf(url)]).toEqual(['open', null, null])
  })

  test('nonsense of a server is refused, and messages reach their own listeners alone', () => {
    const { pool, refused, last } = setup()
    const heard: string[] = []
    pool.join(
      { urls: [url], onMessage: (topic, data) => heard.push(topic + data), onOpen: () => undefined },
      [one],
    )
    last().onopen?.()
    for (const data of ['{not json', '[]', new ArrayBuffer(9), '{"type":"publish","topic":5,"data":""}'])
      last().onmessage?.({ data })
    last().onmessage?.({ data: JSON.stringify({ type: 'publish', topic: two, data: 'b' }) })
    last().onmessage?.({ data: JSON.stringify({ type: 'publish', topic: one, data: 'a' }) })
    expect([refused, heard]).toEqual([Array(4).fill('SIGNAL'), [`${one}a`]])
  })

  test('a server that says more than a server may is left, and tried again after pauses that grow', () => {
    const { pool, user, sockets, last, clock, refused, states } = setup()
    pool.join(user(), [one])
    for (let n = 1; n <= 3; n++) {
      last().onopen?.()
      last().onmessage?.({ data: 'x'.repeat(65_537) })
      expect([last().closed, states.at(-1)]).toEqual([true, 'closed'])
      clock.pass(500 * 2 ** (n - 1) - 1)
      expect(sockets).toHaveLength(n)
      clock.pass(1)
    }
    expect(refused).toEqual(Array(3).fill('TOO_LARGE'))
  })
})

describe('a bare topic', () => {
  function listen() {
    const all = setup()
    const payloads: number[] = []
    const topic = new BareTopic({
      topic: one,
      servers: [url, 'wss://other.example'],
      pool: all.pool,
      clock: all.clock,
      refuse: all.refuse,
      onPayload: payload => payloads.push(payload.length),
    })
    return { ...all, topic, payloads }
  }

  test('says what waits on every server as it opens', () => {
    const { topic, sockets } = listen()
    topic.publish(Uint8Array.of(1, 2, 3))
    for (const socket of sockets) socket.onopen?.()
    expect(sockets.map(socket => JSON.parse(socket.sent[1] ?? '').data)).toEqual(['AQID', 'AQID'])
  })

  test('tells a payload once that comes through two servers', () => {
    const { sockets, payloads } = listen()
    for (const socket of sockets) {
      socket.onopen?.()
      socket.onmessage?.({ data: JSON.stringify({ type: 'publish', topic: one, data: 'AQID' }) })
    }
    expect(payloads).toEqual([3])
  })

  test('tells again what is said again, but no flood of it', () => {
    const { sockets, payloads, clock } = listen()
    sockets[0]?.onopen?.()
    const say = (data: string) =>
      sockets[0]?.onmessage?.({ data: JSON.stringify({ type: 'publish', topic: one, data }) })
    for (let tenth = 0; tenth < 20; tenth++) {
      say('AQID')
      clock.pass(100)
    }
    expect(payloads).toEqual([3, 3])
  })

  test('has a reminder wait once, however long no server is there', () => {
    const { topic, sockets, refused } = listen()
    for (let n = 0; n < 2_000; n++) topic.publish(Uint8Array.of(1, 2, 3))
    topic.publish(Uint8Array.of(4))
    sockets[0]?.onopen?.()
    expect(sockets[0]?.sent.slice(1).map(text => JSON.parse(text).data)).toEqual(['AQID', 'BA'])
    expect(refused).toEqual([])
  })

  test('refuses what is no base64url or too large', () => {
    const { sockets, refused, topic, payloads } = listen()
    sockets[0]?.onopen?.()
    sockets[0]?.onmessage?.({ data: JSON.stringify({ type: 'publish', topic: one, data: '&' }) })
    sockets[0]?.onmessage?.({
      data: JSON.stringify({ type: 'publish', topic: one, data: 'A'.repeat(60_000) }),
    })
    topic.publish(new Uint8Array(40 * 1024 + 1))
    expect([refused, payloads]).toEqual([['BAD_BASE64', 'TOO_LARGE', 'TOO_LARGE'], []])
  })
})
