import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { NoRelayReply, RelayReply } from '../../../shared/signaling/signalingMessage.ts'

/** What the relay's operator has decided; `secret` is coturn's `static-auth-secret`. */
export interface RelaySettings {
  readonly urls: readonly string[]
  readonly secret: string
  /** One for each organisation, or for each counsellor. */
  readonly tokens: readonly string[]
  readonly lifetimeSeconds: number
}

/** Answers who asks for a relay. */
export interface RelayDesk {
  answer(token: string): RelayReply | NoRelayReply
}

const NONE: NoRelayReply = { type: 'no-relay' }

/** Where no relay is configured: the answer is the same as to a wrong token. */
export const noRelayDesk: RelayDesk = { answer: () => NONE }

/**
 * Gives whoever has a token a credential of coturn's shared-secret scheme: until when it is good and a random word, and the MAC of
 * both. It names nobody, and nothing is remembered of who had it (PROTOCOL.md §6.6).
 */
export function createRelayDesk(settings: RelaySettings, now: () => number = Date.now): RelayDesk {
  const { urls, secret, lifetimeSeconds: lifetime } = settings
  const known = settings.tokens.map(fingerprint)
  return {
    answer(token) {
      if (!isAmong(known, fingerprint(token))) return NONE
      const username = `${Math.floor(now() / 1000) + lifetime}:${randomBytes(6).toString('base64url')}`
      const credential = createHmac('sha1', secret).update(username).digest('base64')
      return { type: 'relay', urls, username, credential, lifetime }
    },
  }
}

/** Of one length whatever the token is, so that comparing says nothing about it. */
function fingerprint(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** Looks at all of them, whichever it is. */
function isAmong(known: readonly Buffer[], asked: Buffer): boolean {
  return known.map(one => timingSafeEqual(one, asked)).includes(true)
}
