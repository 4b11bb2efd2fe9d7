import { readExactly } from '../../bytes/bytesReader.ts'
import { BytesWriter } from '../../bytes/bytesWriter.ts'
import { fromHex } from '../../bytes/hex.ts'
import { ensure, errorCodeOf, ProtocolError } from '../../bytes/protocolError.ts'
import type { AgreePublicKey } from '../../crypto/agree.ts'
import { LABELS } from '../../crypto/labels.ts'
import { SIGNATURE_BYTES, type SignKeyPair, type SignPublicKey, sign, verify } from '../../crypto/sign.ts'
import type { RoomId } from '../ids.ts'
import { CERTIFICATE_MAX, type Certificate, readCertificate } from './certificate.ts'

/** Longest proof in bytes (PROTOCOL.md §14). */
export const ROOM_PROOF_MAX = 4 + CERTIFICATE_MAX + SIGNATURE_BYTES

/** The keys of a facilitator in one room, for which alone a proof is good. */
export type FacilitatorKeys = {
  readonly roomId: RoomId
  readonly xId: AgreePublicKey
  readonly control: SignPublicKey
}

/** LP(certificate) | sig64: a counsellor's certificate, and her signature over her keys in this one room (PROTOCOL.md §14). At most 401 bytes. */
export function signRoom(
  keys: SignKeyPair,
  certificate: Uint8Array,
  facilitator: FacilitatorKeys,
): Uint8Array {
  const signature = sign(keys.secretKey, LABELS.roomProof, signedPart(facilitator, certificate))
  return new BytesWriter().lp(certificate).raw(signature).finish()
}

/** The certificate of a proof that is good for these keys in this room; ORGANISATION_PROOF for any other (PROTOCOL.md §14). Its time is not looked at. */
export function readRoomProof(proof: Uint8Array, facilitator: FacilitatorKeys): Certificate {
  try {
    return readSigned(proof, facilitator)
  } catch (error) {
    throw new ProtocolError(errorCodeOf(error) === 'INTERNAL' ? 'INTERNAL' : 'ORGANISATION_PROOF')
  }
}

function readSigned(proof: Uint8Array, facilitator: FacilitatorKeys): Certificate {
  return readExactly(proof, reader => {
    const bytes = reader.lp(CERTIFICATE_MAX)
    const certificate = readCertificate(bytes)
    const signature = reader.raw(SIGNATURE_BYTES)
    const signed = signedPart(facilitator, bytes)
    ensure(verify(certificate.counsellor, LABELS.roomProof, signed, signature), 'BAD_SIGNATURE')
    return certificate
  })
}

/** roomId16 | X_id32 | E_ctl32 | LP(certificate): the signature holds certificate, room and keys together. */
function signedPart({ roomId, xId, control }: FacilitatorKeys, certificate: Uint8Array): Uint8Array {
  const writer = new BytesWriter()
  for (const field of [roomId, xId, control]) writer.raw(fromHex(field))
  return writer.lp(certificate).finish()
}
