import {
  type Authenticator,
  type ConnectionOptions,
  connect,
  credsAuthenticator,
  type NatsConnection,
  tokenAuthenticator,
  usernamePasswordAuthenticator,
} from '@nats-io/transport-node'
import { readNamed, readSecretLine } from '../config/readServiceFiles.ts'
import type { ServiceConfig } from '../config/serviceConfig.ts'

type NatsConfig = NonNullable<ServiceConfig['nats']>

/**
 * Opens connections as the configuration says. The library's own reconnecting is off: it buffers without a bound meanwhile and
 * knows only one pause. A stale connection is given up after 10 to 15 s, and no server can name others.
 */
export function connectNats(config: NatsConfig): () => Promise<NatsConnection> {
  const options: ConnectionOptions = {
    servers: config.servers.map(server => server.replace(/^(nats|tls):\/\//, '')),
    name: 'rowan-signaling',
    noEcho: true,
    reconnect: false,
    ignoreClusterUpdates: true,
    timeout: 5_000,
    pingInterval: 5_000,
    maxPingOut: 2,
    noAsyncTraces: true,
    ...authenticatorOf(config),
    ...tlsOf(config),
  }
  return () => connect(options)
}

function authenticatorOf(config: NatsConfig): { readonly authenticator?: Authenticator } {
  const { user, passwordFile, tokenFile, credentialsFile } = config
  if (tokenFile) return { authenticator: tokenAuthenticator(readSecretLine('nats.tokenFile', tokenFile)) }
  if (credentialsFile) {
    const text = readNamed('nats.credentialsFile', credentialsFile)
    return { authenticator: credsAuthenticator(new TextEncoder().encode(text)) }
  }
  if (user === undefined || passwordFile === undefined) return {}
  const password = readSecretLine('nats.passwordFile', passwordFile)
  return { authenticator: usernamePasswordAuthenticator(user, password) }
}

function tlsOf({ servers, caFile }: NatsConfig): { readonly tls?: { readonly ca?: string } } {
  if (caFile) return { tls: { ca: readNamed('nats.caFile', caFile) } }
  return servers.some(server => server.startsWith('tls:')) ? { tls: {} } : {}
}
