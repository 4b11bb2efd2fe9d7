import { ensure } from './protocolError.ts'

/** Reads `count` values in a row; more than `max` raises TOO_LARGE before anything is read. */
export function readMany<T>(count: number, max: number, read: () => T): T[] {
  ensure(count <= max, 'TOO_LARGE')
  return Array.from({ length: count }, read)
}
