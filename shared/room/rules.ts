import { ensure } from '../bytes/protocolError.ts'
import { type EpochState, memberOf } from './epoch/epochState.ts'
import type { Role } from './epoch/member.ts'
import type { DeviceId } from './ids.ts'

/** Everything in a room that not everybody may do at all times (PROTOCOL.md §4.4). */
export type Action =
  | 'write'
  | 'writeWhilePaused'
  | 'admit'
  | 'remove'
  | 'role'
  | 'rotate'
  | 'policy'
  | 'hide'
  | 'share'
  | 'readmit'

/** Who may do what: the whole of a room's roles stands here (PROTOCOL.md §4.4). */
const RULES: Readonly<Record<Action, readonly Role[]>> = {
  write: ['facilitator', 'member'],
  writeWhilePaused: ['facilitator'],
  admit: ['facilitator'],
  remove: ['facilitator'],
  /** Makes facilitators, and plain members again. */
  role: ['facilitator'],
  rotate: ['facilitator'],
  /** Title, pause, lock, and the end for all. */
  policy: ['facilitator'],
  hide: ['facilitator'],
  /** Gives those who came later a note as it is. */
  share: ['facilitator'],
  /** Lets somebody find the way back who was away for 60 days. */
  readmit: ['facilitator'],
}

/** Whether a role may do something; who is not in the room may do nothing (PROTOCOL.md §4.4). */
export function roleMay(role: Role | undefined, action: Action): boolean {
  return role !== undefined && RULES[action].includes(role)
}

/** Whether a device may do something in an epoch (PROTOCOL.md §4.4). */
export function may(state: EpochState, device: DeviceId, action: Action): boolean {
  return roleMay(memberOf(state, device)?.role, action)
}

/** Whether a device may write in an epoch: while the room is paused, facilitators alone (PROTOCOL.md §4.4). */
export function mayWrite(state: EpochState, device: DeviceId): boolean {
  return may(state, device, state.policy.paused ? 'writeWhilePaused' : 'write')
}

/** Raises NOT_ALLOWED unless the role may do this (PROTOCOL.md §4.4). */
export function ensureMay(role: Role | undefined, action: Action): void {
  ensure(roleMay(role, action), 'NOT_ALLOWED')
}
