import type { MessageKey } from '../../../shared/i18n/catalogue.ts'
import { isLocalServer } from '../../../shared/room/invitation/isLocalServer.ts'

/** What is known of a connection before it is made. */
export type ConnectionAhead = {
  /** Whether everything goes through a relay, so that the room sees no address. */
  readonly relayed: boolean
  /** The addresses of its meeting points, as far as they are known. */
  readonly servers: readonly string[]
  /** Whether servers are reached through a proxy. */
  readonly proxied: boolean
}

/** What is asked before connecting: the sentences, and the words of the answer that agrees. */
export type ConsentWords = { readonly sentences: readonly MessageKey[]; readonly yes: MessageKey }

/** Is every meeting point in the local network, and nothing else? */
export function isLan(servers: readonly string[]): boolean {
  return servers.length > 0 && servers.every(isLocalServer)
}

/** The words for a connection: who sees which address on which way. */
export function consentWords({ relayed, servers, proxied }: ConnectionAhead): ConsentWords {
  if (relayed)
    return {
      sentences: ['consent.relay', proxied ? 'consent.relay.proxy' : 'consent.relay.server'],
      yes: 'consent.relay.yes',
    }
  if (isLan(servers)) {
    const more: MessageKey[] = proxied ? ['consent.lan.proxy'] : []
    return { sentences: ['consent.lan', 'consent.lan.server', ...more], yes: 'consent.lan.yes' }
  }
  return {
    sentences: proxied
      ? ['consent.direct.proxy', 'consent.server.proxy']
      : ['consent.direct', 'consent.server'],
    yes: 'consent.yes',
  }
}
