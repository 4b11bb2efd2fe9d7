import { cat } from '../room/primitives.ts'

/** Byte strings that stand for X25519 points of order 1, 2, 4 or 8, or for none (RFC 7748 and its twist). */
export const SMALL_ORDER = [
  '00'.repeat(32),
  `01${'00'.repeat(31)}`,
  'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
  '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
  `ec${'ff'.repeat(30)}7f`,
  `ed${'ff'.repeat(30)}7f`,
  `ee${'ff'.repeat(30)}7f`,
] as const

/** Ed25519 points of small order, as public keys under which a careless verifier takes anything. */
export const SMALL_ORDER_SIGNERS = [
  `01${'00'.repeat(31)}`,
  `ec${'ff'.repeat(30)}7f`,
  '00'.repeat(32),
  `${'00'.repeat(31)}80`,
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
] as const

/** The order of the group of Ed25519, little-endian. */
const L = 2n ** 252n + 27742317777372353535851937790883648493n

/** The same signature with S + L in place of S: it would verify where S is not compared with L. */
export function malleated(signature: Uint8Array): Uint8Array {
  const digits = Buffer.from(signature.slice(32)).reverse().toString('hex')
  const other = (BigInt(`0x${digits}`) + L).toString(16).padStart(64, '0')
  return cat(signature.slice(0, 32), new Uint8Array(Buffer.from(other, 'hex').reverse()))
}
