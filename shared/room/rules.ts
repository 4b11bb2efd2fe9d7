import { ensure } from '../bytes/protocolError.ts'
import { type EpochState, memberOf } from './epoch/epochState.ts'
import type { Role } from './epoch/member.ts'
import type { DeviceId } from './ids.ts'

/** Everything in a room that not everybody may do (PROTOCOL.md §4.4). */
export type Action = 'write' | 'admit' | 'remove' | 'rotate' | 'hide' | 'title'

/** Who may do what: the whole of a room's roles stands here (PROTOCOL.md §4.4). */
const RULES: Readonly<Record<Action, readonly Role[]>> = {
  write: ['facilitator', 'member'],
  admit: ['facilitator'],
  remove: ['facilitator'],
  rotate: ['facilitator'],
  hide: ['facilitator'],
  title: ['facilitator'],
}

/** Whether a device may do something in an epoch; one that is not in it may do nothing (PROTOCOL.md §4.4). */
export function may(state: EpochState, device: DeviceId, action: Action): boolean {
  const role = memberOf(state, device)?.role
  return role !== undefined && RULES[action].includes(role)
}

/** Raises NOT_ALLOWED unless the device may do this (PROTOCOL.md §4.4). */
export function ensureMay(state: EpochState, device: DeviceId, action: Action): void {
  ensure(may(state, device, action), 'NOT_ALLOWED')
}
