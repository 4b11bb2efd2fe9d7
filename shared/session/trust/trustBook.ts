import type { BytesReader } from '../../bytes/bytesReader.ts'
import { readExactly } from '../../bytes/bytesReader.ts'
import { BytesWriter } from '../../bytes/bytesWriter.ts'
import { fromHex, hex } from '../../bytes/hex.ts'
import { ensure } from '../../bytes/protocolError.ts'
import { readMany } from '../../bytes/readMany.ts'
import { utf8 } from '../../bytes/utf8.ts'
import type { SignKeyPair, SignPublicKey } from '../../crypto/sign.ts'
import { NAME_BYTES } from '../../room/names.ts'
import { CERTIFICATE_MAX } from '../../room/organisation/certificate.ts'
import { readName } from '../../room/readName.ts'
import { readSignPair, writePair } from '../profile/keptKeys.ts'

/** Most organisations that a profile knows; the oldest gives way (PROTOCOL.md §11.3). */
export const ORGANISATIONS_MAX = 32
/** A book is as long for nobody as for as many as there may be, in bytes (PROTOCOL.md §11.3). */
const BOOK_BYTES = 2 + 1 + 100 + 4 + CERTIFICATE_MAX + 1 + ORGANISATIONS_MAX * (32 + 4 + NAME_BYTES)

/** The key that an organisation vouches for, and what it gave for it; null until it did. */
export type CounsellorKey = { readonly keys: SignKeyPair; readonly certificate: Uint8Array | null }

/** An organisation whose words were compared. */
export type KnownOrganisation = { readonly key: SignPublicKey; readonly name: string }

/** Who vouches for the person of this profile, and which organisations she knows, oldest first (PROTOCOL.md §11.3). */
export type TrustBook = {
  readonly counsellor: CounsellorKey | null
  readonly organisations: readonly KnownOrganisation[]
}

/** The book of a profile that was just made (PROTOCOL.md §11.3). */
export const EMPTY_BOOK: TrustBook = { counsellor: null, organisations: [] }

/** Encodes a book in 7,737 bytes; TOO_LARGE for more organisations than 32. The bytes are secret: they go into a sealed store and nowhere else (PROTOCOL.md §11.3). */
export function encodeBook({ counsellor, organisations }: TrustBook): Uint8Array {
  ensure(organisations.length <= ORGANISATIONS_MAX, 'TOO_LARGE')
  const writer = new BytesWriter().u16(1).u8(counsellor === null ? 0 : 1)
  if (counsellor !== null) {
    writePair(writer, counsellor.keys.publicKey, counsellor.keys.secretKey)
    writer.lp(counsellor.certificate ?? new Uint8Array())
  }
  writer.u8(organisations.length)
  for (const { key, name } of organisations) writer.raw(fromHex(key)).lp(utf8(name))
  const content = writer.finish()
  const book = new Uint8Array(BOOK_BYTES)
  book.set(content)
  content.fill(0)
  return book
}

/** Decodes a book; PROFILE_NEWER for a later version, a decoding code, BAD_KEY, NAME_INVALID or BAD_VALUE for anything else (PROTOCOL.md §11.3). */
export function decodeBook(book: Uint8Array): TrustBook {
  return readExactly(book, reader => {
    const version = reader.u16()
    ensure(version > 0, 'BAD_VERSION')
    ensure(version === 1, 'PROFILE_NEWER')
    ensure(book.length === BOOK_BYTES, 'BAD_LENGTH')
    const has = reader.u8()
    ensure(has <= 1, 'BAD_VALUE')
    const counsellor = has === 1 ? readCounsellor(reader) : null
    const organisations = readMany(reader.u8(), ORGANISATIONS_MAX, () => ({
      key: hex(reader.raw(32)) as SignPublicKey,
      name: readName(reader),
    }))
    ensure(
      reader.rest().every(byte => byte === 0),
      'BAD_VALUE',
    )
    return { counsellor, organisations }
  })
}

function readCounsellor(reader: BytesReader): CounsellorKey {
  const keys = readSignPair(reader)
  const certificate = reader.lp(CERTIFICATE_MAX)
  return { keys, certificate: certificate.length === 0 ? null : certificate.slice() }
}
