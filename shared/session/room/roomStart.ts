import type { ErrorCode } from '../../bytes/protocolError.ts'
import type { DeviceKeys } from '../../room/device/deviceKeys.ts'
import type { Epoch } from '../../room/epoch/epoch.ts'
import type { DocId } from '../../room/ids.ts'
import type { RelayAccess } from '../../room/relay/relayAccess.ts'
import type { RoomShelf } from '../profile/roomShelf.ts'
import type { RoomOver } from './roomEnding.ts'

/** What a room is made of when it opens: keys, epochs oldest first, and the records known so far. */
export type RoomStart = {
  readonly keys: DeviceKeys
  /** How far the room's time is ahead of this computer's, in ms. */
  readonly offset: number
  readonly epochs: readonly [Epoch, ...Epoch[]]
  /** Signed epoch records that this device has no key of: they tell who removed whom. */
  readonly outside: readonly Uint8Array[]
  readonly wires: readonly Uint8Array[]
  readonly servers: readonly string[]
  /** What this device may ask for a relay with; null for most. */
  readonly relay: RelayAccess | null
  /** Where it is kept; null for a room that is not. */
  readonly shelf: RoomShelf | null
}

/** What a room tells the session. */
export type RoomListener = {
  changed(): void
  timelineChanged(from: number, total: number): void
  noteUpdate(note: DocId, update: Uint8Array): void
  /** An open note was built anew: what it is now is no continuation of what a mirror has. */
  noteReplaced(note: DocId): void
  /** A record or epoch was verified: what is kept has grown. */
  grew(): void
  refused(code: ErrorCode): void
  /** The room is over here: its keys are to be destroyed. */
  over(how: RoomOver): void
}
