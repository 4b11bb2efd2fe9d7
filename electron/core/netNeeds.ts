import type { CarrierOptions, Topic } from '../../shared/ports/transport.ts'
import type { EpochId } from '../../shared/room/ids.ts'

/** What a hidden window must be allowed: the servers, and whether it may show addresses of the local network. */
export type Need = { readonly servers: readonly string[]; readonly direct: boolean }

/** Nothing at all. */
export const NO_NEED: Need = { servers: [], direct: false }

/** Everything that is open, so that a new window can be told again. */
export type Open = {
  readonly carriers: Map<EpochId, CarrierOptions>
  readonly topics: Map<Topic, readonly string[]>
}

/** The need of one carrier. */
export function carrierNeed({ servers, ice }: CarrierOptions): Need {
  return { servers, direct: ice.policy === 'direct' }
}

/** The need of a bare topic. */
export function topicNeed(servers: readonly string[]): Need {
  return { servers, direct: false }
}

/** The need of all that is open together, and of servers that will be used soon. */
export function totalNeed({ carriers, topics }: Open, soon: readonly string[]): Need {
  const needs = [...[...carriers.values()].map(carrierNeed), ...[...topics.values()].map(topicNeed)]
  const servers = new Set([...soon, ...needs.flatMap(need => need.servers)])
  return { servers: [...servers].sort(), direct: needs.some(need => need.direct) }
}

/** Whether what was granted is enough for a need. */
export function isGranted(granted: Need, need: Need): boolean {
  return need.servers.every(server => granted.servers.includes(server)) && (granted.direct || !need.direct)
}
