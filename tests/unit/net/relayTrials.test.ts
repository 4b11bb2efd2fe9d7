import { beforeAll, describe, expect, it } from 'vitest'
import type { RtcClasses } from '../../../renderer/net/link/guardedWrtc.ts'
import { RelayTrials } from '../../../renderer/net/relay/relayTrials.ts'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import type { IceSettings, RelayTrial } from '../../../shared/ports/transport.ts'
import type { EpochId } from '../../../shared/room/ids.ts'
import { FakeClock } from './fakeClock.ts'

beforeAll(cryptoReady)

const epoch = 'ee'.repeat(32) as EpochId
const other = 'dd'.repeat(32) as EpochId
const print = Array.from({ length: 32 }, (_, n) => n.toString(16).padStart(2, '0').toUpperCase()).join(':')
const SDP = [
  'v=0',
  'm=application 47712 UDP/DTLS/SCTP webrtc-datachannel',
  'c=IN IP4 192.168.1.7',
  'a=candidate:1 1 udp 2122265343 192.168.1.7 47712 typ host',
  `a=fingerprint:sha-256 ${print}`,
  '',
].join('\r\n')
const RELAYED = 'candidate:1 1 udp 1 203.0.113.5 50000 typ relay raddr 192.168.1.7 rport 5555'
const OWN = 'candidate:2 1 udp 1 192.168.1.7 47712 typ host'

/** What the relay at an address does. */
type Relay = {
  readonly gives: readonly string[]
  readonly errors: readonly number[]
  readonly carries: boolean
}
const WORKS: Relay = { gives: [RELAYED], errors: [], carries: true }
const refusing = (...errors: number[]): Relay => ({ gives: [], errors, carries: false })
/** Nothing is ever heard of it. */
const SILENCE: Relay = { gives: [], errors: [], carries: false }

class FakeChannel {
  binaryType = 'blob'
  onopen: (() => void) | null = null
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null
  far: FakeChannel | null = null
  readonly clock: FakeClock
  readonly sent: Uint8Array[] = []

  constructor(clock: FakeClock) {
    this.clock = clock
  }

  send(data: ArrayBuffer | Uint8Array): void {
    const bytes = new Uint8Array(data instanceof ArrayBuffer ? data : new Uint8Array(data).buffer)
    this.sent.push(bytes)
    this.clock.after(6.2, () => this.far?.onmessage?.({ data: bytes.slice().buffer }))
  }
}

/** A world of relays by their addresses, and every connection that was made in it. */
function setup(relays: Readonly<Record<string, Relay>>) {
  const clock = new FakeClock()
  const made: FakePeer[] = []
  const passed: string[] = []

  class FakePeer {
    readonly configuration: RTCConfiguration
    readonly relay: Relay
    localDescription: { sdp: string } | null = null
    connectionState = 'new'
    onicecandidate: ((event: { candidate: unknown }) => void) | null = null
    onicecandidateerror: ((event: { errorCode: number }) => void) | null = null
    onconnectionstatechange: (() => void) | null = null
    ondatachannel: ((event: { channel: FakeChannel }) => void) | null = null
    channel: FakeChannel | null = null
    closed = false

    constructor(configuration: RTCConfiguration) {
      this.configuration = configuration
      this.relay = relays[configuration.iceServers?.[0]?.urls[0] ?? ''] ?? SILENCE
      made.push(this)
    }

    createDataChannel(): FakeChannel {
      this.channel = new FakeChannel(clock)
      return this.channel
    }

    async createOffer() {
      return { type: 'offer', sdp: SDP }
    }

    async createAnswer() {
      return { type: 'answer', sdp: SDP }
    }

    async setLocalDescription(description: { sdp: string }) {
      this.localDescription = description
      if (this.relay === SILENCE) return
      clock.after(1, () => {
        for (const errorCode of this.relay.errors) this.onicecandidateerror?.({ errorCode })
        for (const candidate of this.relay.gives)
          this.onicecandidate?.({ candidate: { candidate, sdpMid: '0', sdpMLineIndex: 0 } })
        this.onicecandidate?.({ candidate: null })
      })
    }

    async setRemoteDescription({ sdp }: { sdp: string }) {
      passed.push(sdp)
    }

    async addIceCandidate({ candidate }: { candidate: string }) {
      passed.push(candidate)
      if (!this.relay.carries || this.channel === null) return
      const far = new FakeChannel(clock)
      const near = this.channel
      near.far = far
      far.far = near
      const answering = made[made.indexOf(this) + 1]
      clock.after(1, () => {
        answering?.ondatachannel?.({ channel: far })
        near.onopen?.()
      })
    }

    close(): void {
      this.closed = true
    }
  }

  const rtc = { RTCPeerConnection: FakePeer } as unknown as RtcClasses
  const told: { epoch: EpochId; trial: RelayTrial }[] = []
  const trials = new RelayTrials({ rtc, clock, tell: (epoch, trial) => told.push({ epoch, trial }) })
  const ice: IceSettings = {
    policy: 'relay',
    servers: [{ urls: Object.keys(relays), username: '1:a', credential: 'c' }],
  }
  /** Lets time pass in small steps, so that promises are settled in between. */
  const pass = async (milliseconds: number) => {
    for (let at = 0; at < milliseconds; at += 50) {
      clock.pass(Math.min(50, milliseconds - at))
      await new Promise(resolve => setImmediate(resolve))
    }
  }
  return { clock, made, passed, told, trials, ice, pass }
}

