import { beforeAll, describe, expect, test } from 'vitest'
import { CarrierTraffic } from '../../../renderer/net/channelGuard/carrierTraffic.ts'
import { CHUNK, encodeChunk, readChunk } from '../../../renderer/net/channelGuard/chunk.ts'
import { GuardedLink } from '../../../renderer/net/link/guardedLink.ts'
import { LinkHandshake } from '../../../renderer/net/link/linkHandshake.ts'
import { secretOf } from '../../../shared/crypto/secret.ts'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import type { DeviceId, EpochId } from '../../../shared/room/ids.ts'
import { FakeClock } from './fakeClock.ts'

beforeAll(cryptoReady)

const devices = ['aa'.repeat(16), 'bb'.repeat(16)] as [DeviceId, DeviceId]
const epoch = 'ee'.repeat(32) as EpochId

/** One end of a pair of data channels that hand over in the same instant, until the wire is cut. */
class FakeChannel {
  readyState = 'connecting'
  bufferedAmount = 0
  binaryType = 'blob'
  onmessage: ((event: { data: unknown }) => void) | null = null
  onopen: (() => void) | null = null
  onclose: (() => void) | null = null
  other: FakeChannel | null = null
  readonly sent: Uint8Array[] = []

  readonly #inbox: ArrayBuffer[] = []
  #busy = false

  open(): void {
    this.#busy = true
    this.readyState = 'open'
    this.onopen?.()
    this.#busy = false
    this.#hand()
  }

  deliver(data: ArrayBuffer): void {
    this.#inbox.push(data)
    this.#hand()
  }

