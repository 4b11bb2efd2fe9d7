import { DEFAULT_SERVER_LIMITS } from '../serverLimits.ts'

/** One value of the configuration: a number, a text, a list of texts or the path of a file. */
export interface Setting {
  /** Its place in the file: `nats.servers` is `servers` inside `nats`. */
  readonly key: string
  readonly kind: 'number' | 'text' | 'list' | 'path'
}

const setting = (key: string, kind: Setting['kind']): Setting => ({ key, kind })

/** Everything that can be configured, in the order of the help text. */
export const SETTINGS: readonly Setting[] = [
  setting('host', 'text'),
  setting('port', 'number'),
  setting('trustedProxies', 'number'),
  setting('tls.keyFile', 'path'),
  setting('tls.certFile', 'path'),
  setting('metrics.host', 'text'),
  setting('metrics.port', 'number'),
  setting('nats.servers', 'list'),
  setting('nats.subjectPrefix', 'text'),
  setting('nats.user', 'text'),
  setting('nats.passwordFile', 'path'),
  setting('nats.tokenFile', 'path'),
  setting('nats.credentialsFile', 'path'),
  setting('nats.caFile', 'path'),
  setting('nats.notReadyAfterMs', 'number'),
  setting('nats.maxSubscriptions', 'number'),
  setting('nats.maxUnconfirmedBytes', 'number'),
  setting('nats.receivedPerSecond', 'number'),
  setting('nats.receivedPerSecondPerTopic', 'number'),
  setting('relay.urls', 'list'),
  setting('relay.secretFile', 'path'),
  setting('relay.tokensFile', 'path'),
  setting('relay.lifetimeSeconds', 'number'),
  setting('shutdown.drainMs', 'number'),
  setting('shutdown.timeoutMs', 'number'),
  ...Object.keys(DEFAULT_SERVER_LIMITS).map(name => setting(`limits.${name}`, 'number')),
]

/** `nats.tokenFile` on the command line: `nats-token-file`. */
export function optionOf(key: string): string {
  return key.replaceAll('.', '-').replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)
}

/** `nats.tokenFile` in the environment: `ROWAN_SIGNALING_NATS_TOKEN_FILE`. */
export function variableOf(key: string): string {
  return `ROWAN_SIGNALING_${optionOf(key).replaceAll('-', '_').toUpperCase()}`
}
