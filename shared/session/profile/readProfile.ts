import type { KeyValueStore } from '../../ports/store.ts'
import type { UnlockedVault } from '../../vault/unlockedVault.ts'
import { type LoadedRoom, loadRoom } from './loadRoom.ts'
import { OpenProfile } from './openProfile.ts'
import { orUndo } from './orUndo.ts'

/** What was found when a profile was opened: its rooms, and how many records of them are lost. */
export type FoundProfile = { readonly rooms: readonly LoadedRoom[]; readonly damaged: number }

/**
 * Reads the profile of an unlocked vault, and what can be read of its rooms; the vault is forgotten when that fails (PROTOCOL.md §11.3).
 * PROFILE_DAMAGED, PROFILE_NEWER, PROFILE_WRITE.
 */
export async function readProfile(
  kv: KeyValueStore,
  vault: UnlockedVault,
): Promise<{ readonly profile: OpenProfile; readonly found: FoundProfile }> {
  const profile = new OpenProfile(kv, vault)
  const listed = await orUndo(
    () => profile.readList(),
    async () => vault.forget(),
  )
  const lostTrust = await orUndo(
    () => profile.readTrust(),
    async () => vault.forget(),
  )
  const rooms: LoadedRoom[] = []
  for (const room of listed) {
    const loaded = await loadRoom(kv, room)
    profile.take(room, loaded)
    if (loaded !== null) rooms.push(loaded)
  }
  const lost = listed.length - rooms.length + Number(lostTrust)
  const damaged = rooms.reduce((sum, room) => sum + room.damaged, lost)
  return { profile, found: { rooms, damaged: kv.wasRepaired ? Math.max(1, damaged) : damaged } }
}