describe('trying a relay', () => {
  it('sends a few bytes through it and back, and says how long that took', async () => {
    const { told, trials, ice, pass, made } = setup({ 'turn:relay.example': WORKS })
    trials.start(epoch, ice)
    await pass(500)
    expect(told).toEqual([
      { epoch, trial: { outcome: 'works', ways: [{ way: 'udp', outcome: 'works', roundTrip: 12 }] } },
    ])
    expect(made.map(({ closed }) => closed)).toEqual([true, true])
    expect(made[0]?.channel?.sent.map(bytes => bytes.length)).toEqual([16, 16, 16])
  })

  it('names one address of the relay to each connection, and nothing but relays', async () => {
    const urls = ['turn:a.example?transport=udp', 'turn:a.example?transport=tcp', 'turns:a.example:443']
    const { made, trials, ice, pass, told } = setup(Object.fromEntries(urls.map(url => [url, WORKS])))
    // even where the room's links might go directly
    const servers = [...ice.servers, { urls: ['stun:stun.example'] }]
    trials.start(epoch, { policy: 'direct', servers })
    await pass(500)
    expect(made).toHaveLength(6)
    for (const { configuration } of made) {
      expect(configuration.iceTransportPolicy).toBe('relay')
      expect(configuration.iceServers).toHaveLength(1)
      expect(configuration.iceServers?.[0]).toMatchObject({ username: '1:a', credential: 'c' })
    }
    expect(made.flatMap(({ configuration }) => configuration.iceServers?.[0]?.urls)).toEqual(
      urls.flatMap(url => [url, url]),
    )
    expect(told[0]?.trial.ways.map(({ way }) => way)).toEqual(['udp', 'tcp', 'tls'])
  })

  it('passes no address of this computer from one end to the other', async () => {
    const both: Relay = { ...WORKS, gives: [OWN, RELAYED] }
    const { passed, trials, ice, pass, told } = setup({ 'turn:relay.example': both })
    trials.start(epoch, ice)
    await pass(500)
    expect(told[0]?.trial.outcome).toBe('works')
    expect(passed.length).toBeGreaterThan(3)
    for (const text of passed) expect(text).not.toContain('192.168.1.7')
  })

  it.each([
    ['not accepted, when it answers that it knows no such credential', refusing(701, 401), 'refused'],
    ['not accepted, whatever else is its answer', refusing(403), 'refused'],
    ['full, when it has no room', refusing(486), 'full'],
    ['not reached, when the engine says so', refusing(701), 'unreachable'],
    ['silent, when it gives an address and carries nothing', { ...WORKS, carries: false }, 'silent'],
  ] as const)('tells that it is %s', async (_, relay, outcome) => {
    const { told, trials, ice, pass, made } = setup({ 'turn:relay.example': relay })
    trials.start(epoch, ice)
    await pass(15_000)
    expect(told).toEqual([{ epoch, trial: { outcome, ways: [{ way: 'udp', outcome, roundTrip: null }] } }])
    expect(made.every(({ closed }) => closed)).toBe(true)
  })

  it('tells the best of its ways, and each by itself', async () => {
    const { told, trials, ice, pass } = setup({
      'turn:a.example?transport=udp': SILENCE,
      'turn:a.example?transport=tcp': refusing(401),
      'turns:a.example': WORKS,
    })
    trials.start(epoch, ice)
    await pass(13_000)
    expect(told).toEqual([])
    await pass(2_000)
    expect(told[0]?.trial).toEqual({
      outcome: 'works',
      ways: [
        { way: 'udp', outcome: 'unreachable', roundTrip: null },
        { way: 'tcp', outcome: 'refused', roundTrip: null },
        { way: 'tls', outcome: 'works', roundTrip: 12 },
      ],
    })
  })

  it('is over in 15 s when nothing is ever heard, and leaves nothing open', async () => {
    const { told, trials, ice, pass, made, clock } = setup({ 'turn:relay.example': SILENCE })
    trials.start(epoch, ice)
    await pass(15_000)
    expect(told[0]?.trial.outcome).toBe('unreachable')
    expect([made.every(({ closed }) => closed), clock.waiting]).toEqual([true, 0])
  })

  it('goes on one at a time', async () => {
    const { told, trials, ice, pass, made } = setup({ 'turn:relay.example': WORKS })
    trials.start(epoch, ice)
    trials.start(epoch, ice)
    trials.start(other, ice)
    expect([made.length, told]).toEqual([2, [{ epoch: other, trial: { outcome: 'busy', ways: [] } }]])
    await pass(500)
    trials.start(other, ice)
    await pass(500)
    expect(told.map(({ epoch, trial }) => [epoch, trial.outcome])).toEqual([
      [other, 'busy'],
      [epoch, 'works'],
      [other, 'works'],
    ])
  })

  it('ends with its carrier', async () => {
    const { told, trials, ice, pass, made, clock } = setup({ 'turn:relay.example': WORKS })
    trials.start(epoch, ice)
    trials.end(other)
    expect(told).toEqual([])
    trials.end(epoch)
    expect([told[0]?.trial.outcome, made.every(({ closed }) => closed), clock.waiting]).toEqual([
      'stopped',
      true,
      0,
    ])
    await pass(15_000)
    expect(told).toHaveLength(1)
  })

  it('makes no connection where there is no relay, or no carrier', () => {
    const { told, trials, ice, made } = setup({})
    trials.start(epoch, ice)
    trials.start(epoch, { policy: 'relay', servers: [{ urls: ['stun:a.example'] }] })
    trials.start(epoch, null)
    expect(told.map(({ trial }) => trial.outcome)).toEqual(['none', 'none', 'stopped'])
    expect(made).toEqual([])
  })

  it('tries six addresses and no more', async () => {
    const urls = Array.from({ length: 9 }, (_, at) => `turn:relay${at}.example`)
    const { made, trials, ice } = setup(Object.fromEntries(urls.map(url => [url, WORKS])))
    trials.start(epoch, ice)
    expect(made).toHaveLength(12)
  })
})
