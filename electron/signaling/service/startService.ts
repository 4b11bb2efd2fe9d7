import { readCertificate } from '../config/readServiceFiles.ts'
import type { ServiceConfig } from '../config/serviceConfig.ts'
import { createSignalingServer } from '../createSignalingServer.ts'
import { LocalTopicBus } from '../localTopicBus.ts'
import { createMetricsListener } from '../metrics/createMetricsListener.ts'
import { SignalingMetrics } from '../metrics/signalingMetrics.ts'
import { connectNats } from '../nats/connectNats.ts'
import { NatsLink } from '../nats/natsLink.ts'
import { NatsTopicBus } from '../nats/natsTopicBus.ts'
import { readRelay } from '../relay/readRelay.ts'
import type { RelayDesk } from '../relay/relayDesk.ts'
import { systemClock } from '../signalingClock.ts'
import type { TopicBus } from '../topicBus.ts'

export interface Service {
  readonly url: string
  readonly metricsPort: number | undefined
  /** Reads the certificate and the files of the relay again; raises ConfigError and keeps what it had when they cannot be used. */
  reload(): void
  /** Refuses newcomers, waits as long as configured, closes every socket with SIG_SHUTDOWN and leaves NATS. */
  close(): Promise<void>
}

/** Told in words what the person who runs the service should know; never anything about a client. */
export type TellOperator = (line: string) => void

/** Starts everything that the configuration asks for; raises ConfigError or what listening raises. */
export async function startService(config: ServiceConfig, tell: TellOperator): Promise<Service> {
  const metrics = new SignalingMetrics()
  const { count, onDelivered } = metrics
  const certificate = config.tls ? { tls: readCertificate(config.tls) } : {}
  let desk: RelayDesk = readRelay(config.relay)
  const { bus, link, isReady } = createBus(config, metrics, tell)
  const { host, port, limits, trustedProxies } = config
  const server = createSignalingServer({
    ...{ host, port, limits, trustedProxies, bus, count, onDelivered, isReady },
    ...certificate,
    relay: () => desk,
  })
  let isClosing = false
  const ready = () => !isClosing && isReady()
  try {
    const { url } = await server.ready
    const listener = config.metrics
      ? await createMetricsListener({
          ...config.metrics,
          isReady: ready,
          render: () => metrics.render(server.stats(), ready(), link),
        })
      : undefined
    return {
      url,
      metricsPort: listener?.port,
      reload() {
        const next = readRelay(config.relay)
        if (config.tls) server.renewCertificate(readCertificate(config.tls))
        desk = next
      },
      async close() {
        isClosing = true
        server.refuseNewcomers()
        if (config.shutdown.drainMs > 0) await new Promise(done => setTimeout(done, config.shutdown.drainMs))
        await server.close()
        await Promise.all([link?.close(), listener?.close()])
      },
    }
  } catch (error) {
    await Promise.all([server.close(), link?.close()])
    throw error
  }
}

interface Bus {
  readonly bus: TopicBus
  readonly link: NatsLink | undefined
  readonly isReady: () => boolean
}

function createBus({ nats, limits }: ServiceConfig, metrics: SignalingMetrics, tell: TellOperator): Bus {
  const local = new LocalTopicBus(limits.maxSubscribersPerTopic)
  if (!nats) return { bus: local, link: undefined, isReady: () => true }
  const shared = { clock: systemClock, count: metrics.count }
  const link = new NatsLink({
    ...shared,
    open: connectNats(nats),
    maxUnconfirmedBytes: nats.maxUnconfirmedBytes,
    onChange: (isThere, reason) => tell(isThere ? 'NATS: connected.' : `NATS: not there (${reason}).`),
  })
  const { maxMessageBytes } = limits
  const { subjectPrefix } = nats
  const bus = new NatsTopicBus({ ...shared, local, link, limits: nats, maxMessageBytes, subjectPrefix })
  return { bus, link, isReady: () => link.goneForMs <= nats.notReadyAfterMs }
}
