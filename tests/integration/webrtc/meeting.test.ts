import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fromBase64url } from '../../../shared/bytes/base64url.ts'
import { sealedLength } from '../../../shared/crypto/seal.ts'
import { eventually } from './support/eventually.ts'
import type { Peer } from './support/peer.ts'
import type { RecordedFrame } from './support/recordingServer.ts'
import { RoomOfPeers } from './support/roomOfPeers.ts'
import { Stage } from './support/stage.ts'

let stage: Stage
let ann: Peer
let ben: Peer

beforeAll(async () => {
  stage = await Stage.open()
  ;[ann, ben] = (await stage.peers(2)) as [Peer, Peer]
})
afterAll(() => stage.close())

/** Opens the same new room at both in one instant, sends an entry each way, and closes it. */
async function meet(word: string): Promise<void> {
  const room = new RoomOfPeers([stage.url], 2)
  const here = () => [ann, ben].map(peer => peer.of('entry').filter(event => event.epoch === room.epoch))
  ann.do({ do: 'openCarrier', carrier: room.carrier(0) })
  ben.do({ do: 'openCarrier', carrier: room.carrier(1) })
  await Promise.all([ann.linked(1), ben.linked(1)])
  ann.do({ do: 'append', epoch: room.epoch, entries: [Buffer.from(`${word} of Ann`)] })
  ben.do({ do: 'append', epoch: room.epoch, entries: [Buffer.from(`${word} of Ben`)] })
  await Promise.all([
    ann.until('an entry of Ben', () => here()[0]?.length === 1),
    ben.until('an entry of Ann', () => here()[1]?.length === 1),
  ]).catch(error => {
    throw new Error(`${error.message}: ${JSON.stringify([ann.of('refused'), ben.of('refused')])}`)
  })
  for (const peer of [ann, ben]) peer.do({ do: 'closeCarrier', epoch: room.epoch })
  await Promise.all([ann.linked(0), ben.linked(0)])
}

describe('two peers over real WebRTC and the real signalling server', () => {
  test('20 of 20 times, two that open at the same instant connect and carry data', async () => {
    for (let run = 0; run < 20; run++) await meet('distinct')
  }, 90_000)

  test('when their announces cross on the way, still one connection is made and works', async () => {
    stage.recorder.delayMs = text => (text.includes('"publish"') ? 500 : 0)
    await meet('glare')
    stage.recorder.delayMs = () => 0
  })

  test('their frames arrive in order and whole, up to 1 MiB, beside the log', async () => {
    const room = new RoomOfPeers([stage.url], 2)
    ann.do({ do: 'openCarrier', carrier: room.carrier(0) })
    ben.do({ do: 'openCarrier', carrier: room.carrier(1) })
    await Promise.all([ann.linked(1), ben.linked(1)])
    expect(ann.links[0]?.link).toBe(ben.links[0]?.link)
    const link = ann.links[0]?.link ?? ''
    const sizes = [0, 1, 16_371, 16_372, 1024 * 1024, 7]
    for (const [n, size] of sizes.entries())
      ann.do({ do: 'sendFrame', link, frame: new Uint8Array(size).fill(n) })
    await ben.until('all frames', () => ben.of('frame').length === sizes.length)
    expect(ben.of('frame').map(event => [event.frame.length, event.frame.at(-1) ?? 0])).toEqual(
      sizes.map((size, n) => [size, size === 0 ? 0 : n]),
    )
    for (const peer of [ann, ben]) peer.do({ do: 'closeCarrier', epoch: room.epoch })
    await Promise.all([ann.linked(0), ben.linked(0)])
  })

  test('what passed through the server is opaque topics and padded sealed payloads, and nothing else', () => {
    const clients = stage.recorder.frames.filter(frame => frame.from === 'client')
    expect(clients.length).toBeGreaterThan(100)
    for (const { text } of clients) {
      const message = JSON.parse(text)
      expect(['subscribe', 'unsubscribe', 'publish', 'ping']).toContain(message.type)
      for (const topic of [message.topic ?? [], message.topics ?? []].flat())
        expect(topic).toMatch(/^[A-Za-z0-9_-]{32}$/)
    }
    const sizes = stage.recorder.published.map(({ data }) => fromBase64url(data).length)
    const padded = [1, 2, 3, 4].map(blocks => sealedLength(2048 * blocks - 1, 2048))
    for (const size of sizes) expect(padded).toContain(size)
    const opened = stage.recorder.published.map(({ data }) =>
      Buffer.from(data, 'base64url').toString('latin1'),
    )
    const wire = [...stage.recorder.frames.map(frame => frame.text), ...opened].join('\n')
    for (const plain of ['candidate', 'fingerprint', 'announce', 'distinct of', 'shim://', '127.0.0.1'])
      expect([plain, wire.includes(plain)]).toEqual([plain, false])
  })

  test('a payload on a bare topic reaches the other once, and not its sender', async () => {
    const topic = new RoomOfPeers([stage.url], 2).topic
    for (const peer of [ann, ben]) peer.do({ do: 'openTopic', topic, servers: [stage.url] })
    const asked = ({ from, text }: RecordedFrame) => from === 'client' && text.includes(topic)
    await eventually('both listen', () => stage.recorder.frames.filter(asked).length === 2)
    const heard = () => ben.of('topic-message').filter(event => event.payload[0] !== 0)
    // the server may still be reading what the recorder has seen
    await eventually('the first hears the other', () => {
      ann.do({ do: 'publishTopic', topic, payload: new Uint8Array(1) })
      return ben.of('topic-message').length > 0
    })
    ann.do({ do: 'publishTopic', topic, payload: new Uint8Array(40 * 1024).fill(1) })
    ann.do({ do: 'publishTopic', topic, payload: new Uint8Array([2]) })
    await ben.until('the second payload', () => heard().length >= 2)
    expect(heard().map(event => [event.topic, event.payload.length])).toEqual([
      [topic, 40 * 1024],
      [topic, 1],
    ])
    expect(ann.of('topic-message')).toEqual([])
    for (const peer of [ann, ben]) peer.do({ do: 'closeTopic', topic })
  })
})
