import { type BytesReader, readExactly } from '../../../shared/bytes/bytesReader.ts'
import { compareBytes } from '../../../shared/bytes/compareBytes.ts'
import { concatBytes } from '../../../shared/bytes/concatBytes.ts'
import { fromHex, hex } from '../../../shared/bytes/hex.ts'
import { ensure } from '../../../shared/bytes/protocolError.ts'
import { equalBytes, hash, keyedHash } from '../../../shared/crypto/hash.ts'
import { LABELS } from '../../../shared/crypto/labels.ts'
import { randomBytes } from '../../../shared/crypto/random.ts'
import type { Secret } from '../../../shared/crypto/secret.ts'
import type { LinkId } from '../../../shared/ports/transport.ts'
import type { DeviceId, EpochId } from '../../../shared/room/ids.ts'

/** Who links to whom, under which key. */
export type LinkEnds = {
  readonly epoch: EpochId
  readonly self: DeviceId
  readonly peer: DeviceId
  readonly key: Secret<'pair-link'>
}

/** The SHA-256 fingerprints of both DTLS certificates, 32 bytes each. */
export type Fingerprints = { readonly local: Uint8Array; readonly remote: Uint8Array }

const DEVICE = 16
const NONCE = 32

type Hello = { readonly device: Uint8Array; readonly nonce: Uint8Array }

/**
 * One side of the link handshake (PROTOCOL.md §7): hello = dev16 | nonce32, then a tag over both nonces and both DTLS
 * fingerprints under the key of the pair. It proves who is there, and that nobody stands between.
 */
export class LinkHandshake {
  readonly #ends: LinkEnds
  readonly #mine: Hello
  #theirs: Hello | null = null
  #done = false

  constructor(ends: LinkEnds, nonce: Uint8Array = randomBytes(NONCE)) {
    this.#ends = ends
    this.#mine = { device: fromHex(ends.self), nonce }
  }

  /** The 48 bytes to send first. */
  hello(): Uint8Array {
    return bytesOf(this.#mine)
  }

  /** Takes the peer's hello and gives the 32-byte tag to send; raises LINK_STATE or LINK_TAG. */
  hearHello(bytes: Uint8Array, fingerprints: Fingerprints): Uint8Array {
    ensure(this.#theirs === null, 'LINK_STATE')
    const theirs = readExactly(bytes, readHello)
    ensure(hex(theirs.device) === this.#ends.peer && this.#ends.peer !== this.#ends.self, 'LINK_TAG')
    // A reflected nonce would let a mirror answer with our own tag
    ensure(!equalBytes(theirs.nonce, this.#mine.nonce), 'LINK_TAG')
    this.#theirs = theirs
    return this.#tag(this.#mine, theirs, fingerprints.local, fingerprints.remote)
  }

  /** Takes the peer's tag and gives the link's id, equal on both sides; raises LINK_STATE or LINK_TAG. */
  hearTag(tag: Uint8Array, fingerprints: Fingerprints): LinkId {
    const theirs = this.#theirs
    ensure(theirs !== null && !this.#done, 'LINK_STATE')
    const expected = this.#tag(theirs, this.#mine, fingerprints.remote, fingerprints.local)
    ensure(equalBytes(tag, expected), 'LINK_TAG')
    this.#done = true
    const transcript = [bytesOf(this.#mine), bytesOf(theirs)].sort(compareBytes)
    return hex(hash(LABELS.linkId, fromHex(this.#ends.epoch), ...transcript).subarray(0, 16)) as LinkId
  }

  #tag(sender: Hello, receiver: Hello, fpSender: Uint8Array, fpReceiver: Uint8Array): Uint8Array {
    const { key, epoch } = this.#ends
    const nonces = [sender.nonce, receiver.nonce]
    return keyedHash(key, LABELS.link, fromHex(epoch), sender.device, ...nonces, fpSender, fpReceiver)
  }
}

function bytesOf(hello: Hello): Uint8Array {
  return concatBytes(hello.device, hello.nonce)
}

function readHello(reader: BytesReader): Hello {
  return { device: reader.raw(DEVICE), nonce: reader.raw(NONCE) }
}
