import { beforeAll, describe, expect, it } from 'vitest'
import { LastingTransport } from '../../../electron/core/lastingTransport.ts'
import { Secret } from '../../../shared/crypto/secret.ts'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import type {
  CarrierOptions,
  LinkId,
  Topic,
  Transport,
  TransportEvent,
} from '../../../shared/ports/transport.ts'
import type { CallResult } from '../../../shared/ports/typedPort.ts'
import type { DeviceId, EpochId, RoomId } from '../../../shared/room/ids.ts'
import { SimulatedClock } from '../../support/simulation/simulatedClock.ts'

const epoch = '0c'.repeat(32) as EpochId
const link = '0e'.repeat(16) as LinkId
const device = '0f'.repeat(16) as DeviceId
const topic = 'Topic_-0'.repeat(4) as Topic
const a = 'ws://127.0.0.1:1'
const b = 'wss://b.example'

function carrier(changes: Partial<CarrierOptions> = {}): CarrierOptions {
  return {
    room: '0a'.repeat(16) as RoomId,
    epoch,
    self: '0d'.repeat(16) as DeviceId,
    servers: [a],
    topics: { publish: topic, listen: [topic] },
    signalKey: new Secret<'signal'>(new Uint8Array(32)),
    peers: [],
    ice: { policy: 'relay', servers: [] },
    ...changes,
  }
}

/** A window that writes down what it is told. */
class FakeWindow implements Transport {
  readonly told: string[] = []
  #tell: (event: TransportEvent) => void = () => undefined

  openCarrier = ({ servers }: CarrierOptions) => void this.told.push(`openCarrier ${servers}`)
  closeCarrier = () => void this.told.push('closeCarrier')
  setTopics = () => void this.told.push('setTopics')
  append = (_epoch: EpochId, entry: Uint8Array) => void this.told.push(`append ${entry}`)
  sendFrame = (_link: LinkId, frame: Uint8Array) => void this.told.push(`sendFrame ${frame}`)
  dropLink = () => void this.told.push('dropLink')
  openTopic = (_topic: Topic, servers: readonly string[]) => void this.told.push(`openTopic ${servers}`)
  closeTopic = () => void this.told.push('closeTopic')
  publishTopic = (_topic: Topic, payload: Uint8Array) =>
    void this.told.push(`publishTopic ${payload.subarray(0, 9)}`)

  askRelay = () => void this.told.push('askRelay')
  tryRelay = () => void this.told.push('tryRelay')

  listen(listener: (event: TransportEvent) => void): () => void {
    this.#tell = listener
    return () => {
      this.#tell = () => undefined
    }
  }

  say(event: TransportEvent): void {
    this.#tell(event)
  }
}

type Asked = { servers: string[]; direct: boolean; answer: (ok: boolean) => Promise<void> }

function setup() {
  const clock = new SimulatedClock()
  const asked: Asked[] = []
  let closed = 0
  const transport = new LastingTransport({
    clock,
    main: {
      openNet: request =>
        new Promise<CallResult<Record<string, never>>>(resolve => {
          const answer = async (ok: boolean) => {
            resolve(ok ? { ok, value: {} } : { ok, code: 'INTERNAL' })
            await Promise.resolve()
            await Promise.resolve()
          }
          asked.push({ ...request, answer })
        }),
      closeNet: async () => {
        closed += 1
        return { ok: true, value: {} }
      },
    },
  })
  const heard: TransportEvent[] = []
  transport.listen(event => heard.push(event))
  /** Main makes a window and answers the last request. */
  const grant = async () => {
    const window = new FakeWindow()
    transport.adopt(window)
    await asked.at(-1)?.answer(true)
    return window
  }
  return { transport, clock, asked, heard, grant, closed: () => closed }
}

const bytes = (...values: number[]) => Uint8Array.from(values)

beforeAll(cryptoReady)

