import { onTestFinished } from 'vitest'
import {
  createSignalingServer,
  type SignalingServer,
  type SignalingServerOptions,
} from '../../../electron/signaling/createSignalingServer.ts'
import type { SignalingCount } from '../../../electron/signaling/signalingCount.ts'
import { connectClient, type SignalingClient } from './signalingClient.ts'

export interface StartedServer {
  readonly server: SignalingServer
  readonly url: string
  readonly port: number
  readonly counts: Map<SignalingCount, number>
  connect(): Promise<SignalingClient>
  /** A client that is subscribed to these topics. */
  subscribed(...topics: string[]): Promise<SignalingClient>
}

/** A real server on a free port of this computer, which is closed when the test ends. */
export async function startServer(options: SignalingServerOptions = {}): Promise<StartedServer> {
  const counts = new Map<SignalingCount, number>()
  const count = (event: SignalingCount) => counts.set(event, (counts.get(event) ?? 0) + 1)
  const server = createSignalingServer({ count, ...options })
  onTestFinished(() => server.close())
  const { url, port } = await server.ready
  const connect = () => connectClient(url, { rejectUnauthorized: false })
  return {
    server,
    url,
    port,
    counts,
    connect,
    async subscribed(...topics) {
      const client = await connect()
      client.send({ type: 'subscribe', topics })
      await client.settle()
      return client
    },
  }
}

/** A topic of the right shape for a number. */
export function topicOf(number: number): string {
  return `topic_${number}`.padEnd(32, '-')
}
