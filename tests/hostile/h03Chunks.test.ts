import { beforeAll, describe, expect, it } from 'vitest'
import { CHUNK, CHUNK_DATA, type Chunk, encodeChunk } from '../../renderer/net/channelGuard/chunk.ts'
import type { ErrorCode } from '../../shared/bytes/protocolError.ts'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import { entriesOf } from '../support/hostile/carrierBytes.ts'
import { commonCriterion } from '../support/hostile/commonCriterion.ts'
import { LinkedCarrier, syncMessage } from '../support/hostile/linkedCarrier.ts'
import { text } from '../support/room/primitives.ts'

beforeAll(cryptoReady)

const MAX = 2 ** 32 - 1
const full = new Uint8Array(CHUNK_DATA)
const some = new Uint8Array(100)

/** One attack costs the attacker her link, and the victim nothing. */
async function costsTheLink(code: ErrorCode, attack: (link: LinkedCarrier) => void): Promise<void> {
  const link = new LinkedCarrier()
  await commonCriterion(link.victim, { counted: { [code]: 1 } }, () => attack(link))
  expect(link.isOpen).toBe(false)
}

describe('3: chunk with total 2^32-1, offset past total, overlapping, interleaved ids, zero length', () => {
  const first: [string, Partial<Chunk>, Uint8Array][] = [
    ['a total of 2^32-1', { total: MAX }, full],
    ['a total of 2^32-1 and nothing in it', { total: MAX }, new Uint8Array()],
    ['a total of one more than a carrier message has', { total: 8 * 1024 * 1024 + 1 }, full],
    ['an offset past its total', { offset: 200 }, some],
    ['an offset of 2^32-1', { offset: MAX }, some],
    ['a total below its length', { total: 99 }, some],
    ['a piece that is too short', { total: 50_000 }, some],
    ['a length of zero', { total: 100 }, new Uint8Array()],
    ['a total of zero', { total: 0 }, new Uint8Array()],
    ['a number out of turn', { id: 1 }, some],
    ['the number 2^32-1', { id: MAX }, some],
  ]

  it.each(first)('a first chunk with %s', async (_, fields, data) => {
    await costsTheLink('CHUNK', link => link.chunk(CHUNK.carrier, data, fields))
  })

  const second: [string, Partial<Chunk>, Uint8Array][] = [
    ['overlaps the first', { offset: CHUNK_DATA - 1 }, full],
    ['is the first again', { offset: 0 }, full],
    ['leaves a hole', { offset: CHUNK_DATA + 1 }, full],
    ['has another total', { offset: CHUNK_DATA, total: 3 * CHUNK_DATA + 1 }, full],
    ['has another number', { offset: CHUNK_DATA, id: 1 }, full],
    ['is empty', { offset: CHUNK_DATA }, new Uint8Array()],
    ['is short though others follow', { offset: CHUNK_DATA }, some],
  ]

  it.each(second)('a second chunk that %s', async (_, fields, data) => {
    await costsTheLink('CHUNK', link => {
      link.chunk(CHUNK.carrier, full, { total: 3 * CHUNK_DATA })
      link.chunk(CHUNK.carrier, data, { total: 3 * CHUNK_DATA, ...fields })
    })
  })

  it('chunks of two carrier messages, interleaved', async () => {
    await costsTheLink('CHUNK', link => {
      for (const id of [0, 1, 0, 1])
        link.chunk(CHUNK.carrier, full, { id, total: 2 * CHUNK_DATA, offset: id * CHUNK_DATA })
    })
  })

  it.each([
    ['a type that does not exist', 'CHUNK', Uint8Array.from([7, ...new Uint8Array(12)])],
    ['a header that is cut', 'TRUNCATED', new Uint8Array(12).fill(3)],
    ['nothing', 'TRUNCATED', new Uint8Array()],
    ['more than a chunk', 'CHUNK', new Uint8Array(16 * 1024 + 1).fill(3)],
    ['a ping with words', 'CHUNK', encodeChunk({ type: CHUNK.ping, id: 0, total: 9, offset: 0, data: some })],
    ['a second hello', 'LINK_STATE', encodeChunk({ type: 1, id: 0, total: 48, offset: 0, data: some })],
  ] as const)('%s', async (_, code, bytes) => {
    await costsTheLink(code, link => link.raw(bytes))
  })

  it('1,000 unfinished messages of 8 MiB hold no more memory than what came of them', async () => {
    const links = Array.from({ length: 1_000 }, () => new LinkedCarrier())
    const [first] = links
    if (first === undefined) throw new Error('no link')
    await commonCriterion(first.victim, { counted: {}, cpuMs: 2_000, memoryMiB: 48 }, () => {
      for (const link of links) link.chunk(CHUNK.carrier, full, { total: 8 * 1024 * 1024 })
    })
    expect(links.filter(({ isOpen }) => !isOpen)).toEqual([])
  })

  it('and whole messages pass beside frames in between', () => {
    const link = new LinkedCarrier()
    const entry = new Uint8Array(60_000).fill(5)
    const message = syncMessage('update', entriesOf(7, 0, entry))
    link.chunk(CHUNK.carrier, message.subarray(0, CHUNK_DATA), { total: message.length })
    link.chunk(CHUNK.frame, text('a frame'), { id: 0 })
    for (let offset = CHUNK_DATA; offset < message.length; offset += CHUNK_DATA) {
      const data = message.subarray(offset, offset + CHUNK_DATA)
      link.chunk(CHUNK.carrier, data, { total: message.length, offset })
    }
    expect([link.refused, link.log.length, link.entries.length]).toEqual([[], 1, 2])
  })
})
