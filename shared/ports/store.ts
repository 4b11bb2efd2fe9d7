/** The vault's file at rest, and the one that was there before it (PROTOCOL.md §11). */
export type VaultFiles = {
  /** The newest bytes first, then those before them; neither where there is none. PROFILE_DAMAGED when they cannot be read. */
  load(): Promise<readonly Uint8Array[]>
  /** Replaces the newest bytes atomically: afterwards the old or the new are there, never neither. With `keepPrevious` the old ones stay beside them. PROFILE_WRITE. */
  save(bytes: Uint8Array, keepPrevious: boolean): Promise<void>
  /** Removes the bytes that were there before. PROFILE_WRITE. */
  dropPrevious(): Promise<void>
  /** Removes both, and what an interrupted write has left. PROFILE_WRITE. */
  remove(): Promise<void>
}

/** One change of a key-value store: a value to put, or null to remove. */
export type KeyValueChange = { readonly key: Uint8Array; readonly value: Uint8Array | null }

/** Opaque keys and sealed values at rest. */
export type KeyValueStore = {
  /** True when a part of it was damaged or gone when it was opened: values may be missing. */
  readonly wasRepaired: boolean
  /** The values of these keys in their order; undefined where there is none, no bytes where it can no longer be read from the disk. */
  getMany(keys: readonly Uint8Array[]): Promise<readonly (Uint8Array | undefined)[]>
  /** All or none of these changes, flushed to the disk when it resolves. PROFILE_WRITE. */
  write(changes: readonly KeyValueChange[]): Promise<void>
  /** Removes everything. PROFILE_WRITE. */
  clear(): Promise<void>
  /** Makes the disk forget what was removed, as far as the store can. */
  compact(): Promise<void>
  close(): Promise<void>
}

/** Opens the key-value store of this computer when a profile is opened or made; PROFILE_BUSY while another process has it, PROFILE_DAMAGED. */
export type OpenKeyValueStore = () => Promise<KeyValueStore>
