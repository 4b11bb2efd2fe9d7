import { expect } from 'vitest'
import { type ErrorCode, ProtocolError } from '../../shared/bytes/protocolError.ts'

/** The code with which something is refused; a test fails where it is not refused, or with anything but a ProtocolError. */
export function refusal(act: () => unknown): ErrorCode {
  try {
    act()
  } catch (error) {
    if (error instanceof ProtocolError) return error.code
    throw error
  }
  return expect.unreachable('it was accepted')
}

/** The code of a promise that is refused. */
export async function laterRefusal(act: () => Promise<unknown> | unknown): Promise<ErrorCode> {
  try {
    await act()
  } catch (error) {
    if (error instanceof ProtocolError) return error.code
    throw error
  }
  return expect.unreachable('it was accepted')
}

/** The only item of a list, which is a mistake of the test otherwise. */
export function only<T>(items: Iterable<T>): T {
  const [first, ...others] = items
  if (first === undefined || others.length > 0) throw new Error('expected exactly one')
  return first
}

/** A value that a test relies on. */
export function there<T>(value: T | undefined | null): T {
  if (value === undefined || value === null) throw new Error('expected something')
  return value
}
