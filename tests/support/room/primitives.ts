import sodium from 'libsodium-wrappers-sumo'

/** The primitives of PROTOCOL.md §1 and §2 written a second time, from the text alone, to compare the program with. */

/** Bytes of ASCII or UTF-8 text. */
export const text = (words: string): Uint8Array => new TextEncoder().encode(words)

/** Bytes one after the other. */
export const cat = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts))

/** Bytes of hexadecimal text. */
export const unhex = (digits: string): Uint8Array => new Uint8Array(Buffer.from(digits, 'hex'))

/** Hexadecimal text of bytes. */
export const tohex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

/** A big-endian unsigned integer of `size` bytes. */
export function int(size: 1 | 2 | 4 | 8, value: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(8))
  view.setBigUint64(0, BigInt(value))
  return new Uint8Array(view.buffer).slice(8 - size)
}

/** LP(x). */
export const lp = (bytes: Uint8Array): Uint8Array => cat(int(4, bytes.length), bytes)

const labelled = (label: string, parts: readonly Uint8Array[]) =>
  cat(lp(text(`rowan/v1/${label}`)), ...parts.map(lp))

/** H(label, p1, ..). */
export const H = (label: string, ...parts: Uint8Array[]): Uint8Array =>
  sodium.crypto_generichash(32, labelled(label, parts), null)

/** K(key, label, p1, ..). */
export const K = (key: Uint8Array, label: string, ...parts: Uint8Array[]): Uint8Array =>
  sodium.crypto_generichash(32, labelled(label, parts), key)

/** ISO/IEC 7816-4: one byte 0x80, then zeros up to a whole number of blocks. */
export function pad(message: Uint8Array, block = 256): Uint8Array {
  const padded = new Uint8Array((Math.floor(message.length / block) + 1) * block)
  padded.set(message)
  padded[message.length] = 0x80
  return padded
}

/** nonce24 | XChaCha20-Poly1305-IETF of exactly these bytes, without padding. */
export function sealRaw(key: Uint8Array, aad: Uint8Array, padded: Uint8Array): Uint8Array {
  const nonce = sodium.randombytes_buf(24)
  return cat(nonce, sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(padded, aad, null, nonce, key))
}

/** SEAL(key, aad, m). */
export const SEAL = (key: Uint8Array, aad: Uint8Array, message: Uint8Array, block = 256): Uint8Array =>
  sealRaw(key, aad, pad(message, block))

/** The padded plaintext of a seal; libsodium throws where it does not open. */
export const openRaw = (key: Uint8Array, aad: Uint8Array, sealed: Uint8Array): Uint8Array =>
  sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, sealed.slice(24), aad, sealed.slice(0, 24), key)

/** Opens SEAL(key, aad, m) and takes the padding off. */
export function OPEN(key: Uint8Array, aad: Uint8Array, sealed: Uint8Array): Uint8Array {
  const padded = openRaw(key, aad, sealed)
  const end = padded.lastIndexOf(0x80)
  if (padded.slice(end + 1).some(byte => byte !== 0)) throw new Error('not padded')
  return padded.slice(0, end)
}

/** SIG(key, label, m). */
export const SIG = (secretKey: Uint8Array, label: string, message: Uint8Array): Uint8Array =>
  sodium.crypto_sign_detached(cat(text(`rowan/v1/${label}`), message), secretKey)

/** A copy with one bit changed. */
export function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  const changed = Uint8Array.from(bytes)
  changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
  return changed
}

/** Takes bytes apart from the front. */
export class Cursor {
  #left: Buffer
  constructor(bytes: Uint8Array) {
    this.#left = Buffer.from(bytes)
  }

  get left(): number {
    return this.#left.length
  }

  raw(length: number): Uint8Array {
    if (length > this.left) throw new Error('the bytes end here')
    const taken = new Uint8Array(this.#left.subarray(0, length))
    this.#left = this.#left.subarray(length)
    return taken
  }

  int(size: 1 | 2 | 4): number {
    return Buffer.from(this.raw(size)).readUIntBE(0, size)
  }

  lp(): Uint8Array {
    return this.raw(this.int(4))
  }

  many<T>(count: number, take: () => T): T[] {
    return Array.from({ length: count }, take)
  }
}
