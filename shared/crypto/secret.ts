import { ensure } from '../bytes/protocolError.ts'
import { sodium } from './sodium.ts'

/**
 * A secret of a named kind. It prints, serialises and inspects as "[secret]"; only `expose()` gives the bytes, so every
 * place that handles them can be found by searching for that word. Kinds keep one key from being used as another.
 */
export class Secret<Kind extends string> {
  declare readonly kind: Kind
  readonly #bytes: Uint8Array

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  /** The bytes themselves, not a copy. */
  expose(): Uint8Array {
    return this.#bytes
  }

  /** Length in bytes. */
  get length(): number {
    return this.#bytes.length
  }

  /** Overwrites the bytes with zeros; best effort, copies inside the engine may remain. */
  wipe(): void {
    sodium.memzero(this.#bytes)
  }

  toString(): string {
    return '[secret]'
  }

  toJSON(): string {
    return '[secret]'
  }

  /** What Node's console and inspector show. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '[secret]'
  }
}

/** A secret of `length` bytes (32 unless told); a wrong length raises BAD_KEY. */
export function secretOf<Kind extends string>(bytes: Uint8Array, length = 32): Secret<Kind> {
  ensure(bytes.length === length, 'BAD_KEY')
  return new Secret<Kind>(bytes)
}
