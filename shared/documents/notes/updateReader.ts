import { ensure, ProtocolError } from '../../bytes/protocolError.ts'
import { fromUtf8 } from '../../bytes/utf8.ts'
import type { Scalar } from './noteUpdate.ts'

/** The number whose next group of seven bits would pass 2^53. */
const LAST_GROUP = 2 ** 49

/** Reads the primitives of the Yjs V1 encoding, in their shortest form only; anything else raises NOTE_STRUCT (PROTOCOL.md §10.4). */
export class UpdateReader {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  /** How many bytes have been read. */
  get position(): number {
    return this.#at
  }

  /** A view of what was read since an earlier position. */
  since(position: number): Uint8Array {
    return this.#bytes.subarray(position, this.#at)
  }

  /** Raises NOTE_STRUCT when bytes are left. */
  end(): void {
    ensure(this.#at === this.#bytes.length, 'NOTE_STRUCT')
  }

  /** One byte. */
  byte(): number {
    const byte = this.#bytes[this.#at]
    ensure(byte !== undefined, 'NOTE_STRUCT')
    this.#at += 1
    return byte
  }

  /** An unsigned integer below 2^53, seven bits a byte, low bits first. */
  varUint(): number {
    return this.#groups(0, 1, this.byte())
  }

  /** A signed integer: the first byte holds the sign and six bits. */
  varInt(): number {
    const first = this.byte()
    const size = first < 0x80 ? first & 0x3f : this.#groups(first & 0x3f, 64, this.byte())
    ensure(first < 0x80 || size >= 64, 'NOTE_STRUCT')
    return first & 0x40 ? -size : size
  }

  /** A length of at least 1. */
  length(): number {
    const length = this.varUint()
    ensure(length > 0, 'NOTE_STRUCT')
    return length
  }

  /** Strict UTF-8 behind its length in bytes. */
  string(): string {
    const length = this.varUint()
    ensure(length <= this.#bytes.length - this.#at, 'NOTE_STRUCT')
    this.#at += length
    return strictText(this.since(this.#at - length))
  }

  /** A string, integer or boolean of the "any" encoding: objects and lists, which could nest, are refused unread. */
  scalar(): Scalar {
    switch (this.byte()) {
      case 119:
        return this.string()
      case 120:
        return true
      case 121:
        return false
      case 125:
        return this.varInt()
      default:
        throw new ProtocolError('NOTE_STRUCT')
    }
  }

  #groups(start: number, firstScale: number, first: number): number {
    let value = start + (first & 0x7f) * firstScale
    let byte = first
    for (let scale = firstScale * 128; byte >= 0x80; scale *= 128) {
      byte = this.byte()
      ensure(scale <= LAST_GROUP && byte !== 0, 'NOTE_STRUCT')
      value += (byte & 0x7f) * scale
    }
    ensure(Number.isSafeInteger(value), 'NOTE_STRUCT')
    return value
  }
}

function strictText(bytes: Uint8Array): string {
  try {
    return fromUtf8(bytes)
  } catch {
    throw new ProtocolError('NOTE_STRUCT')
  }
}
