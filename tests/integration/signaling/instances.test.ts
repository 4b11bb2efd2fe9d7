import { afterEach, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import { buildScript, removeScripts } from '../webrtc/support/buildScript.ts'
import { Peer } from '../webrtc/support/peer.ts'
import { RoomOfPeers } from '../webrtc/support/roomOfPeers.ts'
import { Balancer } from './support/balancer.ts'
import { NatsProcess } from './support/natsProcess.ts'
import { SignalingProcess } from './support/signalingProcess.ts'

/** How long NATS is away in the outage: short in `npm test`, longer when asked for. */
const OUTAGE_SECONDS = Number(process.env.ROWAN_NATS_OUTAGE_SECONDS ?? 5)

const ending: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end()
})

interface Scene {
  readonly nats: NatsProcess
  readonly one: SignalingProcess
  readonly two: SignalingProcess
  peer(): Promise<Peer>
}

/** NATS, two instances of the service and peers, each a process of its own. */
async function scene(args: readonly string[] = []): Promise<Scene> {
  await cryptoReady()
  const nats = await NatsProcess.start()
  ending.push(() => nats.kill())
  const instance = async () => {
    const started = await SignalingProcess.start(nats, args)
    ending.push(() => started.process.end('SIGKILL'))
    await expect.poll(() => started.metric('nats_connected'), { timeout: 15_000 }).toBe(1)
    return started
  }
  const [one, two] = [await instance(), await instance()]
  const script = await buildScript('peerProcess')
  ending.push(removeScripts)
  const peer = async () => {
    const made = new Peer(script)
    ending.push(() => made.kill())
    await made.until('peer is ready', () => made.events.length > 0)
    return made
  }
  return { nats, one, two, peer }
}

/** The peer of a room, on the servers at these addresses. */
function enter(peer: Peer, room: RoomOfPeers, index: number, url: string): void {
  peer.do({ do: 'openCarrier', carrier: { ...room.carrier(index), servers: [url] } })
}

async function says(from: Peer, room: RoomOfPeers, text: string, to: readonly Peer[]): Promise<void> {
  const before = to.map(peer => peer.of('entry').length)
  from.do({ do: 'append', epoch: room.epoch, entries: [Buffer.from(text)] })
  await Promise.all(to.map((peer, n) => peer.until(text, () => peer.of('entry').length > (before[n] ?? 0))))
}

const closedLinks = (peers: readonly Peer[]) => peers.flatMap(peer => peer.of('link-closed'))

describe('two instances over NATS', () => {
  it('bring peers of different instances together, and lose nobody when one is killed with -9', async () => {
    const { one, two, peer } = await scene()
    const balancer = await Balancer.start([one.port, two.port])
    ending.push(() => balancer.close())
    const room = new RoomOfPeers([], 3)
    const [ann, ben] = [await peer(), await peer()]
    enter(ann, room, 0, balancer.url)
    enter(ben, room, 1, two.url)
    await Promise.all([ann.linked(1), ben.linked(1)])
    expect([await one.metric('sockets'), await two.metric('sockets')]).toEqual([1, 1])
    await says(ann, room, 'across instances', [ben])

    const opened = ann.of('server').filter(event => event.state === 'open').length
    await one.process.end('SIGKILL')
    await ann.until('she is back', () => ann.of('server').filter(e => e.state === 'open').length > opened)
    expect(await two.metric('sockets')).toBe(2)
    await says(ann, room, 'nobody noticed', [ben])
    expect(closedLinks([ann, ben])).toEqual([])

    const cyd = await peer()
    enter(cyd, room, 2, two.url)
    await Promise.all([ann, ben, cyd].map(member => member.linked(2)))
    const [link] = ann.links
    if (!link) throw new Error('no link')
    ann.do({ do: 'dropLink', link: link.link })
    await ann.until('a lost link', () => ann.of('link-closed').length === 1)
    await Promise.all([ann, ben, cyd].map(member => member.linked(2, 40_000)))
  }, 120_000)

  it(`live through ${OUTAGE_SECONDS} s without NATS: links stay, neighbours meet, and all meet afterwards`, async () => {
    const { nats, one, two, peer } = await scene(['--nats-not-ready-after-ms', '1000'])
    const room = new RoomOfPeers([], 4)
    const [ann, ben] = [await peer(), await peer()]
    enter(ann, room, 0, one.url)
    enter(ben, room, 1, two.url)
    await Promise.all([ann.linked(1), ben.linked(1)])
    expect([await one.status('/ready'), await one.status('/health')]).toEqual([200, 200])

    await nats.kill()
    const goneAt = performance.now()
    await expect.poll(() => one.status('/ready'), { timeout: 10_000 }).toBe(503)
    expect(await one.status('/health')).toBe(200)
    await says(ann, room, 'without NATS', [ben])
    const cyd = await peer()
    enter(cyd, room, 2, one.url)
    await cyd.until('her neighbour on the same instance', () => cyd.links.length >= 1)
    const dan = await peer()
    enter(dan, room, 3, two.url)
    await expect.poll(() => two.metric('sockets'), { timeout: 10_000 }).toBe(2)
    const left = OUTAGE_SECONDS * 1000 - (performance.now() - goneAt)
    await expect
      .poll(() => performance.now() - goneAt, { timeout: left + 5_000, interval: 50 })
      .toBeGreaterThan(OUTAGE_SECONDS * 1000)
    expect(closedLinks([ann, ben])).toEqual([])

    await nats.again()
    for (const instance of [one, two])
      await expect.poll(() => instance.status('/ready'), { timeout: 30_000 }).toBe(200)
    await Promise.all([ann, ben, cyd, dan].map(member => member.linked(3, 90_000)))
    await says(dan, room, 'all of us', [ann, ben, cyd])
    expect(closedLinks([ann, ben])).toEqual([])
  }, 240_000)
})
