import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Doc, encodeStateAsUpdate } from 'yjs'
import { CHUNK, encodeChunk } from '../../renderer/net/channelGuard/chunk.ts'
import type { ErrorCode } from '../../shared/bytes/protocolError.ts'
import type { ChildPeer } from '../integration/webrtc/support/childPeer.ts'
import type { HostileCall, HostileEvent } from '../integration/webrtc/support/hostileCall.ts'
import type { Peer } from '../integration/webrtc/support/peer.ts'
import { RoomOfPeers } from '../integration/webrtc/support/roomOfPeers.ts'
import { Stage } from '../integration/webrtc/support/stage.ts'

// Every case of these numbers, in memory: h03Chunks.test.ts and h04UpdateShapes.test.ts

const SMALLEST = '00000000-0000-4000-8000-000000000000'

let stage: Stage
let ann: Peer
let ben: Peer
let mallory: ChildPeer<HostileCall, HostileEvent>
let room: RoomOfPeers

beforeAll(async () => {
  stage = await Stage.open()
})
afterAll(() => stage.close())
beforeEach(async () => {
  room = new RoomOfPeers([stage.url], 3)
  ann = await stage.peer()
  ben = await stage.peer()
  mallory = await stage.hostile()
  ann.do({ do: 'openCarrier', carrier: room.carrier(0) })
  await ann.until('her server', () => ann.of('server').some(event => event.state === 'open'))
})
afterEach(async () => {
  for (const peer of [ann, ben, mallory]) await peer.kill()
})

/** Mallory comes as the third device and has Ann's directed announce. */
async function meetMallory(peerId: string): Promise<string> {
  mallory.do({
    do: 'join',
    carrier: { ...room.carrier(2), peers: room.carrier(2).peers.slice(0, 1) },
    peerId,
  })
  await mallory.until('an announce of Ann', () => mallory.of('heard').length > 0)
  return mallory.of('heard')[0]?.message.from ?? ''
}

async function linkMallory(): Promise<void> {
  await meetMallory(SMALLEST)
  mallory.do({ do: 'link' })
  await mallory.until('the link', () => mallory.of('linked').length === 1)
  await ann.linked(1)
}

function send(
  type: number,
  data: Uint8Array,
  fields: { id?: number; total?: number; offset?: number } = {},
): void {
  const { id = 0, total = data.length, offset = 0 } = fields
  mallory.do({ do: 'send', bytes: encodeChunk({ type: type as 3, id, total, offset, data }) })
}

function carrierUpdate(fill: (doc: Doc) => void): Uint8Array {
  const doc = new Doc()
  fill(doc)
  const update = encodeStateAsUpdate(doc)
  const length = update.length < 128 ? [update.length] : [(update.length & 127) | 128, update.length >> 7]
  return Uint8Array.from([0, 2, ...length, ...update])
}

/** An honest device still comes in and is heard. */
async function benIsServed(): Promise<void> {
  ben.do({ do: 'openCarrier', carrier: room.carrier(1) })
  await ben.until('a link to Ann', () => ben.links.some(open => open.device === room.device(0)))
  ben.do({ do: 'append', epoch: room.epoch, entries: [Buffer.from('from Ben')] })
  const fromBen = () => ann.of('entry').some(event => Buffer.from(event.entry).toString() === 'from Ben')
  await ann.until('the entry of Ben', fromBen)
}

function refused(code: ErrorCode): Promise<void> {
  return ann.until(`refused ${code}`, () => ann.of('refused').some(event => event.code === code))
}

describe('3, 4: a link with a member who keeps no rule, over real WebRTC', () => {
  beforeEach(linkMallory)

  test.each([
    ['a map', setKey],
    ['another root', (doc: Doc) => doc.getArray('other').push([new Uint8Array(9)])],
    ['text', (doc: Doc) => doc.getArray(String(doc.clientID)).push(['words'])],
    ['a deletion', deleteOne],
  ] as const)('an update with %s closes it, and an honest device is served', async (_what, fill) => {
    send(CHUNK.carrier, carrierUpdate(fill))
    await refused('CARRIER_UPDATE')
    await mallory.until('it is closed', () => mallory.of('closed').length === 1)
    await benIsServed()
    expect(ann.of('entry')).toHaveLength(1)
  })

  test.each([
    ['a total of 4 GiB', { total: 2 ** 32 - 1 }],
    ['an offset past its total', { total: 100, offset: 200 }],
    ['a number out of turn', { id: 7 }],
    ['a piece that is too short', { total: 50_000 }],
  ])('a chunk with %s closes it', async (_what, fields) => {
    send(CHUNK.carrier, new Uint8Array(100), fields)
    await refused('CHUNK')
    await ann.linked(0)
  })

  test('a flood over the budget closes it', async () => {
    const piece = new Uint8Array(16_371)
    for (let n = 0; n < 300; n++)
      send(CHUNK.carrier, piece, { total: 8 * 1024 * 1024, offset: n * piece.length })
    await refused('BUDGET')
    await ann.linked(0)
  })
})

function setKey(doc: Doc): void {
  doc.getMap(String(doc.clientID)).set('key', 1)
}

function deleteOne(doc: Doc): void {
  doc.getArray(String(doc.clientID)).push([new Uint8Array(9)])
  doc.getArray(String(doc.clientID)).delete(0)
}
