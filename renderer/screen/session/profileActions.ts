import type { Done, Ground } from './sessionGround.ts'

/** What can be done with the kept profile. */
export type ProfileActions = {
  /** Asks whether there is one. */
  begin(): Promise<void>
  openProfile(passphrase: string): Promise<Done>
  createProfile(passphrase: string): Promise<Done>
}

/** Makes the actions around the kept profile; each leads to its rooms. */
export function profileActions({ caller, patch }: Ground): ProfileActions {
  async function showRooms(): Promise<void> {
    const listed = await caller.listRooms({})
    patch({
      profile: { exists: true, open: true },
      place: { at: 'rooms' },
      ...(listed.ok ? { rooms: listed.value.rooms } : {}),
    })
  }
  const leadToRooms = async (result: Done) => {
    if (result.ok) await showRooms()
    return result
  }
  return {
    async begin() {
      const profile = await caller.profileState({})
      if (profile.ok) patch({ profile: profile.value })
    },
    openProfile: async passphrase => leadToRooms(await caller.openProfile({ passphrase })),
    createProfile: async passphrase => leadToRooms(await caller.createProfile({ passphrase })),
  }
}
