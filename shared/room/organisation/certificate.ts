import { readExactly } from '../../bytes/bytesReader.ts'
import { BytesWriter } from '../../bytes/bytesWriter.ts'
import { concatBytes } from '../../bytes/concatBytes.ts'
import { fromHex, hex } from '../../bytes/hex.ts'
import { ensure, errorCodeOf, ProtocolError } from '../../bytes/protocolError.ts'
import { utf8 } from '../../bytes/utf8.ts'
import { LABELS } from '../../crypto/labels.ts'
import { SIGNATURE_BYTES, type SignKeyPair, type SignPublicKey, sign, verify } from '../../crypto/sign.ts'
import { checkName, NAME_BYTES } from '../names.ts'
import { readName } from '../readName.ts'

const DAY = 24 * 60 * 60 * 1000
/** The longest time a certificate is given for: 400 days, in ms (PROTOCOL.md §14). */
export const CERTIFICATE_LIFETIME_MAX = 400 * DAY
/** By how much the clocks of two computers may differ before a new certificate seems to last too long: a day, in ms (PROTOCOL.md §14). */
const CLOCK_TOLERANCE = DAY
/** Longest certificate in bytes (PROTOCOL.md §14). */
export const CERTIFICATE_MAX = 1 + 32 + 32 + 8 + 4 + NAME_BYTES + SIGNATURE_BYTES

/** What an organisation says of a counsellor: whose key, under which name, until when in ms since 1970 (PROTOCOL.md §14). */
export type Certificate = {
  readonly organisation: SignPublicKey
  readonly counsellor: SignPublicKey
  readonly until: number
  readonly name: string
}

/** What goes into a certificate beside the organisation's own key. */
export type CertificateContent = Omit<Certificate, 'organisation'>

/**
 * A certificate by this organisation: version u8 = 1 | organisation32 | counsellor32 | until u64 | LP(name) | sig64, at most 333 bytes
 * (PROTOCOL.md §14). NAME_INVALID; BAD_VALUE unless it ends after `now` and within 400 days.
 */
export function signCertificate(keys: SignKeyPair, content: CertificateContent, now: number): Uint8Array {
  ensure(content.until > now && content.until <= now + CERTIFICATE_LIFETIME_MAX, 'BAD_VALUE')
  const writer = new BytesWriter().u8(1)
  for (const key of [keys.publicKey, content.counsellor]) writer.raw(fromHex(key))
  const signed = writer
    .u64(content.until)
    .lp(utf8(checkName(content.name)))
    .finish()
  return concatBytes(signed, sign(keys.secretKey, LABELS.certificate, signed))
}

/** Reads a certificate and checks its signature; ORGANISATION_PROOF for anything that its organisation did not write (PROTOCOL.md §14). Its time is {@link ensureInTime}'s. */
export function readCertificate(bytes: Uint8Array): Certificate {
  try {
    return readSigned(bytes)
  } catch (error) {
    throw new ProtocolError(errorCodeOf(error) === 'INTERNAL' ? 'INTERNAL' : 'ORGANISATION_PROOF')
  }
}

/** Raises ORGANISATION_EXPIRED from the end of a certificate on, ORGANISATION_PROOF when it lasts longer than 401 days from `now`, in ms since 1970 (PROTOCOL.md §14). */
export function ensureInTime({ until }: Pick<Certificate, 'until'>, now: number): void {
  ensure(now < until, 'ORGANISATION_EXPIRED')
  ensure(until <= now + CERTIFICATE_LIFETIME_MAX + CLOCK_TOLERANCE, 'ORGANISATION_PROOF')
}

function readSigned(bytes: Uint8Array): Certificate {
  ensure(bytes.length <= CERTIFICATE_MAX, 'TOO_LARGE')
  return readExactly(bytes, reader => {
    ensure(reader.u8() === 1, 'BAD_VERSION')
    const organisation = hex(reader.raw(32)) as SignPublicKey
    const counsellor = hex(reader.raw(32)) as SignPublicKey
    const until = reader.u64()
    const name = readName(reader)
    const signed = bytes.subarray(0, reader.position)
    const isRight = verify(organisation, LABELS.certificate, signed, reader.raw(SIGNATURE_BYTES))
    ensure(isRight, 'BAD_SIGNATURE')
    return { organisation, counsellor, until, name }
  })
}
