import type { Member, Role } from '../epoch/member.ts'
import type { DeviceId } from '../ids.ts'

/** Whether a list has exactly these devices in these roles: then there is nothing to bring together (PROTOCOL.md §4.7). */
export function saysWhoIsIn(listed: readonly Member[], members: ReadonlyMap<DeviceId, Role>): boolean {
  return listed.length === members.size && listed.every(({ device, role }) => members.get(device) === role)
}
