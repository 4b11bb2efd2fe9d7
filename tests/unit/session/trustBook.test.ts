import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { ProtocolError } from '../../../shared/bytes/protocolError.ts'
import { createSignKeyPair, type SignPublicKey } from '../../../shared/crypto/sign.ts'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import {
  decodeBook,
  EMPTY_BOOK,
  encodeBook,
  ORGANISATIONS_MAX,
  type TrustBook,
} from '../../../shared/session/trust/trustBook.ts'

beforeAll(cryptoReady)

const LENGTH = 7_737

function bookOf(organisations: number, certificate: Uint8Array | null = null): TrustBook {
  return {
    counsellor: { keys: createSignKeyPair(), certificate },
    organisations: Array.from({ length: organisations }, (_, at) => ({
      key: at.toString(16).padStart(64, '0') as SignPublicKey,
      name: '강'.repeat(64),
    })),
  }
}

const plain = ({ counsellor, organisations }: TrustBook) => ({
  key: counsellor?.keys.publicKey,
  secret: counsellor && [...counsellor.keys.secretKey.expose()],
  certificate: counsellor?.certificate && [...counsellor.certificate],
  organisations,
})

describe('the book of who vouches and who is known', () => {
  it.each<[string, () => TrustBook]>([
    ['nobody', () => EMPTY_BOOK],
    ['a key without a certificate', () => bookOf(0)],
    ['as much as there can be', () => bookOf(ORGANISATIONS_MAX, new Uint8Array(333).fill(7))],
  ])('comes back with %s, always of the same length', (_, make) => {
    const book = make()
    const bytes = encodeBook(book)
    expect(bytes).toHaveLength(LENGTH)
    expect(plain(decodeBook(bytes))).toEqual(plain(book))
  })

  it('takes no more organisations than it has room for', () => {
    expect(() => encodeBook(bookOf(ORGANISATIONS_MAX + 1))).toThrow('TOO_LARGE')
  })

  it('of a later version is left alone', () => {
    const bytes = encodeBook(EMPTY_BOOK)
    bytes[1] = 2
    expect(() => decodeBook(bytes)).toThrow('PROFILE_NEWER')
  })

  it('with one byte changed, cut or longer reads as a book or raises a code, and nothing else', () => {
    const bytes = encodeBook(bookOf(3, new Uint8Array(200).fill(1)))
    fc.assert(
      fc.property(fc.nat(LENGTH - 1), fc.nat(255), fc.nat(LENGTH + 9), (at, value, length) => {
        const changed = new Uint8Array(length)
        changed.set(bytes.subarray(0, length))
        if (at < length) changed[at] = value
        try {
          expect(encodeBook(decodeBook(changed))).toEqual(changed)
        } catch (error) {
          expect(error).toBeInstanceOf(ProtocolError)
        }
      }),
    )
  })

  it('hides its secret from whoever prints it', () => {
    expect(JSON.stringify(bookOf(0))).toContain('[secret]')
  })
})
