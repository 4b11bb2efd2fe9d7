import { Secret } from './secret.ts'
import { sodium } from './sodium.ts'

/** `length` random bytes from the system's generator. */
export function randomBytes(length: number): Uint8Array {
  return sodium.randombytes_buf(length)
}

/** A new random secret of `length` bytes (32 unless told). */
export function randomSecret<Kind extends string>(length = 32): Secret<Kind> {
  return new Secret<Kind>(randomBytes(length))
}

/** A uniform random integer from 0 to `below` - 1. */
export function randomBelow(below: number): number {
  return sodium.randombytes_uniform(below)
}

/** The items in uniformly random order, as a new array. */
export function shuffle<T>(items: readonly T[]): T[] {
  const left = [...items]
  const shuffled: T[] = []
  while (left.length > 0) shuffled.push(...left.splice(randomBelow(left.length), 1))
  return shuffled
}
