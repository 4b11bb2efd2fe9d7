import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, test } from 'vitest'
import { RoomOfPeers } from './support/roomOfPeers.ts'
import { Stage } from './support/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await Stage.open()
})
afterAll(() => stage.close())
test('perf', async () => {
  const [a, b] = await stage.peers(2)
  if (!a || !b) throw 1
  const room = new RoomOfPeers([stage.url], 2)
  a.do({ do: 'openCarrier', carrier: room.carrier(0) })
  b.do({ do: 'openCarrier', carrier: room.carrier(1) })
  await Promise.all([a.linked(1), b.linked(1)])
  let t = Date.now()
  for (let n = 0; n < 8; n++)
    a.do({ do: 'sendFrame', link: a.links[0]?.link ?? '', frame: new Uint8Array(1024 * 1024) })
  await b.until('frames', () => b.of('frame').length === 8)
  console.log('8 MiB frames', Date.now() - t)
  t = Date.now()
  a.do({ do: 'append', epoch: room.epoch, entries: Array.from({ length: 40 }, () => randomBytes(75 * 1024)) })
  await b.until('entries', () => b.of('entry').length === 40)
  console.log('3 MB carrier', Date.now() - t)
}, 60000)
test('step2', async () => {
  const [a, b] = await stage.peers(2)
  if (!a || !b) throw 1
  const room = new RoomOfPeers([stage.url], 2)
  a.do({ do: 'openCarrier', carrier: room.carrier(0) })
  a.do({ do: 'append', epoch: room.epoch, entries: Array.from({ length: 76 }, () => randomBytes(80 * 1024)) })
  b.do({ do: 'openCarrier', carrier: room.carrier(1) })
  await Promise.all([a.linked(1), b.linked(1)])
  const t = Date.now()
  await b.until('entries', () => b.of('entry').length === 76)
  console.log('6 MiB step2', Date.now() - t)
}, 60000)
