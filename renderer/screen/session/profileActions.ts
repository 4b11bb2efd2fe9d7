import { pageClock } from './pageClock.ts'
import type { Done, Ground } from './sessionGround.ts'

/** What can be done with the kept profile. */
export type ProfileActions = {
  /** Asks whether there is one; one that is not open is offered first. The first pages are for computers on which nothing of Rowan is kept. */
  begin(): Promise<void>
  openProfile(passphrase: string): Promise<Done>
  createProfile(passphrase: string): Promise<Done>
  /** Destroys the open profile; afterwards the first page says so. */
  deleteProfile(current: string): Promise<Done>
  /** Brings rooms back from a backup, and reads anew which there are. */
  importProfile(passphrase: string): ReturnType<Ground['caller']['importProfile']>
  putDamageAway(): void
}

/** Reads what core knows of the profile and its rooms. */
function reading({ caller, patch }: Ground) {
  async function look(): Promise<void> {
    const found = await caller.profileState({})
    if (!found.ok) return
    const { exists, open, wait } = found.value
    patch({ profile: { exists, open }, retryAt: pageClock.now() + wait })
  }
  async function readRooms(): Promise<void> {
    const listed = await caller.listRooms({})
    if (listed.ok) patch({ rooms: listed.value.rooms })
  }
  async function showRooms(): Promise<void> {
    patch({ profile: { exists: true, open: true }, retryAt: 0 })
    await readRooms()
    patch({ place: { at: 'rooms' }, notice: null })
  }
  return { look, readRooms, showRooms }
}

type Reading = ReturnType<typeof reading>

function opening(
  { state, caller, host, patch }: Ground,
  { look, showRooms }: Reading,
): Pick<ProfileActions, 'begin' | 'openProfile' | 'createProfile'> {
  return {
    async begin() {
      const [settings] = await Promise.all([host.readSettings({}), look()])
      const { profile, place } = state.get()
      if (place.at !== 'first' && place.at !== 'start') return
      if (profile.exists && !profile.open) patch({ place: { at: 'profile' } })
      else if (settings.ok && settings.value.kept) patch({ place: { at: 'start' } })
    },
    async openProfile(passphrase) {
      const opened = await caller.openProfile({ passphrase })
      if (!opened.ok) {
        await look()
        return opened
      }
      await showRooms()
      patch({ damaged: opened.value.damaged })
      return opened
    },
    async createProfile(passphrase) {
      const made = await caller.createProfile({ passphrase })
      if (made.ok) await showRooms()
      return made
    },
  }
}

/** Makes the actions around the kept profile; opening and making lead to its rooms. */
export function profileActions(ground: Ground): ProfileActions {
  const { caller, patch } = ground
  const read = reading(ground)
  return {
    ...opening(ground, read),
    async deleteProfile(current) {
      const deleted = await caller.deleteProfile({ current })
      if (!deleted.ok) return deleted
      patch({ rooms: [], over: null, damaged: 0 })
      await Promise.all([read.look(), read.readRooms()])
      patch({ place: { at: 'start' }, notice: 'vault.deleted' })
      return deleted
    },
    async importProfile(passphrase) {
      const brought = await caller.importProfile({ passphrase })
      if (brought.ok && brought.value.rooms) await read.readRooms()
      return brought
    },
    putDamageAway: () => patch({ damaged: 0 }),
  }
}
