import {
  createSignalingServer,
  type SignalingServer,
} from '../../../../electron/signaling/createSignalingServer.ts'
import { cryptoReady } from '../../../../shared/crypto/sodium.ts'
import { buildScript, removeScripts } from './buildScript.ts'
import { ChildPeer } from './childPeer.ts'
import type { HostileCall, HostileEvent } from './hostileCall.ts'
import { Peer } from './peer.ts'
import { RecordingServer } from './recordingServer.ts'

/** The real signalling server with a recorder in front of it, and peers in processes of their own. */
export class Stage {
  readonly recorder: RecordingServer
  readonly #server: SignalingServer
  readonly #script: string
  readonly #hostileScript = buildScript('hostileProcess')
  readonly #peers: { kill(): Promise<void> }[] = []

  private constructor(server: SignalingServer, recorder: RecordingServer, script: string) {
    this.#server = server
    this.recorder = recorder
    this.#script = script
  }

  static async open(): Promise<Stage> {
    await cryptoReady()
    const script = await buildScript('peerProcess')
    const server = createSignalingServer()
    const { url } = await server.ready
    return new Stage(server, await RecordingServer.start(url), script)
  }

  get url(): string {
    return this.recorder.url
  }

  /** New peers, ready for calls. */
  async peers(count: number): Promise<Peer[]> {
    const peers = Array.from({ length: count }, () => new Peer(this.#script))
    this.#peers.push(...peers)
    await Promise.all(peers.map(peer => peer.until('peer is ready', () => peer.events.length > 0)))
    return peers
  }

  async peer(): Promise<Peer> {
    const [peer] = await this.peers(1)
    if (!peer) throw new Error('no peer')
    return peer
  }

  /** A member gone bad. */
  async hostile(): Promise<ChildPeer<HostileCall, HostileEvent>> {
    const hostile = new ChildPeer<HostileCall, HostileEvent>(await this.#hostileScript)
    this.#peers.push(hostile)
    await hostile.until('hostile peer is ready', () => hostile.events.length > 0)
    return hostile
  }

  async close(): Promise<void> {
    await Promise.all(this.#peers.map(peer => peer.kill()))
    await this.recorder.close()
    await this.#server.close()
    await this.#hostileScript
    removeScripts()
  }
}
