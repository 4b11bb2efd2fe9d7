import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { eventually } from './support/eventually.ts'
import type { Peer } from './support/peer.ts'
import { RoomOfPeers } from './support/roomOfPeers.ts'
import { Stage } from './support/stage.ts'

let stage: Stage
let ann: Peer
let ben: Peer
let room: RoomOfPeers

beforeAll(async () => {
  stage = await Stage.open()
})
afterAll(() => stage.close())
beforeEach(async () => {
  room = new RoomOfPeers([stage.url], 2)
  ;[ann, ben] = (await stage.peers(2)) as [Peer, Peer]
  ann.do({ do: 'openCarrier', carrier: room.carrier(0) })
  ben.do({ do: 'openCarrier', carrier: room.carrier(1) })
  await Promise.all([ann.linked(1), ben.linked(1)])
})
afterEach(async () => {
  await ann.kill()
  await ben.kill()
})

/** Sends a new entry each way and waits for both. */
async function exchange(word: string): Promise<void> {
  const before = [ann.of('entry').length, ben.of('entry').length]
  ann.do({ do: 'append', epoch: room.epoch, entries: [Buffer.from(`${word} of Ann`)] })
  ben.do({ do: 'append', epoch: room.epoch, entries: [Buffer.from(`${word} of Ben`)] })
  await ann.until('an entry of Ben', () => ann.of('entry').length === (before[0] ?? 0) + 1)
  await ben.until('an entry of Ann', () => ben.of('entry').length === (before[1] ?? 0) + 1)
}

/** Everything the server ever said about the room is said again. */
function replayAll(): void {
  const said = stage.recorder.frames.filter(
    ({ from, text }) => from === 'server' && text.includes(room.topic),
  )
  expect(said.length).toBeGreaterThan(3)
  for (const { text } of said) stage.recorder.tellAll(text)
}

describe('a signalling server that turns malicious', () => {
  test('replays all it has recorded three times: the link stays and data flows', async () => {
    await exchange('before')
    const link = ann.links[0]?.link
    for (let time = 0; time < 3; time++) {
      replayAll()
      await exchange(`after replay ${time}`)
    }
    // Longer than a half-open connection or a silent link would last
    await ann.until('time has passed', () => true)
    expect([ann.links[0]?.link, ben.links[0]?.link]).toEqual([link, link])
    expect([ann, ben].flatMap(peer => peer.of('link-closed'))).toEqual([])
  })

  test('replays a former stay of a device that came back: it is linked once, and stays so', async () => {
    await ben.kill()
    ben = await stage.peer()
    ben.do({ do: 'openCarrier', carrier: room.carrier(1) })
    await ben.linked(1)
    await ann.until('the new link', () => ann.links[0]?.link === ben.links[0]?.link)
    const link = ben.links[0]?.link
    for (let time = 0; time < 3; time++) replayAll()
    await exchange('after the replay')
    expect([ann.links.map(open => open.link), ben.links.map(open => open.link)]).toEqual([[link], [link]])
  })

  test('says nonsense: the link stays and data flows', async () => {
    for (const text of ['{not json', '[]', '{"type":"publish"}', 'x'.repeat(200_000)])
      stage.recorder.tellAll(text)
    stage.recorder.tellAll(JSON.stringify({ type: 'publish', topic: room.topic, data: 'A'.repeat(60_000) }))
    stage.recorder.tellAll(JSON.stringify({ type: 'publish', topic: room.topic, data: '&', clients: 3 }))
    await exchange('after the nonsense')
    expect(ann.of('refused').length).toBeGreaterThan(0)
    expect(ann.of('link-closed')).toEqual([])
  })
})

describe('leaving', () => {
  test('nothing is said on any socket after a carrier is left, whoever else comes or goes', async () => {
    ann.do({ do: 'closeCarrier', epoch: room.epoch })
    await Promise.all([ann.linked(0), ben.linked(0)])
    await eventually('her socket is closed', () => stage.recorder.open.length === 1)
    const [bens] = stage.recorder.open
    const said = () =>
      stage.recorder.frames.filter(
        frame => frame.from === 'client' && frame.text.includes(room.topic) && !staying.has(frame.client),
      ).length
    const staying = new Set([bens])
    const before = { said: said(), events: ann.events.length }
    replayAll()
    const third = await stage.peer()
    third.do({ do: 'openCarrier', carrier: room.carrier(0) })
    await third.linked(1)
    for (const client of stage.recorder.open) staying.add(client)
    await third.kill()
    await ben.linked(0)
    expect({ said: said(), events: ann.events.length }).toEqual(before)
  })

  test('with another room open on the same server, only the farewell to its topic goes out', async () => {
    const other = new RoomOfPeers([stage.url], 2)
    for (const [n, peer] of [ann, ben].entries()) peer.do({ do: 'openCarrier', carrier: other.carrier(n) })
    await Promise.all([ann.linked(2), ben.linked(2)])
    const first = stage.recorder.frames.length
    ann.do({ do: 'closeCarrier', epoch: room.epoch })
    ben.do({ do: 'closeCarrier', epoch: room.epoch })
    await Promise.all([ann.linked(1), ben.linked(1)])
    const later = new RoomOfPeers([stage.url], 2)
    for (const [n, peer] of [ann, ben].entries()) peer.do({ do: 'openCarrier', carrier: later.carrier(n) })
    await Promise.all([ann.linked(2), ben.linked(2)])
    const about = stage.recorder.frames
      .slice(first)
      .filter(frame => frame.from === 'client' && frame.text.includes(room.topic))
      .map(frame => JSON.parse(frame.text).type)
    expect(about).toEqual(['unsubscribe', 'unsubscribe'])
  })
})

describe('an outsider who has the signalling keys', () => {
  test('gets no link and no byte without the link key of a pair', async () => {
    await exchange('before')
    await ben.kill()
    await ann.linked(0)
    const outsider = await stage.peer()
    const carrier = room.carrier(1)
    outsider.do({
      do: 'openCarrier',
      carrier: { ...carrier, peers: carrier.peers.map(peer => ({ ...peer, linkKey: new Uint8Array(32) })) },
    })
    // whoever finds out first may close before her own tag is out
    const isRefused = () =>
      [ann, outsider].some(peer => peer.of('refused').some(event => event.code === 'LINK_TAG'))
    await eventually('the handshake is refused', isRefused)
    ann.do({ do: 'append', epoch: room.epoch, entries: [Buffer.from('not for you')] })
    await eventually('no link is left on trial', () => ann.links.length === 0)
    expect(ann.links).toEqual([])
    expect(outsider.of('link-open')).toEqual([])
    expect(outsider.of('entry')).toEqual([])
    await outsider.kill()
  })
})
