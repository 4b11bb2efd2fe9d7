import library from 'libsodium-wrappers-sumo'

/** libsodium itself, for the files of this folder only (PROTOCOL.md §2). */
export const sodium = library

/** Resolves when libsodium's WebAssembly is ready; nothing in shared/crypto works before. */
export async function cryptoReady(): Promise<void> {
  await library.ready
}
