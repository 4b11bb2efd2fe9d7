const ADDRESS = /\bwss?:\/\/[\x21-\x7e]+/g
const TRAILING = /[.,;:!?)\]}>'"]+$/

/** What was pasted or typed, taken apart: the words without the addresses, and the addresses of meeting points. */
export type InvitationText = { readonly invitation: string; readonly servers: readonly string[] }

/** Finds the ws and wss addresses in a pasted text; at most four, each once. */
export function findServers(text: string): string[] {
  const found = (text.match(ADDRESS) ?? []).map(address => address.replace(TRAILING, ''))
  return [...new Set(found)].slice(0, 4)
}

/** Takes a pasted invitation apart. What remains beside the addresses goes to core as it is. */
export function readInvitationText(text: string): InvitationText {
  const invitation = text
    .replaceAll(ADDRESS, ' ')
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
    .join('\n')
  return { invitation, servers: findServers(text) }
}
