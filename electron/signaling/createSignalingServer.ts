import { once } from 'node:events'
import { createServer as createHttpServer, type Server, type ServerOptions } from 'node:http'
import { createServer as createHttpsServer, Server as HttpsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { addressKey } from './addressKey.ts'
import { clientAddress, forwardedKey } from './clientAddress.ts'
import { answerRequest } from './httpAnswers.ts'
import { LocalTopicBus } from './localTopicBus.ts'
import { OutgoingBudget } from './outgoingBudget.ts'
import { noRelayDesk, type RelayDesk } from './relay/relayDesk.ts'
import { DEFAULT_SERVER_LIMITS, type ServerLimits } from './serverLimits.ts'
import { type SignalingAddress, signalingAddress } from './signalingAddress.ts'
import { type SignalingClock, systemClock } from './signalingClock.ts'
import type { CountSignaling } from './signalingCount.ts'
import { SignalingDoor } from './signalingDoor.ts'
import type { TopicBus } from './topicBus.ts'

export interface SignalingServerOptions {
  /** Interface to listen on; this computer alone when left out. */
  readonly host?: string
  /** 0, or left out, for any free port. */
  readonly port?: number
  /** PEM texts; without them the server speaks plain ws and belongs behind a TLS proxy or on a local network. */
  readonly tls?: { readonly key: string; readonly cert: string }
  readonly limits?: Partial<ServerLimits>
  readonly count?: CountSignaling
  readonly clock?: SignalingClock
  readonly bus?: TopicBus
  /** Whom a socket counts for; undefined means that only the total limit applies. */
  readonly addressKey?: (address: string) => string | undefined
  /** How many proxies stand in front, so that sockets count for the address in X-Forwarded-For; none when left out. */
  readonly trustedProxies?: number
  /** What `/ready` says while the server is open; always yes when left out. */
  readonly isReady?: () => boolean
  /** Who gives relays; nobody when left out. Asked each time, so that it may be another later. */
  readonly relay?: () => RelayDesk
  /** Told of each delivered message how many milliseconds it waited to be written. */
  readonly onDelivered?: (waitedMs: number) => void
}

/** Numbers without names: what is open and what waits to be read. */
export interface SignalingStats {
  readonly sockets: number
  readonly topics: number
  readonly queuedBytes: number
}

export interface SignalingServer {
  /** Resolves once the server listens; rejects when it cannot. */
  readonly ready: Promise<SignalingAddress>
  /** Undefined until the server listens. */
  readonly address: SignalingAddress | undefined
  stats(): SignalingStats
  /** Takes another certificate for handshakes from now on; only with TLS. */
  renewCertificate(tls: { readonly key: string; readonly cert: string }): void
  /** Refuses new sockets with SIG_SHUTDOWN and is no longer ready; those that are open stay. */
  refuseNewcomers(): void
  /** Closes every socket with SIG_SHUTDOWN and frees the port; may be called at any time and again. */
  close(): Promise<void>
}

/** Spare connections above `maxSockets`, so that a full server can still say that it is full. */
const SPARE_CONNECTIONS = 64

/** Starts a signalling server, which forwards sealed payloads between subscribers of a topic and stores nothing. */
export function createSignalingServer(options: SignalingServerOptions = {}): SignalingServer {
  const limits = { ...DEFAULT_SERVER_LIMITS, ...options.limits }
  const { clock = systemClock, count = () => undefined, host = '127.0.0.1', port = 0 } = options
  const {
    trustedProxies = 0,
    isReady = () => true,
    onDelivered = () => undefined,
    relay = () => noRelayDesk,
  } = options
  const bus = options.bus ?? new LocalTopicBus(limits.maxSubscribersPerTopic)
  const budget = new OutgoingBudget(limits)
  const door = new SignalingDoor(
    { bus, budget, limits, clock, count, onDelivered, relay },
    {
      addressOf: request => clientAddress(request, trustedProxies),
      keyOf: options.addressKey ?? (trustedProxies === 0 ? addressKey : forwardedKey),
    },
  )
  const http = createListener(options, limits)
  http.on('request', (request, response) => answerRequest(request, response, () => door.isOpen && isReady()))
  http.on('upgrade', (request, stream, head) => door.admit(request, stream, head))

  let address: SignalingAddress | undefined
  const stopRounds = clock.every(limits.pingIntervalMs, () => door.makeRounds())
  const ready = listen(http, host, port).then(info => {
    http.on('error', () => count('transport-error'))
    address = signalingAddress(info.address, info.port, options.tls !== undefined)
    return address
  })
  ready.catch(stopRounds)
  let closing: Promise<void> | undefined

  return {
    ready,
    get address() {
      return address
    },
    stats: () => ({ sockets: door.socketCount, topics: bus.topicCount, queuedBytes: budget.queuedBytes }),
    renewCertificate(tls) {
      if (http instanceof HttpsServer) http.setSecureContext(tls)
      count('certificate-renewed')
    },
    refuseNewcomers: () => door.refuseNewcomers(),
    close() {
      closing ??= shutDown({ ready, http, door, stopRounds })
      return closing
    },
  }
}

function createListener({ tls }: SignalingServerOptions, limits: ServerLimits): Server {
  const settings: ServerOptions = {
    headersTimeout: limits.handshakeTimeoutMs,
    requestTimeout: limits.handshakeTimeoutMs,
    connectionsCheckingInterval: Math.ceil(limits.handshakeTimeoutMs / 4),
    keepAliveTimeout: 1_000,
    maxHeaderSize: 8 * 1024,
  }
  const http = tls
    ? createHttpsServer({ ...settings, ...tls, handshakeTimeout: limits.handshakeTimeoutMs })
    : createHttpServer(settings)
  http.maxConnections = limits.maxSockets + SPARE_CONNECTIONS
  return http
}

async function listen(http: Server, host: string, port: number): Promise<AddressInfo> {
  http.listen({ host, port })
  await once(http, 'listening')
  return http.address() as AddressInfo
}

interface Running {
  readonly ready: Promise<unknown>
  readonly http: Server
  readonly door: SignalingDoor
  readonly stopRounds: () => void
}

async function shutDown({ ready, http, door, stopRounds }: Running): Promise<void> {
  stopRounds()
  const [started] = await Promise.allSettled([ready])
  if (started.status === 'rejected') return
  const closed = once(http, 'close')
  http.close()
  http.closeAllConnections()
  await Promise.all([door.close(), closed])
}
