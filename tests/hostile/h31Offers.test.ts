import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Stage } from '../integration/webrtc/support/stage.ts'
import { Trio } from '../integration/webrtc/support/trio.ts'
import { goodSdp, videoSdp } from '../support/hostile/descriptions.ts'

// More of this number: h31Announces.test.ts

const SMALLEST = '00000000-0000-4000-8000-000000000000'
const GREATEST = 'ffffffff-ffff-4fff-bfff-ffffffffffff'

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

describe('31: signalling of a member who keeps no rule', () => {
  test('40 ghosts and 25 offers take one place, and an honest device is served', async () => {
    const annId = await trio.malloryComes(SMALLEST)
    trio.mallory.do({ do: 'ghosts', count: 40 })
    const offer = (n: number) => ({
      type: 'signal',
      from: SMALLEST,
      to: annId,
      signal: { type: 'offer', sdp: goodSdp(n) },
    })
    trio.mallory.do({ do: 'tell', messages: Array.from({ length: 12 }, (_, n) => offer(n)) })
    trio.mallory.do({ do: 'tell', messages: Array.from({ length: 13 }, (_, n) => offer(n + 12)) })
    await trio.refused('SIGNAL')
    await trio.benIsServed()
    const answers = trio.mallory.of('heard').filter(event => event.message.type === 'answer')
    expect(answers.length).toBeLessThanOrEqual(1)
  })

  test('an offer with video, an offer of the greater id, an answer to nothing and a renegotiation are refused', async () => {
    const annId = await trio.malloryComes(GREATEST)
    const signal = (fields: object) => ({ type: 'signal', from: GREATEST, to: annId, signal: fields })
    trio.mallory.do({ do: 'tell', messages: [signal({ type: 'offer', sdp: goodSdp(0) })] })
    await trio.refused('SIGNAL')
    trio.mallory.do({ do: 'tell', messages: [signal({ type: 'renegotiate', renegotiate: true })] })
    trio.mallory.do({ do: 'tell', messages: [signal({ type: 'answer', sdp: videoSdp() })] })
    await trio.benIsServed()
    expect(trio.mallory.of('heard').filter(event => event.message.type === 'answer')).toEqual([])
  })

  test('an offer with video of the smaller id is refused for its SDP', async () => {
    const annId = await trio.malloryComes(SMALLEST)
    trio.mallory.do({
      do: 'tell',
      messages: [{ type: 'signal', from: SMALLEST, to: annId, signal: { type: 'offer', sdp: videoSdp() } }],
    })
    await trio.refused('SDP')
    await trio.benIsServed()
    expect(trio.mallory.of('heard').filter(event => event.message.type === 'answer')).toEqual([])
  })
})
