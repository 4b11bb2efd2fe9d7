import { createHash, createHmac, randomBytes } from 'node:crypto'

const COOKIE = 0x2112a442
const HEADER_BYTES = 20
const INTEGRITY = 0x0008

/** Kinds of request (RFC 8489, RFC 8656). */
export const STUN = { binding: 0x0001, allocate: 0x0003, refresh: 0x0004, createPermission: 0x0008 } as const

/** Attributes that the tests use. */
export const ATTRIBUTE = {
  username: 0x0006,
  errorCode: 0x0009,
  lifetime: 0x000d,
  peerAddress: 0x0012,
  realm: 0x0014,
  nonce: 0x0015,
  relayedAddress: 0x0016,
  requestedTransport: 0x0019,
  mappedAddress: 0x0020,
  software: 0x8022,
} as const

/** One attribute of a message. */
export type StunAttribute = readonly [type: number, value: Buffer]

/** A time-limited credential of the shared-secret scheme of coturn, together with what the server said. */
export interface StunKey {
  readonly username: string
  readonly password: string
  readonly realm: string
}

/** An answer of a server. */
export interface StunAnswer {
  /** 0 for success, else the number of the error, such as 401. */
  readonly error: number
  readonly attributes: ReadonlyMap<number, Buffer>
}

/** The bytes of a request; with a key, they end with the MESSAGE-INTEGRITY of that key. */
export function stunRequest(type: number, attributes: readonly StunAttribute[], key?: StunKey): Buffer {
  const body = Buffer.concat(attributes.map(([kind, value]) => encodeAttribute(kind, value)))
  const head = Buffer.alloc(HEADER_BYTES)
  head.writeUInt16BE(type, 0)
  head.writeUInt16BE(body.length, 2)
  head.writeUInt32BE(COOKIE, 4)
  randomBytes(12).copy(head, 8)
  if (!key) return Buffer.concat([head, body])
  head.writeUInt16BE(body.length + 24, 2)
  const message = Buffer.concat([head, body])
  const secret = createHash('md5').update(`${key.username}:${key.realm}:${key.password}`).digest()
  const tag = createHmac('sha1', secret).update(message).digest()
  return Buffer.concat([message, encodeAttribute(INTEGRITY, tag)])
}

/** Reads an answer; the caller has taken care that it is whole. */
export function readStunAnswer(bytes: Buffer): StunAnswer {
  const attributes = new Map<number, Buffer>()
  for (let at = HEADER_BYTES; at + 4 <= bytes.length; ) {
    const length = bytes.readUInt16BE(at + 2)
    attributes.set(bytes.readUInt16BE(at), bytes.subarray(at + 4, at + 4 + length))
    at += 4 + length + padding(length)
  }
  const error = attributes.get(ATTRIBUTE.errorCode)
  return { error: error ? (error[2] ?? 0) * 100 + (error[3] ?? 0) : 0, attributes }
}

/** Length of the message that begins here, or undefined while its head is not there. */
export function stunLength(bytes: Buffer): number | undefined {
  return bytes.length < HEADER_BYTES ? undefined : HEADER_BYTES + bytes.readUInt16BE(2)
}

/** An IPv4 address and port as XOR-PEER-ADDRESS carries them. */
export function xorAddress(address: string, port: number): Buffer {
  const value = Buffer.alloc(8)
  value[1] = 1
  value.writeUInt16BE(port ^ (COOKIE >>> 16), 2)
  const plain = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
  value.writeUInt32BE((plain ^ COOKIE) >>> 0, 4)
  return value
}

/** The IPv4 address and port in such a value. */
export function readXorAddress(value: Buffer): { readonly address: string; readonly port: number } {
  const plain = (value.readUInt32BE(4) ^ COOKIE) >>> 0
  const address = [24, 16, 8, 0].map(shift => (plain >>> shift) & 255).join('.')
  return { address, port: value.readUInt16BE(2) ^ (COOKIE >>> 16) }
}

function encodeAttribute(kind: number, value: Buffer): Buffer {
  const head = Buffer.alloc(4)
  head.writeUInt16BE(kind, 0)
  head.writeUInt16BE(value.length, 2)
  return Buffer.concat([head, value, Buffer.alloc(padding(value.length))])
}

function padding(length: number): number {
  return (4 - (length % 4)) % 4
}
