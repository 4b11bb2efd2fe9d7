import { beforeAll, describe, expect, it, vi } from 'vitest'
import { Secret, secretOf } from '../../../shared/crypto/secret.ts'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import { createPortTransport } from '../../../shared/ports/createPortTransport.ts'
import { serveTransport } from '../../../shared/ports/serveTransport.ts'
import type {
  CarrierOptions,
  LinkId,
  Topic,
  Transport,
  TransportEvent,
} from '../../../shared/ports/transport.ts'
import type { DeviceId, EpochId, RoomId } from '../../../shared/room/ids.ts'
import { channelPair } from './channels.ts'

const room = '0a'.repeat(16) as RoomId
const epoch = '0c'.repeat(32) as EpochId
const self = '0d'.repeat(16) as DeviceId
const device = '0f'.repeat(16) as DeviceId
const link = '0e'.repeat(16) as LinkId
const topic = 'Topic_-0'.repeat(4) as Topic
const topics = { publish: topic, listen: [topic] }
const bytes = Uint8Array.of(1, 2, 3)

function secret<Kind extends string>(fill: number): Secret<Kind> {
  return new Secret<Kind>(new Uint8Array(32).fill(fill))
}

const carrier: CarrierOptions = {
  room,
  epoch,
  self,
  servers: ['ws://127.0.0.1:1'],
  topics,
  signalKey: secret('signal'.length),
  peers: [{ device, linkKey: secret(1), signalKey: secret(2) }],
  ice: { policy: 'direct', servers: [{ urls: ['turn:a.example'], username: 'u', credential: 'c' }] },
}

/** A transport that writes down what it is asked, behind a real port. */
function setup() {
  const { near, far } = channelPair()
  const asked: unknown[][] = []
  let tell: (event: TransportEvent) => void = () => undefined
  const note =
    (name: string) =>
    (...args: unknown[]) =>
      void asked.push([name, ...args])
  const behind: Transport = {
    openCarrier: note('openCarrier'),
    closeCarrier: note('closeCarrier'),
    setTopics: note('setTopics'),
    append: note('append'),
    sendFrame: note('sendFrame'),
    dropLink: note('dropLink'),
    openTopic: note('openTopic'),
    closeTopic: note('closeTopic'),
    publishTopic: note('publishTopic'),
    askRelay: note('askRelay'),
    tryRelay: note('tryRelay'),
    listen(listener) {
      tell = listener
      return () => undefined
    },
  }
  serveTransport(far, behind, secretOf)
  const transport = createPortTransport(near)
  const heard: TransportEvent[] = []
  const stop = transport.listen(event => heard.push(event))
  return { transport, asked, heard, stop, near, far, tell: (event: TransportEvent) => tell(event) }
}

beforeAll(cryptoReady)

describe('a transport over a port', () => {
  it('asks the other end for the same, in the same order', async () => {
    const { transport, asked, near } = setup()
    transport.setTopics(epoch, topics)
    transport.append(epoch, bytes)
    transport.sendFrame(link, bytes)
    transport.dropLink(link)
    transport.closeCarrier(epoch)
    transport.openTopic(topic, ['ws://127.0.0.1:1'])
    transport.publishTopic(topic, bytes)
    transport.closeTopic(topic)
    transport.tryRelay(epoch)
    await vi.waitFor(() => expect(asked).toHaveLength(9))
    expect(asked).toEqual([
      ['setTopics', epoch, topics],
      ['append', epoch, bytes],
      ['sendFrame', link, bytes],
      ['dropLink', link],
      ['closeCarrier', epoch],
      ['openTopic', topic, ['ws://127.0.0.1:1']],
      ['publishTopic', topic, bytes],
      ['closeTopic', topic],
      ['tryRelay', epoch],
    ])
    near.close()
  })

  it('carries keys as bytes and makes them secrets again', async () => {
    const { transport, asked, near } = setup()
    transport.openCarrier(carrier)
    await vi.waitFor(() => expect(asked).toHaveLength(1))
    const [name, options] = asked[0] as [string, CarrierOptions]
    expect(name).toBe('openCarrier')
    expect(options.signalKey.expose()).toEqual(carrier.signalKey.expose())
    expect(options.peers.map(peer => peer.linkKey.expose())).toEqual([new Uint8Array(32).fill(1)])
    expect(JSON.parse(JSON.stringify(options))).toEqual(JSON.parse(JSON.stringify(carrier)))
    expect(JSON.stringify(options)).toContain('[secret]')
    near.close()
  })

  it('tells every event', async () => {
    const { heard, tell, near } = setup()
    const events: TransportEvent[] = [
      { type: 'entry', epoch, entry: bytes },
      { type: 'link-open', epoch, link, device },
      { type: 'link-path', epoch, link, path: 'relay' },
      { type: 'frame', epoch, link, frame: bytes },
      {
        type: 'relay-trial',
        epoch,
        trial: { outcome: 'works', ways: [{ way: 'udp', outcome: 'works', roundTrip: 3 }] },
      },
      { type: 'link-closed', epoch, link, device },
      { type: 'topic-message', topic, payload: bytes },
      { type: 'server', url: 'ws://127.0.0.1:1', state: 'open' },
      { type: 'refused', code: 'FRAME' },
    ]
    for (const event of events) tell(event)
    await vi.waitFor(() => expect(heard).toEqual(events))
    near.close()
  })

  it('shows what net refuses as an event, and what net may not say as another', async () => {
    const { transport, heard, asked, far, near } = setup()
    transport.sendFrame(link, new Uint8Array(1024 * 1024 + 1))
    far.post({ event: 'transport', payload: { type: 'entry', epoch, entry: new Uint8Array(81 * 1024) } })
    await vi.waitFor(() => expect(heard).toHaveLength(2))
    expect(heard).toEqual(Array(2).fill({ type: 'refused', code: 'PORT_SCHEMA' }))
    expect(asked).toEqual([])
    near.close()
  })

  it('is silent after its port has closed, and to whoever stopped listening', async () => {
    const { transport, heard, stop, tell, near, far } = setup()
    stop()
    const others: TransportEvent[] = []
    transport.listen(event => others.push(event))
    tell({ type: 'refused', code: 'FRAME' })
    await vi.waitFor(() => expect(others).toHaveLength(1))
    far.close()
    await new Promise<void>(closed => near.onClose?.(closed))
    transport.append(epoch, bytes)
    await Promise.resolve()
    expect(others).toHaveLength(1)
    expect(heard).toEqual([])
  })
})
