import { type ErrorCode, errorCodeOf } from '../../../shared/bytes/protocolError.ts'
import { checkName } from '../../../shared/room/names.ts'
import { isRelayToken } from '../../../shared/room/relay/isRelayToken.ts'
import { findServers } from './findServers.ts'
import type { HostDraft, JoinDraft } from './screenState.ts'

/** Longest text in which core looks for an invitation, in UTF-16 units. */
export const INVITATION_MAX = 2000

/** Is the address of a meeting point missing in what was pasted, so that it must be asked for? */
export function needsServer({ text }: JoinDraft): boolean {
  const servers = findServers(text)
  return text.trim() !== '' && servers.ok && servers.value.length === 0
}

/** The addresses of the meeting points through which she would join; none where they cannot be read. */
export function joinServers(draft: JoinDraft): readonly string[] {
  const servers = findServers(needsServer(draft) ? draft.server : draft.text)
  return servers.ok ? servers.value : []
}

/** What keeps a name from being used. */
export function nameProblem(name: string): ErrorCode | null {
  try {
    checkName(name)
    return null
  } catch (error) {
    return errorCodeOf(error)
  }
}

function serverProblem(text: string): ErrorCode | null {
  const servers = findServers(text)
  if (!servers.ok) return servers.code
  return servers.value.length === 0 ? 'SERVER_ADDRESS' : null
}

/** What still keeps an invitation and its meeting point from being used, as far as can be seen without reading the code. */
export function invitationProblem(draft: JoinDraft): ErrorCode | null {
  const { text, server } = draft
  if (text.trim() === '' || text.length > INVITATION_MAX) return 'INVITE_FORMAT'
  return serverProblem(needsServer(draft) ? server : text)
}

/** What still keeps these entries from being used to join, before anything is sent. */
export function joinProblem(draft: JoinDraft): ErrorCode | null {
  return invitationProblem(draft) ?? nameProblem(draft.name)
}

/** What is wrong with each entry for hosting; null where nothing is. */
export type HostProblems = {
  readonly title: ErrorCode | null
  readonly name: ErrorCode | null
  readonly server: ErrorCode | null
  readonly relay: ErrorCode | null
}

/** Nothing is wrong, or was not looked at yet. */
export const noHostProblems: HostProblems = { title: null, name: null, server: null, relay: null }

/** What still keeps these entries from being used to host. */
export function hostProblems({ title, name, meeting, server, relay }: HostDraft): HostProblems {
  return {
    title: nameProblem(title),
    name: nameProblem(name),
    server: meeting ? null : serverProblem(server),
    relay: meeting || relay.trim() === '' || isRelayToken(relay.trim()) ? null : 'RELAY_TOKEN',
  }
}
