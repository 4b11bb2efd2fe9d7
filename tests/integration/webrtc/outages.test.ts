import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSignalingServer } from '../../../electron/signaling/createSignalingServer.ts'
import type { Peer } from './support/peer.ts'
import { RecordingServer } from './support/recordingServer.ts'
import { RoomOfPeers } from './support/roomOfPeers.ts'
import { Stage } from './support/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await Stage.open()
})
afterAll(() => stage.close())

async function meet(url: string): Promise<{ ann: Peer; ben: Peer; room: RoomOfPeers }> {
  const room = new RoomOfPeers([url], 3)
  const [ann, ben] = (await stage.peers(2)) as [Peer, Peer]
  ann.do({ do: 'openCarrier', carrier: room.carrier(0) })
  ben.do({ do: 'openCarrier', carrier: room.carrier(1) })
  await Promise.all([ann.linked(1), ben.linked(1)])
  return { ann, ben, room }
}

describe.concurrent('outages', () => {
  test('a peer killed with -9 is missed within 10 seconds, and linked again when it is back', async () => {
    const { ann, ben, room } = await meet(stage.url)
    await ben.kill()
    await ann.linked(0, 10_000)
    const again = await stage.peer()
    again.do({ do: 'openCarrier', carrier: room.carrier(1) })
    await Promise.all([ann.linked(1), again.linked(1)])
    ann.do({ do: 'append', epoch: room.epoch, entries: [Buffer.from('welcome back')] })
    await again.until('the entry', () => again.of('entry').length === 1)
  }, 60_000)

  test('a device that restarts before it was missed replaces its dead link', async () => {
    const { ann, ben, room } = await meet(stage.url)
    const dead = ann.links[0]?.link
    await ben.kill()
    const again = await stage.peer()
    again.do({ do: 'openCarrier', carrier: room.carrier(1) })
    await again.linked(1, 6_000)
    await ann.until('the new link', () => ann.links.some(open => open.link === again.links[0]?.link))
    expect(ann.links).toHaveLength(1)
    expect(ann.of('link-closed').map(event => event.link)).toEqual([dead])
  }, 60_000)

  test('a computer that sleeps loses its links and finds everybody again by itself', async () => {
    const { ann, ben, room } = await meet(stage.url)
    ben.pause()
    await ann.linked(0, 10_000)
    ann.do({ do: 'append', epoch: room.epoch, entries: [Buffer.from('while you slept')] })
    ben.resume()
    await Promise.all([ann.linked(1, 30_000), ben.linked(1, 30_000)])
    await ben.until('the entry', () => ben.of('entry').length === 1)
  }, 90_000)

  test('a server that goes away touches no link, and lets others join when it is back', async () => {
    const real = createSignalingServer()
    const { url } = await real.ready
    const front = await RecordingServer.start(url)
    const address = front.url
    const { ann, ben, room } = await meet(address)
    await front.close()
    await real.close()
    await Promise.all(
      [ann, ben].map(peer => peer.until('server closed', () => peer.of('server').at(-1)?.state !== 'open')),
    )
    ann.do({ do: 'append', epoch: room.epoch, entries: [Buffer.from('without any server')] })
    await ben.until('the entry', () => ben.of('entry').length === 1)
    const back = createSignalingServer({ port: Number(new URL(address).port) })
    await back.ready
    const late = await stage.peer()
    late.do({ do: 'openCarrier', carrier: room.carrier(2) })
    await late.linked(2, 30_000)
    await late.until('the entry', () => late.of('entry').length === 1)
    expect([ann, ben].flatMap(peer => peer.of('link-closed'))).toEqual([])
    await back.close()
  }, 90_000)

  test('relay without a server makes no connection, and never falls back to another way', async () => {
    const room = new RoomOfPeers([stage.url], 2)
    const [ann, ben] = (await stage.peers(2)) as [Peer, Peer]
    const ice = { policy: 'relay', servers: [] } as const
    ann.do({ do: 'openCarrier', carrier: room.carrier(0, ice) })
    ben.do({ do: 'openCarrier', carrier: room.carrier(1, ice) })
    const gaveUp = (peer: Peer) => peer.of('refused').some(event => event.code === 'LINK_TIMEOUT')
    await Promise.all([ann, ben].map(peer => peer.until('it gives up', () => gaveUp(peer), 30_000)))
    expect([ann, ben].flatMap(peer => peer.of('link-open'))).toEqual([])
    const from = (peer: Peer) => new Set(peer.of('refused').map(event => event.code))
    expect([from(ann), from(ben)]).toEqual([new Set(['LINK_TIMEOUT']), new Set(['LINK_TIMEOUT'])])
  }, 60_000)
})
