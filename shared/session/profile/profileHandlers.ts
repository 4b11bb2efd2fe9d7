import { ensure, errorCodeOf, ProtocolError } from '../../bytes/protocolError.ts'
import type { PasswordCost } from '../../crypto/password.ts'
import type { mainCalls } from '../../ports/mainPort.ts'
import type { screenCalls } from '../../ports/screenPort.ts'
import type { Caller, Handlers } from '../../ports/typedPort.ts'
import { openBackup, sealBackup } from '../../vault/backupFile.ts'
import type { Rooms } from '../rooms.ts'
import { decodeProfile, encodeProfile, type KeptRoom } from './profileContent.ts'

type Part<Names extends keyof typeof screenCalls> = Pick<Handlers<typeof screenCalls>, Names>

/** The calls that open, make, change and destroy a profile. */
export function profileHandlers(
  rooms: Rooms,
): Part<
  | 'profileState'
  | 'createProfile'
  | 'openProfile'
  | 'changePassphrase'
  | 'setDecoy'
  | 'setErase'
  | 'clearOthers'
  | 'deleteProfile'
> {
  const { profile } = rooms
  return {
    profileState: async () => ({
      exists: await profile.exists(),
      open: profile.isOpen,
      wait: await profile.wait(),
    }),
    createProfile: ({ passphrase }) => done(rooms.createProfile(passphrase)),
    openProfile: async ({ passphrase }) => ({ damaged: await rooms.openProfile(passphrase) }),
    changePassphrase: async ({ current, next }) => done(profile.vault.changePassphrase(current, next)),
    setDecoy: async ({ current, decoy }) => done(profile.vault.setDecoy(current, decoy)),
    setErase: async ({ current, erase }) => done(profile.vault.setErase(current, erase)),
    clearOthers: async ({ current }) => done(profile.vault.clearOthers(current)),
    deleteProfile: async ({ current }) => done(rooms.deleteProfile(current)),
  }
}

/** What keeps rooms, and their unsent texts. */
export function keepingHandlers(
  rooms: Rooms,
): Part<'keepRoom' | 'forgetRoom' | 'holdDraft' | 'readDraft' | 'listRooms'> {
  return {
    keepRoom: async ({ room }) => done(rooms.keep(room)),
    forgetRoom: async ({ room }) => done(rooms.forget(room)),
    holdDraft: async ({ room, text }) => {
      // of a room that is not kept nothing outlives a lock, so there is nothing to hold
      const isKept = rooms.profile.isOpen && rooms.get(room).kept
      if (isKept && rooms.drafts.set(room, text)) await rooms.holdDrafts()
      return {}
    },
    readDraft: ({ room }) => ({ text: rooms.drafts.read(room) }),
    listRooms: () => ({ rooms: rooms.views() }),
  }
}

/** Backups: all kept rooms in one sealed file, and back. */
export function backupHandlers(
  rooms: Rooms,
  main: Pick<Caller<typeof mainCalls>, 'saveFile' | 'openFile'>,
  cost?: PasswordCost,
): Part<'exportProfile' | 'importProfile'> {
  return {
    exportProfile: async ({ passphrase }) => {
      const bytes = sealBackup(passphrase, encodeProfile(rooms.copies()), cost)
      const answer = await main.saveFile({ bytes })
      if (!answer.ok) throw new ProtocolError(answer.code)
      return answer.value
    },
    importProfile: async ({ passphrase }) => {
      ensure(rooms.profile.isOpen, 'LOCKED')
      const answer = await main.openFile({})
      if (!answer.ok) throw new ProtocolError(answer.code)
      const { bytes } = answer.value
      return { rooms: bytes === null ? null : await rooms.takeBackup(roomsOf(bytes, passphrase)) }
    },
  }
}

function roomsOf(file: Uint8Array, passphrase: string): KeptRoom[] {
  const content = openBackup(file, passphrase)
  try {
    return decodeProfile(content)
  } catch (error) {
    // what opens was sealed by somebody who knew the passphrase: its content can still be another program's
    throw new ProtocolError(errorCodeOf(error) === 'INTERNAL' ? 'INTERNAL' : 'BACKUP_DAMAGED')
  }
}

async function done(work: Promise<void>): Promise<Record<string, never>> {
  await work
  return {}
}
