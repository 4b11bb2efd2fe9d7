import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import type { ErrorCode } from '../../shared/bytes/protocolError.ts'
import { eventually } from '../integration/webrtc/support/eventually.ts'
import type { Peer } from '../integration/webrtc/support/peer.ts'
import { RoomOfPeers } from '../integration/webrtc/support/roomOfPeers.ts'
import { Stage } from '../integration/webrtc/support/stage.ts'
import { HostileServer, type Published } from '../support/hostile/hostileServer.ts'
import { seededRandom } from '../support/simulation/seededRandom.ts'

const SEED = 30
const MiB = 1024 * 1024

let stage: Stage
let server: HostileServer
let ann: Peer
let ben: Peer
let room: RoomOfPeers

beforeAll(async () => {
  stage = await Stage.open()
})
afterAll(() => stage.close())
beforeEach(async () => {
  server = await HostileServer.start()
  room = new RoomOfPeers([server.url], 3)
  ;[ann, ben] = (await stage.peers(2)) as [Peer, Peer]
})
afterEach(async () => {
  await ann.kill()
  await ben.kill()
  await server.down()
})

async function meet(timeoutMs = 20_000): Promise<void> {
  ann.do({ do: 'openCarrier', carrier: room.carrier(0) })
  ben.do({ do: 'openCarrier', carrier: room.carrier(1) })
  await Promise.all([ann.linked(1, timeoutMs), ben.linked(1, timeoutMs)])
}

/** Each sends a new entry and has the other's. */
async function exchange(): Promise<void> {
  const before = [ann.of('entry').length, ben.of('entry').length]
  ann.do({ do: 'append', epoch: room.epoch, entries: [Buffer.from(`of Ann, after ${before[0]}`)] })
  ben.do({ do: 'append', epoch: room.epoch, entries: [Buffer.from(`of Ben, after ${before[1]}`)] })
  await ann.until('an entry of Ben', () => ann.of('entry').length > (before[0] ?? 0))
  await ben.until('an entry of Ann', () => ben.of('entry').length > (before[1] ?? 0))
}

/** Whoever comes now is linked to both. */
async function othersGetIn(timeoutMs?: number): Promise<void> {
  const late = await stage.peer()
  onTestFinished(() => late.kill())
  late.do({ do: 'openCarrier', carrier: room.carrier(2) })
  await late.linked(2, timeoutMs)
}

/** One link all the time, the same for both. */
function expectOneLink(): void {
  expect([ann, ben].flatMap(peer => peer.of('link-closed'))).toEqual([])
  const toEachOther = [ann.links, ben.links].map(links => links.map(open => open.link)[0])
  expect(toEachOther[0]).toBe(toEachOther[1])
}

const refused = (code: ErrorCode) =>
  ann.until(`refused ${code}`, () => ann.of('refused').some(event => event.code === code))

