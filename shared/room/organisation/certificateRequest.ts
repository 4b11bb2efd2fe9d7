import { readExactly } from '../../bytes/bytesReader.ts'
import { BytesWriter } from '../../bytes/bytesWriter.ts'
import { concatBytes } from '../../bytes/concatBytes.ts'
import { fromHex, hex } from '../../bytes/hex.ts'
import { ensure, errorCodeOf, ProtocolError } from '../../bytes/protocolError.ts'
import { LABELS } from '../../crypto/labels.ts'
import { SIGNATURE_BYTES, type SignKeyPair, type SignPublicKey, sign, verify } from '../../crypto/sign.ts'

/** What a counsellor sends to her organisation: version u8 = 1 | key32 | sig64, signed by that key, which shows that she holds it (PROTOCOL.md §14). */
export function signRequest(keys: SignKeyPair): Uint8Array {
  const signed = new BytesWriter().u8(1).raw(fromHex(keys.publicKey)).finish()
  return concatBytes(signed, sign(keys.secretKey, LABELS.certificateRequest, signed))
}

/** The counsellor's key of a request; ORGANISATION_PROOF unless she who holds it wrote it (PROTOCOL.md §14). */
export function readRequest(bytes: Uint8Array): SignPublicKey {
  try {
    return readSigned(bytes)
  } catch (error) {
    throw new ProtocolError(errorCodeOf(error) === 'INTERNAL' ? 'INTERNAL' : 'ORGANISATION_PROOF')
  }
}

function readSigned(bytes: Uint8Array): SignPublicKey {
  return readExactly(bytes, reader => {
    ensure(reader.u8() === 1, 'BAD_VERSION')
    const key = hex(reader.raw(32)) as SignPublicKey
    const signed = bytes.subarray(0, reader.position)
    ensure(verify(key, LABELS.certificateRequest, signed, reader.raw(SIGNATURE_BYTES)), 'BAD_SIGNATURE')
    return key
  })
}
