import type { Member } from '../../room/epoch/member.ts'
import type { DeviceId } from '../../room/ids.ts'
import type { EpochNode } from '../../room/membership/epochNode.ts'
import type { Resolution } from '../../room/membership/resolveEpochs.ts'

/** Everybody who is in the room, each as the epoch that lists her newest leaf has her, in her role of now (PROTOCOL.md §4.7). `nodes` come parents first. */
export function listMembers(nodes: readonly EpochNode[], { members, voided }: Resolution): Member[] {
  const entries = new Map<DeviceId, Member>()
  // what a void epoch says of somebody's name or leaf is nobody's word
  for (const node of nodes.filter(({ id }) => !voided.has(id)))
    for (const member of node.members) {
      const known = entries.get(member.device)
      if (known === undefined || member.leafCounter >= known.leafCounter) entries.set(member.device, member)
    }
  return [...members].flatMap(([device, role]) => {
    const entry = entries.get(device)
    return entry === undefined ? [] : [{ ...entry, role }]
  })
}