describe('a transport that outlives its windows', () => {
  it('asks for nothing before something is opened or about to be', () => {
    const { transport, asked } = setup()
    expect(asked).toEqual([])
    transport.needServers([a])
    expect(asked).toMatchObject([{ servers: [a], direct: false }])
  })

  it('keeps what is sent until there is a window, and then sends it in its order', async () => {
    const { transport, grant } = setup()
    transport.openCarrier(carrier())
    transport.append(epoch, bytes(1))
    transport.append(epoch, bytes(2))
    transport.openTopic(topic, [a])
    transport.publishTopic(topic, bytes(3))
    transport.sendFrame(link, bytes(4))
    const window = await grant()
    transport.append(epoch, bytes(5))
    expect(window.told).toEqual([
      `openCarrier ${a}`,
      'append 1',
      'append 2',
      `openTopic ${a}`,
      'publishTopic 3',
      'append 5',
    ])
  })

  it('has a relay tried in the window that holds its carrier, and says at once where there is none', async () => {
    const { transport, grant, heard } = setup()
    transport.tryRelay(epoch)
    transport.openCarrier(carrier())
    transport.tryRelay(epoch)
    const stopped = { type: 'relay-trial', epoch, trial: { outcome: 'stopped', ways: [] } }
    expect(heard).toEqual([stopped, stopped])
    const window = await grant()
    transport.tryRelay(epoch)
    expect(window.told).toEqual([`openCarrier ${a}`, 'tryRelay'])
    const works = { outcome: 'works', ways: [] } as const
    window.say({ type: 'relay-trial', epoch, trial: works })
    expect(heard.slice(2)).toEqual([{ type: 'relay-trial', epoch, trial: works }])
    transport.tryRelay(epoch)
    transport.lost()
    expect(heard.slice(3)).toEqual([stopped])
  })

  it('keeps nothing for what is closed again, or was never open', async () => {
    const { transport, grant } = setup()
    transport.openTopic(topic, [a])
    transport.openCarrier(carrier())
    transport.append(epoch, bytes(1))
    transport.closeCarrier(epoch)
    transport.append(epoch, bytes(2))
    expect((await grant()).told).toEqual([`openTopic ${a}`])
  })

  it('asks for all servers in use, and for local addresses only when a room is direct', async () => {
    const { transport, grant, asked } = setup()
    transport.openTopic(topic, [a])
    await grant()
    transport.openCarrier(carrier({ servers: [b, a], ice: { policy: 'direct', servers: [] } }))
    expect(asked.map(({ servers, direct }) => ({ servers, direct }))).toEqual([
      { servers: [a], direct: false },
      { servers: [a, b], direct: true },
    ])
  })

  it('tells a carrier nothing of a window that may not serve it yet', async () => {
    const { transport, grant, asked } = setup()
    transport.openTopic(topic, [a])
    const window = await grant()
    transport.openCarrier(carrier({ ice: { policy: 'direct', servers: [] } }))
    expect(window.told).toEqual([`openTopic ${a}`])
    await asked.at(-1)?.answer(true)
    expect(window.told).toEqual([`openTopic ${a}`, `openCarrier ${a}`])
  })

  it('opens everything again in a new window, and tells that the old links and servers are closed', async () => {
    const { transport, grant, heard, clock, asked } = setup()
    transport.openCarrier(carrier())
    transport.openTopic(topic, [a])
    const first = await grant()
    first.say({ type: 'link-open', epoch, link, device })
    first.say({ type: 'server', url: a, state: 'open' })
    transport.sendFrame(link, bytes(1))
    transport.lost()
    transport.sendFrame(link, bytes(2))
    transport.append(epoch, bytes(3))
    expect(heard.slice(2)).toEqual([
      { type: 'link-closed', epoch, link, device },
      { type: 'server', url: a, state: 'closed' },
    ])
    clock.advance(500)
    expect(asked).toHaveLength(2)
    const second = await grant()
    first.say({ type: 'link-open', epoch, link, device })
    expect(heard).toHaveLength(4)
    expect(first.told.at(-1)).toBe('sendFrame 1')
    expect(second.told).toEqual([`openCarrier ${a}`, 'append 3', `openTopic ${a}`])
  })

  it('opens a carrier under the topics it has now', async () => {
    const { transport, grant, clock } = setup()
    transport.openCarrier(carrier())
    const first = await grant()
    transport.setTopics(epoch, { publish: topic, listen: [] })
    expect(first.told).toEqual([`openCarrier ${a}`, 'setTopics'])
    transport.lost()
    clock.advance(500)
    const second = await grant()
    expect(second.told).toEqual([`openCarrier ${a}`])
  })

  it('asks again after longer and longer pauses when it gets no window', async () => {
    const { transport, asked, clock, heard } = setup()
    transport.openTopic(topic, [a])
    for (const pause of [500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]) {
      await asked.at(-1)?.answer(false)
      const before = asked.length
      clock.advance(pause - 1)
      expect(asked).toHaveLength(before)
      clock.advance(1)
      expect(asked).toHaveLength(before + 1)
    }
    expect(heard).toEqual(Array(8).fill({ type: 'refused', code: 'INTERNAL' }))
  })

  it('keeps at most 32 MiB for later, and drops what comes after as a network would', async () => {
    const { transport, grant } = setup()
    transport.openTopic(topic, [a])
    const piece = new Uint8Array(8 * 1024 * 1024)
    for (let count = 0; count < 6; count += 1) transport.publishTopic(topic, piece)
    const window = await grant()
    expect(window.told.filter(line => line.startsWith('publishTopic'))).toHaveLength(4)
  })

  it('lets the network go when nothing has been open for ten seconds, and asks anew for the next thing', async () => {
    const { transport, grant, clock, closed, asked } = setup()
    transport.needServers([a])
    transport.openTopic(topic, [a])
    await grant()
    transport.closeTopic(topic)
    clock.advance(9_999)
    expect(closed()).toBe(0)
    clock.advance(1)
    expect(closed()).toBe(1)
    transport.openTopic(topic, [a])
    expect(asked).toHaveLength(2)
    const window = await grant()
    expect(window.told).toEqual([`openTopic ${a}`])
  })

  it('keeps the network when something opens within that time', async () => {
    const { transport, grant, clock, closed } = setup()
    transport.openTopic(topic, [a])
    const window = await grant()
    transport.closeTopic(topic)
    clock.advance(9_000)
    transport.openCarrier(carrier())
    clock.advance(60_000)
    expect(closed()).toBe(0)
    expect(window.told).toEqual([`openTopic ${a}`, 'closeTopic', `openCarrier ${a}`])
  })

  it('may be told the same twice', async () => {
    const { transport, grant, asked } = setup()
    transport.openCarrier(carrier())
    transport.openCarrier(carrier())
    const window = await grant()
    transport.openCarrier(carrier())
    transport.closeCarrier(epoch)
    transport.closeCarrier(epoch)
    expect(asked).toHaveLength(1)
    expect(window.told).toEqual([`openCarrier ${a}`, `openCarrier ${a}`, 'closeCarrier'])
  })
})
