import type { RelayTrial } from '../../../shared/ports/transport.ts'
import type { Words } from '../hooks/useWords.ts'

const WAYS = { udp: 'UDP', tcp: 'TCP', tls: 'TLS' } as const

/** What came of each address of a relay, by the way it is spoken to and never by the address. */
export function trialLines(
  { ways }: RelayTrial,
  words: Words,
): { readonly key: string; readonly line: string }[] {
  return ways.map(({ way, outcome, roundTrip }, at) => ({
    key: `${at}`,
    line: words(`connection.way.${outcome}`, { way: WAYS[way], ms: roundTrip ?? 0 }),
  }))
}
