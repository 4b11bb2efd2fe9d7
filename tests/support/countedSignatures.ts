import sodium from 'libsodium-wrappers-sumo'
import { vi } from 'vitest'

/** Counts how often a signature is verified from now on; the work itself is done as ever. */
export function countedSignatures() {
  const spy = vi.spyOn(sodium, 'crypto_sign_verify_detached')
  return {
    /** How many were verified since the last look. */
    fresh(): number {
      const { length } = spy.mock.calls
      spy.mockClear()
      return length
    },
    stop: () => spy.mockRestore(),
  }
}
