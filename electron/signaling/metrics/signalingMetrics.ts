import { SIGNALING_ERROR_CODES } from '../../../shared/signaling/signalingError.ts'
import type { SignalingStats } from '../createSignalingServer.ts'
import type { CountSignaling, SignalingCount } from '../signalingCount.ts'
import { DeliveryHistogram } from './deliveryHistogram.ts'

/** What the NATS side says of itself. */
export interface BusStats {
  readonly isThere: boolean
  readonly subscriptions: number
  readonly unconfirmedBytes: number
}

const COUNTERS: readonly (readonly [name: string, help: string, counts: readonly SignalingCount[]])[] = [
  ['sockets_opened_total', 'Sockets that were opened.', ['socket-opened']],
  ['sockets_closed_total', 'Sockets that were closed.', ['socket-closed']],
  ['messages_received_total', 'Messages that clients sent.', ['message-received']],
  ['messages_delivered_total', 'Messages that were written to clients.', ['message-delivered']],
  ['transport_errors_total', 'Connections that broke.', ['transport-error']],
  ['certificates_renewed_total', 'Certificates that were read again.', ['certificate-renewed']],
  ['relays_given_total', 'Credentials for the relay that were given.', ['relay-given']],
  ['relays_refused_total', 'Questions for the relay without a right token.', ['relay-refused']],
]

const BUS_EVENTS = [
  'bus-connected',
  'bus-lost',
  'bus-broken',
  'bus-connect-failed',
  'bus-sent',
  'bus-received',
  'bus-refused',
  'bus-unsent',
  'bus-dropped',
] as const

/** Numbers for Prometheus (text format 0.0.4). No label comes from a client: there is no topic, address or payload in them. */
export class SignalingMetrics {
  readonly #counts = new Map<SignalingCount, number>()
  readonly #delivery = new DeliveryHistogram()

  readonly count: CountSignaling = event => this.#counts.set(event, this.#of(event) + 1)
  readonly onDelivered = (waitedMs: number): void => this.#delivery.observe(waitedMs)

  render(stats: SignalingStats, isReady: boolean, bus?: BusStats): string {
    const lines = [
      ...gauge('ready', 'Whether newcomers should come here.', isReady ? 1 : 0),
      ...gauge('sockets', 'Open sockets.', stats.sockets),
      ...gauge('topics', 'Topics with a subscriber here.', stats.topics),
      ...gauge('queued_bytes', 'Bytes that clients have not read.', stats.queuedBytes),
      ...COUNTERS.flatMap(([name, help, [event]]) => [
        ...head(name, help, 'counter'),
        `rowan_signaling_${name} ${event ? this.#of(event) : 0}`,
      ]),
      ...head('refusals_total', 'Sockets that were refused or closed, by reason.', 'counter'),
      ...SIGNALING_ERROR_CODES.map(
        code => `rowan_signaling_refusals_total{code="${code}"} ${this.#of(code)}`,
      ),
      ...head('delivery_seconds', 'Time for which a message waited to be written.', 'histogram'),
      ...this.#delivery.lines('rowan_signaling_delivery_seconds'),
      ...(bus ? this.#busLines(bus) : []),
      ...processLines(),
    ]
    return `${lines.join('\n')}\n`
  }

  #busLines(bus: BusStats): string[] {
    return [
      ...gauge('nats_connected', 'Whether NATS is there.', bus.isThere ? 1 : 0),
      ...gauge('nats_subscriptions', 'Topics that are followed there.', bus.subscriptions),
      ...gauge('nats_unconfirmed_bytes', 'Bytes that NATS has not confirmed.', bus.unconfirmedBytes),
      ...head('nats_events_total', 'What happened between this instance and NATS.', 'counter'),
      ...BUS_EVENTS.map(
        event => `rowan_signaling_nats_events_total{event="${event.slice(4)}"} ${this.#of(event)}`,
      ),
    ]
  }

  #of(event: SignalingCount): number {
    return this.#counts.get(event) ?? 0
  }
}

function head(name: string, help: string, type: string): string[] {
  return [`# HELP rowan_signaling_${name} ${help}`, `# TYPE rowan_signaling_${name} ${type}`]
}

function gauge(name: string, help: string, value: number): string[] {
  return [...head(name, help, 'gauge'), `rowan_signaling_${name} ${value}`]
}

function processLines(): string[] {
  const { user, system } = process.cpuUsage()
  return [
    ...gauge('memory_bytes', 'Resident memory of the process.', process.memoryUsage.rss()),
    ...head('cpu_seconds_total', 'Processor time of the process.', 'counter'),
    `rowan_signaling_cpu_seconds_total ${(user + system) / 1e6}`,
  ]
}
