import { ensure } from './protocolError.ts'

/** Canonical big-endian writer (PROTOCOL.md §1). Values out of range raise BAD_VALUE. */
export class BytesWriter {
  #buffer = new Uint8Array(256)
  #length = 0

  /** Appends one unsigned byte. */
  u8(value: number): this {
    return this.#integer(value, 1)
  }

  /** Appends a 2-byte unsigned integer. */
  u16(value: number): this {
    return this.#integer(value, 2)
  }

  /** Appends a 4-byte unsigned integer. */
  u32(value: number): this {
    return this.#integer(value, 4)
  }

  /** Appends an 8-byte unsigned integer that is a safe JavaScript integer (below 2^53). */
  u64(value: number): this {
    return this.#integer(value, 8)
  }

  /** Appends bytes as they are, without a length. */
  raw(bytes: Uint8Array): this {
    this.#reserve(bytes.length)
    this.#buffer.set(bytes, this.#length)
    this.#length += bytes.length
    return this
  }

  /** Appends LP(bytes): a 4-byte length, then the bytes. */
  lp(bytes: Uint8Array): this {
    return this.u32(bytes.length).raw(bytes)
  }

  /** A copy of everything written so far. */
  finish(): Uint8Array {
    return this.#buffer.slice(0, this.#length)
  }

  #integer(value: number, size: number): this {
    ensure(Number.isSafeInteger(value) && value >= 0 && value < 2 ** (8 * size), 'BAD_VALUE')
    this.#reserve(size)
    let rest = value
    for (let at = this.#length + size - 1; at >= this.#length; at--) {
      this.#buffer[at] = rest % 256
      rest = Math.floor(rest / 256)
    }
    this.#length += size
    return this
  }

  #reserve(extra: number): void {
    if (this.#length + extra <= this.#buffer.length) return
    const grown = new Uint8Array(Math.max(this.#buffer.length * 2, this.#length + extra))
    grown.set(this.#buffer)
    this.#buffer = grown
  }
}
