import { beforeAll, afterAll, test, expect } from 'vitest'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import { createSignalingServer } from '../../../electron/signaling/createSignalingServer.ts'
import { buildScript } from './support/buildScript.ts'
import { Peer } from './support/peer.ts'
import { RoomOfPeers } from './support/roomOfPeers.ts'
test('smoke', async () => {
  await cryptoReady()
  const script = await buildScript('peerProcess')
  const server = createSignalingServer({})
  const address = await server.ready
  console.log(address)
  const url = (address as any).url ?? `ws://127.0.0.1:${(address as any).port}`
  const room = new RoomOfPeers([url], 2)
  const peers = [0, 1].map(() => new Peer(script))
  await Promise.all(peers.map(p => p.until('ready', () => p.events.length > 0)))
  const t=Date.now()
  peers.forEach((p, i) => p.do({ do: 'openCarrier', carrier: room.carrier(i) }))
  try { await Promise.all(peers.map(p => p.linked(1, 10000))) } catch (e) { console.log(peers.map(p => JSON.stringify(p.events))); throw e }
  console.log('linked', Date.now()-t)
  peers[0]!.do({ do: 'append', epoch: room.epoch, entries: [new Uint8Array(1000).fill(7)] })
  await peers[1]!.until('entry', () => peers[1]!.of('entry').length === 1)
  console.log('entry', Date.now()-t)
  peers[1]!.do({ do: 'sendFrame', link: peers[1]!.links[0]!.link, frame: new Uint8Array(1000000) })
  await peers[0]!.until('frame', () => peers[0]!.of('frame').length === 1)
  console.log('frame', Date.now()-t, peers.map(p=>p.of('refused')))
  for (const p of peers) await p.kill('SIGKILL')
  await server.close()
})
