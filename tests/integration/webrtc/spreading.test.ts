import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hex } from '../../../shared/bytes/hex.ts'
import type { Peer } from './support/peer.ts'
import { RoomOfPeers } from './support/roomOfPeers.ts'
import { Stage } from './support/stage.ts'

const KiB = 1024

let stage: Stage
beforeAll(async () => {
  stage = await Stage.open()
})
afterAll(() => stage.close())

function received(peer: Peer): string[] {
  return peer
    .of('entry')
    .map(event => hex(event.entry.subarray(0, 16)))
    .sort()
}

function names(entries: readonly Uint8Array[]): string[] {
  return entries.map(entry => hex(entry.subarray(0, 16))).sort()
}

test('3 MB of entries reach four peers, each entry once, and a late joiner after its writer has gone', async () => {
  const [writer, ...others] = await stage.peers(5)
  const late = await stage.peer()
  if (!writer) throw new Error('no writer')
  const room = new RoomOfPeers([stage.url], 6)
  for (const [n, peer] of [writer, ...others].entries())
    peer.do({ do: 'openCarrier', carrier: room.carrier(n) })
  await Promise.all([writer, ...others].map(peer => peer.linked(4, 30_000)))

  const entries = Array.from({ length: 41 }, () => randomBytes(75 * KiB))
  writer.do({ do: 'append', epoch: room.epoch, entries })
  await Promise.all(others.map(peer => peer.until('41 entries', () => peer.of('entry').length >= 41, 30_000)))
  for (const peer of others) expect(received(peer)).toEqual(names(entries))
  expect(writer.of('entry')).toEqual([])

  await writer.kill()
  late.do({ do: 'openCarrier', carrier: room.carrier(5) })
  await late.until('41 entries', () => late.of('entry').length >= 41, 30_000)
  expect(received(late)).toEqual(names(entries))
  for (const peer of [...others, late]) expect(peer.of('refused')).toEqual([])
}, 90_000)

test('a carrier that is full refuses what its own device adds, and still serves what it has', async () => {
  const [full, other] = (await stage.peers(2)) as [Peer, Peer]
  const room = new RoomOfPeers([stage.url], 2)
  full.do({ do: 'openCarrier', carrier: room.carrier(0) })
  const entries = Array.from({ length: 80 }, () => randomBytes(80 * KiB))
  full.do({ do: 'append', epoch: room.epoch, entries })
  await full.until('refusals', () => full.of('refused').length === 4)
  expect(new Set(full.of('refused').map(event => event.code))).toEqual(new Set(['CARRIER_FULL']))

  other.do({ do: 'openCarrier', carrier: room.carrier(1) })
  await other.until('76 entries', () => other.of('entry').length === 76, 30_000)
  expect(received(other)).toEqual(names(entries.slice(0, 76)))
})
