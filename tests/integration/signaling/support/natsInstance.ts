import type { NatsConnection } from '@nats-io/transport-node'
import { onTestFinished } from 'vitest'
import type { ServiceConfig } from '../../../../electron/signaling/config/serviceConfig.ts'
import { LocalTopicBus } from '../../../../electron/signaling/localTopicBus.ts'
import { connectNats } from '../../../../electron/signaling/nats/connectNats.ts'
import { DEFAULT_NATS_LIMITS, type NatsLimits } from '../../../../electron/signaling/nats/natsLimits.ts'
import { NatsLink } from '../../../../electron/signaling/nats/natsLink.ts'
import { NatsTopicBus } from '../../../../electron/signaling/nats/natsTopicBus.ts'
import { DEFAULT_SERVER_LIMITS } from '../../../../electron/signaling/serverLimits.ts'
import { systemClock } from '../../../../electron/signaling/signalingClock.ts'
import type { SignalingCount } from '../../../../electron/signaling/signalingCount.ts'
import { eventually } from '../../../unit/signaling/eventually.ts'
import { type StartedServer, startServer } from '../../../unit/signaling/startServer.ts'
import { NATS_PASSWORD, type NatsProcess } from './natsProcess.ts'
import { freshFolder, writeIn } from './operating.ts'

export const SUBJECT_PREFIX = 'rowan.signaling'

export interface NatsInstance extends StartedServer {
  readonly link: NatsLink
  /** Until NATS has done what was asked of it so far. */
  flush(): Promise<void>
}

type NatsConfig = NonNullable<ServiceConfig['nats']>

export function natsConfig(nats: NatsProcess, password = NATS_PASSWORD): NatsConfig {
  const passwordFile = writeIn(freshFolder(), 'nats-password', `${password}\n`)
  return {
    servers: [nats.url],
    subjectPrefix: SUBJECT_PREFIX,
    user: 'rowan',
    passwordFile,
    ...DEFAULT_NATS_LIMITS,
  }
}

/** An instance in this process, whose counts can be read; it is there when this resolves. */
export async function startNatsInstance(
  nats: NatsProcess,
  changes: Partial<NatsLimits> = {},
): Promise<NatsInstance> {
  const instance = await launchNatsInstance(nats, changes)
  await eventually(() => instance.link.isThere).toBe(true)
  return instance
}

/** An instance in this process that does not wait for NATS. */
export async function launchNatsInstance(
  nats: NatsProcess,
  changes: Partial<NatsLimits> = {},
): Promise<NatsInstance> {
  const counts = new Map<SignalingCount, number>()
  const count = (event: SignalingCount) => counts.set(event, (counts.get(event) ?? 0) + 1)
  const limits = { ...DEFAULT_NATS_LIMITS, ...changes }
  const { maxUnconfirmedBytes } = limits
  const clock = systemClock
  const connections: NatsConnection[] = []
  const connect = connectNats(natsConfig(nats))
  const open = async () => {
    const connection = await connect()
    connections.push(connection)
    return connection
  }
  const link = new NatsLink({ open, maxUnconfirmedBytes, clock, count })
  onTestFinished(() => link.close())
  const { maxMessageBytes, maxSubscribersPerTopic } = DEFAULT_SERVER_LIMITS
  const bus = new NatsTopicBus({
    local: new LocalTopicBus(maxSubscribersPerTopic),
    ...{ link, limits, maxMessageBytes, subjectPrefix: SUBJECT_PREFIX, clock, count },
  })
  const started = await startServer({ bus, count })
  const flush = async () => connections.at(-1)?.flush()
  return {
    ...started,
    counts,
    link,
    flush,
    async subscribed(...topics) {
      const client = await started.subscribed(...topics)
      // Until NATS has heard of it too; while it is gone there is nobody to wait for
      if (link.isThere) await flush()
      return client
    },
  }
}
