import type { ErrorCode } from '../../../shared/bytes/protocolError.ts'
import { serversSchema } from '../../../shared/ports/portSchemas.ts'
import { NAME_MAX } from '../../../shared/ports/screenPort.ts'
import { findServers, readInvitationText } from './readInvitationText.ts'
import type { HostDraft, JoinDraft } from './screenState.ts'

/** Is the address of a meeting point missing in what was pasted, so that it must be asked for? */
export function needsServer({ text }: JoinDraft): boolean {
  const { invitation, servers } = readInvitationText(text)
  return invitation !== '' && servers.length === 0
}

/** A name that may be shown to others: something to read, and not too long. */
function nameProblem(name: string): ErrorCode | null {
  const length = name.trim().length
  return length === 0 || length > NAME_MAX ? 'NAME_INVALID' : null
}

function serverProblem(addresses: readonly string[]): ErrorCode | null {
  return serversSchema.safeParse(addresses).success ? null : 'SERVER_ADDRESS'
}

/** What still keeps these entries from being used to join, before anything is sent. */
export function joinProblem(draft: JoinDraft): ErrorCode | null {
  const { invitation, servers } = readInvitationText(draft.text)
  if (invitation === '') return 'INVITE_FORMAT'
  return serverProblem(servers.length > 0 ? servers : findServers(draft.server)) ?? nameProblem(draft.name)
}

/** What is wrong with each entry for hosting; null where nothing is. */
export type HostProblems = {
  readonly title: ErrorCode | null
  readonly name: ErrorCode | null
  readonly server: ErrorCode | null
}

/** Nothing is wrong, or was not looked at yet. */
export const noHostProblems: HostProblems = { title: null, name: null, server: null }

/** What still keeps these entries from being used to host. */
export function hostProblems({ title, name, meeting, server }: HostDraft): HostProblems {
  return {
    title: nameProblem(title),
    name: nameProblem(name),
    server: meeting ? null : serverProblem(findServers(server)),
  }
}
