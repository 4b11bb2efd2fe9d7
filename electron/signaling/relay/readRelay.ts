import { isRelayToken } from '../../../shared/room/relay/isRelayToken.ts'
import { ConfigError } from '../config/configError.ts'
import { readNamed, readSecretLine } from '../config/readServiceFiles.ts'
import type { ServiceConfig } from '../config/serviceConfig.ts'
import { createRelayDesk, noRelayDesk, type RelayDesk } from './relayDesk.ts'

const SECRET_MIN = 16
const TOKENS_MAX = 1000

/** The desk that the configuration asks for, with what its files say now; raises ConfigError when they cannot be used. */
export function readRelay(relay: ServiceConfig['relay']): RelayDesk {
  if (!relay) return noRelayDesk
  const { urls, lifetimeSeconds } = relay
  const secret = readSecretLine('relay.secretFile', relay.secretFile)
  if (secret.length < SECRET_MIN)
    throw new ConfigError(`relay.secretFile: the secret must have at least ${SECRET_MIN} characters.`)
  return createRelayDesk({ urls, lifetimeSeconds, secret, tokens: readTokens(relay.tokensFile) })
}

/** One token a line; empty lines and those that begin with # are nothing. A fault is told by its line, never by what stands there. */
function readTokens(file: string): string[] {
  const lines = readNamed('relay.tokensFile', file).split(/\r?\n/)
  const tokens = lines.filter(line => line.trim() !== '' && !line.startsWith('#'))
  const wrong = lines.findIndex(line => tokens.includes(line) && !isRelayToken(line))
  if (wrong >= 0)
    throw new ConfigError(
      `relay.tokensFile: line ${wrong + 1} is no token: 24 to 128 of A-Z, a-z, 0-9 and ._~+/=- are.`,
    )
  if (tokens.length === 0 || tokens.length > TOKENS_MAX)
    throw new ConfigError(`relay.tokensFile: must hold 1 to ${TOKENS_MAX} tokens, one a line.`)
  return tokens
}
