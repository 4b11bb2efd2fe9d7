import { ensure } from '../../bytes/protocolError.ts'
import { findCode } from './findCode.ts'
import type { InvitationCode } from './invitationCode.ts'
import { isServerAddress, MAX_SERVERS, takeServers } from './serverAddress.ts'

/** Longest text that is searched for an invitation, in UTF-16 units (PROTOCOL.md §9). */
const INVITATION_TEXT_UNITS = 2000

/** What was found in a pasted text (PROTOCOL.md §9). */
export type ParsedInvitation = InvitationCode & { readonly servers: readonly string[] }

/** The text that a facilitator copies: the link, then a line for each server, at most 4; SERVER_ADDRESS for anything else (PROTOCOL.md §9). */
export function formatInvitationText(parts: {
  readonly link: string
  readonly servers: readonly string[]
}): string {
  ensure(parts.servers.length <= MAX_SERVERS && parts.servers.every(isServerAddress), 'SERVER_ADDRESS')
  return [parts.link, ...parts.servers].join('\n')
}

/**
 * Finds a link or spoken code and server addresses in whatever was pasted, typed or spoken: full-width characters, other
 * words and line breaks do not matter (PROTOCOL.md §9). Raises INVITE_CHECKSUM for a mistyped code, SERVER_ADDRESS for an
 * unusable address, INVITE_FORMAT when there is no code or the text is longer than 2000 UTF-16 units.
 */
export function parseInvitationText(text: string): ParsedInvitation {
  ensure(text.length <= INVITATION_TEXT_UNITS, 'INVITE_FORMAT')
  const { servers, rest } = takeServers(text.normalize('NFKC'))
  return { ...findCode(rest), servers }
}