  /** One after the other, as a real channel does. */
  #hand(): void {
    if (this.#busy || this.readyState !== 'open') return
    this.#busy = true
    for (let data = this.#inbox.shift(); data; data = this.#inbox.shift()) this.onmessage?.({ data })
    this.#busy = false
  }

  send(bytes: Uint8Array): void {
    if (this.readyState !== 'open') throw new Error('not open')
    this.sent.push(bytes)
    this.other?.deliver(bytes.slice().buffer as ArrayBuffer)
  }

  close(): void {
    this.readyState = 'closed'
  }
}

/** Nothing arrives any more, and nobody is told. */
function cut(...channels: FakeChannel[]): void {
  for (const channel of channels) channel.other = null
}

function side(me: 0 | 1, clock: FakeClock, channel: FakeChannel) {
  const log: string[] = []
  const [own, foreign] = [new Uint8Array(32).fill(me), new Uint8Array(32).fill(1 - me)]
  const link = new GuardedLink({
    channel: channel as unknown as RTCDataChannel,
    clock,
    handshake: new LinkHandshake({
      epoch,
      self: devices[me],
      peer: devices[me === 0 ? 1 : 0],
      key: secretOf(new Uint8Array(32).fill(7)),
    }),
    fingerprints: () => ({ local: own, remote: foreign }),
    traffic: new CarrierTraffic(
      () => true,
      code => log.push(`refused ${code}`),
      clock.now(),
    ),
    onOpen: () => log.push('open'),
    onFrame: frame => log.push(`frame ${frame.length}`),
    onEnd: code => log.push(`end ${code}`),
  })
  link.facade.onopen = () => log.push('facade open')
  link.facade.onclose = () => log.push('facade closed')
  link.facade.onmessage = (event: { data: ArrayBuffer }) => log.push(`message ${event.data.byteLength}`)
  return { link, log, channel }
}

function pair() {
  const clock = new FakeClock()
  const [left, right] = [new FakeChannel(), new FakeChannel()]
  left.other = right
  right.other = left
  return { clock, a: side(0, clock, left), b: side(1, clock, right) }
}

function openPair() {
  const both = pair()
  both.a.channel.open()
  both.b.channel.open()
  return both
}

describe('a guarded link', () => {
  test('opens for simple-peer only after both have shown who they are', () => {
    const { a, b } = pair()
    a.channel.open()
    expect([a.log, a.link.facade.readyState]).toEqual([[], 'connecting'])
    b.channel.open()
    expect([a.log, b.log]).toEqual([
      ['open', 'facade open'],
      ['open', 'facade open'],
    ])
  })

  test('an engine that says open twice starts one handshake', () => {
    const { a } = pair()
    a.channel.open()
    a.channel.open()
    expect(a.channel.sent).toHaveLength(1)
  })

  test('what is sent before it is open goes nowhere', () => {
    const { a } = pair()
    a.channel.open()
    a.link.facade.send(Uint8Array.from([0, 0, 1, 0]))
    a.link.sendFrame(new Uint8Array(5))
    expect(a.channel.sent.map(bytes => bytes[0])).toEqual([CHUNK.hello])
  })

  test('carries frames and sync messages, and nothing else of y-webrtc', () => {
    const { a, b } = openPair()
    a.link.sendFrame(new Uint8Array(40_000))
    a.link.facade.send(Uint8Array.from([0, 0, 1, 0]))
    a.link.facade.send(Uint8Array.from([1, 2, 3]))
    expect(b.log.slice(2)).toEqual(['frame 40000', 'message 4'])
  })

  test('silence instead of a handshake ends it after 10 seconds', () => {
    const { a, clock } = pair()
    a.channel.open()
    clock.pass(9_999)
    expect(a.log).toEqual([])
    clock.pass(1)
    expect(a.log).toEqual(['end LINK_TIMEOUT', 'facade closed'])
    expect([a.channel.readyState, clock.waiting]).toEqual(['closed', 0])
  })

  test('pings keep an idle link', () => {
    const { a, b, clock } = openPair()
    clock.pass(60_000)
    expect([a.log.length, b.log.length]).toEqual([2, 2])
    expect(a.channel.sent.filter(bytes => readChunk(bytes).type === CHUNK.ping)).toHaveLength(30)
  })

  test('a peer that is not heard for 8 seconds is gone, within 10', () => {
    const { a, b, clock } = openPair()
    clock.pass(2_500)
    cut(a.channel, b.channel)
    clock.pass(7_000)
    expect(a.log.slice(2)).toEqual([])
    clock.pass(2_500)
    expect(a.log.slice(2)).toEqual(['end LINK_TIMEOUT', 'facade closed'])
  })

  test.each([
    ['data before the handshake', CHUNK.carrier, Uint8Array.from([0, 0, 1, 0]), 'LINK_STATE'],
    ['a frame before the handshake', CHUNK.frame, new Uint8Array(1), 'LINK_STATE'],
    ['a ping before the handshake', CHUNK.ping, new Uint8Array(), 'LINK_STATE'],
    ['a tag before a hello', CHUNK.tag, new Uint8Array(32), 'LINK_STATE'],
    ['a hello of a stranger', CHUNK.hello, new Uint8Array(48), 'LINK_TAG'],
    ['a short hello', CHUNK.hello, new Uint8Array(47), 'CHUNK'],
  ])('%s ends it', (_what, type, data, code) => {
    const { a } = pair()
    a.channel.open()
    const bytes = encodeChunk({ type, id: 0, total: data.length, offset: 0, data })
    a.channel.onmessage?.({ data: bytes.slice().buffer })
    expect(a.log).toEqual([`end ${code}`, 'facade closed'])
  })

  test.each<[string, unknown]>([
    ['text', 'hello'],
    ['nothing', new ArrayBuffer(0)],
    [
      'a second handshake',
      encodeChunk({ type: CHUNK.hello, id: 0, total: 48, offset: 0, data: new Uint8Array(48) }).slice()
        .buffer,
    ],
    ['more than a chunk', new ArrayBuffer(16 * 1024 + 1)],
  ])('%s on an open link ends it', (_what, data) => {
    const { a } = openPair()
    a.channel.onmessage?.({ data })
    expect(a.log.slice(3)).toEqual(['facade closed'])
  })

  test('a flood of pings is a flood', () => {
    const { a } = openPair()
    const ping = encodeChunk({ type: CHUNK.ping, id: 0, total: 0, offset: 0, data: new Uint8Array() })
    for (let n = 0; n < 100_000; n++) a.channel.onmessage?.({ data: ping.slice().buffer })
    expect(a.log.slice(2)).toEqual(['end BUDGET', 'facade closed'])
  })

  test('a channel that is open no more ends it once', () => {
    const { a } = openPair()
    a.channel.readyState = 'closing'
    a.link.sendFrame(new Uint8Array(1))
    a.link.end('CHUNK')
    a.channel.onclose?.()
    expect(a.log.slice(2)).toEqual(['end LINK_TIMEOUT', 'facade closed'])
  })
})
