import { ensure } from './protocolError.ts'

/** Canonical big-endian reader (PROTOCOL.md §1). Reading past the end raises TRUNCATED, bytes left over raise TRAILING. */
export class BytesReader {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  /** Bytes not read yet. */
  get left(): number {
    return this.#bytes.length - this.#at
  }

  /** How many bytes have been read. */
  get position(): number {
    return this.#at
  }

  /** Reads one unsigned byte. */
  u8(): number {
    return this.#integer(1)
  }

  /** Reads a 2-byte unsigned integer. */
  u16(): number {
    return this.#integer(2)
  }

  /** Reads a 4-byte unsigned integer. */
  u32(): number {
    return this.#integer(4)
  }

  /** Reads an 8-byte unsigned integer; 2^53 and above raise BAD_VALUE. */
  u64(): number {
    const value = this.#integer(8)
    ensure(Number.isSafeInteger(value), 'BAD_VALUE')
    return value
  }

  /** Reads exactly `length` bytes, copied. */
  raw(length: number): Uint8Array {
    ensure(length <= this.left, 'TRUNCATED')
    this.#at += length
    // slice would share memory with the input where that is a Buffer
    return new Uint8Array(this.#bytes.subarray(this.#at - length, this.#at))
  }

  /** Reads LP(bytes) of at most `max` bytes; a longer announced length raises TOO_LARGE before anything is copied. */
  lp(max: number): Uint8Array {
    const length = this.u32()
    ensure(length <= max, 'TOO_LARGE')
    return this.raw(length)
  }

  /** Reads all that is left. */
  rest(): Uint8Array {
    return this.raw(this.left)
  }

  /** Raises TRAILING when bytes are left. */
  end(): void {
    ensure(this.left === 0, 'TRAILING')
  }

  #integer(size: number): number {
    ensure(size <= this.left, 'TRUNCATED')
    let value = 0
    for (const end = this.#at + size; this.#at < end; this.#at++)
      value = value * 256 + (this.#bytes[this.#at] ?? 0)
    return value
  }
}

/** Reads a whole object with `read` and raises TRAILING when bytes are left over. */
export function readExactly<T>(bytes: Uint8Array, read: (reader: BytesReader) => T): T {
  const reader = new BytesReader(bytes)
  const value = read(reader)
  reader.end()
  return value
}
