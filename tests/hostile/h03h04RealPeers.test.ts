import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Doc, encodeStateAsUpdate } from 'yjs'
import { CHUNK, encodeChunk } from '../../renderer/net/channelGuard/chunk.ts'
import { Stage } from '../integration/webrtc/support/stage.ts'
import { Trio } from '../integration/webrtc/support/trio.ts'

// Every case of these numbers, in memory: h03Chunks.test.ts and h04UpdateShapes.test.ts

const SMALLEST = '00000000-0000-4000-8000-000000000000'

let stage: Stage
let trio: Trio

beforeAll(async () => {
  stage = await Stage.open()
})
afterAll(() => stage.close())
beforeEach(async () => {
  trio = await Trio.on(stage)
})
afterEach(() => trio.end())

async function linkMallory(): Promise<void> {
  const { ann, mallory } = trio
  await trio.malloryComes(SMALLEST)
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
  trio.mallory.do({ do: 'send', bytes: encodeChunk({ type: type as 3, id, total, offset, data }) })
}

function carrierUpdate(fill: (doc: Doc) => void): Uint8Array {
  const doc = new Doc()
  fill(doc)
  const update = encodeStateAsUpdate(doc)
  const length = update.length < 128 ? [update.length] : [(update.length & 127) | 128, update.length >> 7]
  return Uint8Array.from([0, 2, ...length, ...update])
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
    await trio.refused('CARRIER_UPDATE')
    const { ann, mallory } = trio
    await mallory.until('it is closed', () => mallory.of('closed').length === 1)
    await trio.benIsServed()
    expect(ann.of('entry')).toHaveLength(1)
  })

  test.each([
    ['a total of 4 GiB', { total: 2 ** 32 - 1 }],
    ['an offset past its total', { total: 100, offset: 200 }],
    ['a number out of turn', { id: 7 }],
    ['a piece that is too short', { total: 50_000 }],
  ])('a chunk with %s closes it', async (_what, fields) => {
    send(CHUNK.carrier, new Uint8Array(100), fields)
    await trio.refused('CHUNK')
    await trio.ann.linked(0)
  })

  test('a flood over the budget closes it', async () => {
    const piece = new Uint8Array(16_371)
    for (let n = 0; n < 300; n++)
      send(CHUNK.carrier, piece, { total: 8 * 1024 * 1024, offset: n * piece.length })
    await trio.refused('BUDGET')
    await trio.ann.linked(0)
  })
})

function setKey(doc: Doc): void {
  doc.getMap(String(doc.clientID)).set('key', 1)
}

function deleteOne(doc: Doc): void {
  doc.getArray(String(doc.clientID)).push([new Uint8Array(9)])
  doc.getArray(String(doc.clientID)).delete(0)
}
