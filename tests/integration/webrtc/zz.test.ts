import { afterAll, beforeAll, describe, test } from 'vitest'
import type { Peer } from './support/peer.ts'
import { RoomOfPeers } from './support/roomOfPeers.ts'
import { Stage } from './support/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await Stage.open()
})
afterAll(() => stage.close())
describe.concurrent('x', () => {
  for (let k = 0; k < 14; k++)
    test('sleep' + k, async () => {
      const room = new RoomOfPeers([stage.url], 3)
      const [ann, ben] = (await stage.peers(2)) as [Peer, Peer]
      ann.do({ do: 'openCarrier', carrier: room.carrier(0) })
      ben.do({ do: 'openCarrier', carrier: room.carrier(1) })
      await Promise.all([ann.linked(1), ben.linked(1)])
      ben.pause()
      await ann.linked(0, 12_000)
      const t = Date.now()
      const mark = stage.recorder.frames.length
      ben.resume()
      try {
        await Promise.all([ann.linked(1, 60_000), ben.linked(1, 60_000)])
        console.log('ok', k, Date.now() - t)
      } catch (e) {
        console.log('FAIL', k)
      }
      if (Date.now() - t > 8000) {
        console.log(
          JSON.stringify([
            ann.events.map(e => e.type + (e as any).code),
            ben.events.map(e => e.type + (e as any).code),
          ]),
        )
        console.log(
          stage.recorder.frames
            .slice(mark)
            .filter(f => f.text.includes(room.topic))
            .map(f => `${(f as any).at - t} ${f.from[0]}${f.client} ${f.text.length}`)
            .join('\n'),
        )
      }
    }, 100000)
})
