import type { EventView } from '../../ports/screenViews.ts'
import type { RoomPolicy } from '../../room/epoch/epochState.ts'
import type { DeviceId } from '../../room/ids.ts'
import type { EpochNode } from '../../room/membership/epochNode.ts'
import type { Ledger } from '../ledger/ledger.ts'

/** Most events that a view carries. */
const EVENTS_MAX = 50

/** What everybody in the room is told, newest last: every change that the valid epochs made, and computers that spoke twofold (PROTOCOL.md §4.7). */
export function roomEvents(ledger: Ledger, hasLeft: (device: DeviceId) => boolean): EventView[] {
  const { epochBook } = ledger
  // the first is where this device came in
  const nodes = epochBook.nodes.slice(1).filter(({ id }) => !epochBook.resolution.voided.has(id))
  const names = new Map(
    epochBook.nodes.flatMap(({ members }) => members.map(m => [m.device, m.name] as const)),
  )
  const nameOf = (device: DeviceId) => names.get(device) ?? ''
  const events = nodes.slice(-EVENTS_MAX).flatMap(node => {
    const scope = { at: ledger.acquaintances.helloAt(node.id, node.issuer) ?? 0, by: nameOf(node.issuer) }
    return [...memberEvents(node, nameOf, hasLeft), ...policyEvents(ledger, node)].map(event => ({
      ...scope,
      ...event,
    }))
  })
  const twofold = [...ledger.strands].filter(({ frozen }) => frozen)
  const told = [...new Set(twofold.map(({ author }) => author))].map(author => ({
    at: 0,
    kind: 'twofold' as const,
    name: nameOf(author),
    by: '',
  }))
  return [...events, ...told].slice(-EVENTS_MAX)
}

type Told = Pick<EventView, 'kind' | 'name'>

function memberEvents(
  { fresh, parents }: EpochNode,
  nameOf: (device: DeviceId) => string,
  hasLeft: (device: DeviceId) => boolean,
): Told[] {
  const told = (devices: Iterable<DeviceId>, kind: EventView['kind']) =>
    [...devices].map(device => ({ kind, name: nameOf(device) }))
  const [left, removed] = [[...fresh.removed].filter(hasLeft), [...fresh.removed].filter(d => !hasLeft(d))]
  return [
    ...told(fresh.added, 'added'),
    ...told(removed, 'removed'),
    ...told(left, 'left'),
    ...told(fresh.promoted, 'promoted'),
    ...told(fresh.demoted, 'demoted'),
    ...(parents.length > 1 ? [{ kind: 'secured' as const, name: '' }] : []),
  ]
}

function policyEvents(ledger: Ledger, { epoch, parents }: EpochNode): Told[] {
  const before = parents.flatMap(id => ledger.epoch(id)?.state.policy ?? [])[0]
  if (epoch === null || before === undefined) return []
  const now: RoomPolicy = epoch.state.policy
  const events: Told[] = []
  if (now.paused !== before.paused) events.push({ kind: now.paused ? 'paused' : 'resumed', name: '' })
  if (now.locked !== before.locked) events.push({ kind: now.locked ? 'locked' : 'unlocked', name: '' })
  if (now.title !== before.title) events.push({ kind: 'renamed', name: now.title })
  return events
}
