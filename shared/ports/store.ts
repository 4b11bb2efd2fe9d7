/** Sealed profile bytes at rest. `load` gives null when there is none; a failed write raises PROFILE_WRITE. */
export type ProfileStore = {
  load(): Promise<Uint8Array | null>
  /** Replaces the whole profile atomically: afterwards the old or the new bytes are there, never neither. */
  save(sealed: Uint8Array): Promise<void>
}