describe(`30: signalling replays all, reorders, drops half, swaps topics, sends 100 MB, non-JSON, forged clients, reflects own messages, offline for an hour, restarts (seed ${SEED})`, () => {
  test('replays all three times, to its senders too: the link stays, and others get in', async () => {
    await meet()
    for (let time = 0; time < 3; time++) {
      for (const said of [...server.said]) server.forward(said, { reflect: true })
      await exchange()
    }
    expectOneLink()
    await othersGetIn()
    expectOneLink()
  })

  test('replays a former stay while somebody comes back: she is linked', async () => {
    await meet()
    await ben.kill()
    ben = await stage.peer()
    const former = [...server.said]
    server.treat = said => {
      for (const old of former) server.forward(old, { reflect: true })
      server.forward(said)
    }
    ben.do({ do: 'openCarrier', carrier: room.carrier(1) })
    await Promise.all([ben.linked(1), ann.until('the new link', () => ann.of('link-open').length === 2)])
    await exchange()
    expect(ann.links.map(open => open.link)).toEqual(ben.links.map(open => open.link))
  })

  test('reflects every message to its sender and says it twice: two are linked', async () => {
    server.treat = said => {
      server.forward(said, { reflect: true })
      server.forward(said, { reflect: true })
    }
    await meet()
    await exchange()
    expectOneLink()
  })

  test('reorders: what is said in a fifth of a second comes in another order', async () => {
    const random = seededRandom(SEED)
    const held: Published[] = []
    const shuffle = setInterval(() => {
      for (const said of held.splice(0).sort(() => random() - 0.5)) server.forward(said)
    }, 200)
    onTestFinished(() => clearInterval(shuffle))
    server.treat = said => {
      held.push(said)
    }
    await meet(60_000)
    await exchange()
    expectOneLink()
  }, 90_000)

  test('drops half: two are linked all the same, after some tries', async () => {
    const random = seededRandom(SEED)
    server.treat = said => {
      if (random.chance(0.5)) server.forward(said)
    }
    // One meeting in 10,000 takes longer than two minutes then
    await meet(240_000)
    await exchange()
  }, 270_000)

  test('swaps the topics of two rooms: nothing of one gets into the other, and both are linked', async () => {
    const other = new RoomOfPeers([server.url], 2)
    const swapped = (topic: string) => (topic === room.topic ? other.topic : room.topic)
    server.treat = said => {
      server.forward(said, { topic: swapped(said.topic), reflect: true })
      server.forward(said)
    }
    for (const [at, peer] of [ann, ben].entries()) peer.do({ do: 'openCarrier', carrier: other.carrier(at) })
    ann.do({ do: 'openCarrier', carrier: room.carrier(0) })
    ben.do({ do: 'openCarrier', carrier: room.carrier(1) })
    await Promise.all([ann.linked(2), ben.linked(2)])
    await refused('OPEN_FAILED')
    await exchange()
    for (const peer of [ann, ben]) expect(peer.of('entry').map(event => event.epoch)).toEqual([room.epoch])
    expect([ann, ben].flatMap(peer => peer.of('link-closed'))).toEqual([])
  })

  test('says nonsense: each kind is counted, the link stays and others get in', async () => {
    await meet()
    const data = server.said[0]?.data ?? ''
    const publish = { type: 'publish', topic: room.topic, data }
    for (const text of [
      '{not json',
      '[]',
      'null',
      '"text"',
      JSON.stringify({ ...publish, clients: 3 }),
      JSON.stringify({ ...publish, clients: { __proto__: null } }),
      JSON.stringify({ ...publish, data: 5 }),
      JSON.stringify({ ...publish, topic: [room.topic] }),
      '{"__proto__":{"type":"publish"}}',
      `${'['.repeat(30_000)}${']'.repeat(30_000)}`,
    ])
      server.tellAll(text)
    server.tellAll(new Uint8Array(1_000))
    await refused('SIGNAL')
    server.tellAll(JSON.stringify({ ...publish, data: '&' }))
    await refused('BAD_BASE64')
    server.tellAll(JSON.stringify({ ...publish, data: 'A'.repeat(60_000) }))
    await refused('OPEN_FAILED')
    expect(ann.of('refused').filter(event => event.code === 'SIGNAL')).toHaveLength(11)
    await exchange()
    await othersGetIn()
    expectOneLink()
  })

  test('sends 100 MB, again and again: it is left for a while each time, memory is given back, the link stays', async () => {
    await meet()
    const before = await ann.memoryMiB()
    const huge = 'x'.repeat(100 * MiB)
    for (let time = 1; time <= 3; time++) {
      await eventually('both are there', () => server.open === 2)
      server.tellAll(huge)
      await ann.until('it is left', () => ann.of('refused').filter(isTooLarge).length === time)
      await exchange()
    }
    expect((await ann.memoryMiB()) - before).toBeLessThan(500)
    await eventually('both are there', () => server.open === 2)
    await exchange()
    expectOneLink()
    await othersGetIn()
  }, 60_000)

  test('floods with 20,000 messages: no more than some are looked at, and two still talk', async () => {
    await meet()
    const text = JSON.stringify({ type: 'publish', topic: room.topic, data: 'A'.repeat(1_000) })
    for (let n = 0; n < 20_000; n++) server.tellAll(text)
    await refused('BUDGET')
    await exchange()
    expectOneLink()
  })

  test('restarts while eight wait for it: all announce themselves at once, and all are linked to all', async () => {
    const eight = new RoomOfPeers([server.url], 8)
    await server.down()
    const peers = await stage.peers(8)
    onTestFinished(async () => {
      for (const peer of peers) await peer.kill()
    })
    for (const [at, peer] of peers.entries()) peer.do({ do: 'openCarrier', carrier: eight.carrier(at) })
    for (const peer of peers)
      await peer.until('no server', () => peer.of('server').some(event => event.state === 'closed'))
    await server.up()
    await Promise.all(peers.map(peer => peer.linked(7, 60_000)))
    peers[0]?.do({ do: 'append', epoch: eight.epoch, entries: [Buffer.from('to all')] })
    await Promise.all(peers.slice(1).map(peer => peer.until('the entry', () => peer.of('entry').length > 0)))
  }, 90_000)
})

function isTooLarge({ code }: { readonly code: ErrorCode }): boolean {
  return code === 'TOO_LARGE'
}
