import { expect } from 'vitest'
import type { SignalingClient } from './signalingClient.ts'
import { type StartedServer, topicOf } from './startServer.ts'

const TOPIC = topicOf(999)

/** Two well-behaved clients who must be served whatever a third one does. */
export interface HonestPair {
  readonly first: SignalingClient
  readonly second: SignalingClient
  /** One message each way. */
  exchange(): Promise<void>
}

export async function honestPair(started: StartedServer): Promise<HonestPair> {
  const first = await started.subscribed(TOPIC)
  const second = await started.subscribed(TOPIC)
  let sent = 0
  async function pass(from: SignalingClient, to: SignalingClient): Promise<void> {
    sent += 1
    const message = { type: 'publish', topic: TOPIC, data: `sealed-${sent}` }
    from.send(message)
    expect(await to.next()).toEqual(message)
  }
  return {
    first,
    second,
    async exchange() {
      await pass(first, second)
      await pass(second, first)
    },
  }
}
