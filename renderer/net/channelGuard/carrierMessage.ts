import { createDecoder, hasContent, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { ProtocolError } from '../../../shared/bytes/protocolError.ts'

/** A message of y-webrtc that may pass: type 0 (sync), subtypes 0 to 2. */
export type CarrierMessage = {
  readonly kind: 'step1' | 'step2' | 'update'
  readonly body: Uint8Array
}

const KINDS = ['step1', 'step2', 'update'] as const

/** Reads a message; null for every other type or subtype, CARRIER_UPDATE for one that is cut or has bytes left over. */
export function readCarrierMessage(bytes: Uint8Array): CarrierMessage | null {
  try {
    return read(bytes)
  } catch {
    throw new ProtocolError('CARRIER_UPDATE')
  }
}

function read(bytes: Uint8Array): CarrierMessage | null {
  const decoder = createDecoder(bytes)
  if (readVarUint(decoder) !== 0) return null
  const kind = KINDS[readVarUint(decoder)]
  if (!kind) return null
  const body = readVarUint8Array(decoder)
  if (hasContent(decoder)) throw new ProtocolError('TRAILING')
  return { kind, body }
}

/** True when a message begins as an answer to a first sync step does. */
export function beginsAsStep2(bytes: Uint8Array): boolean {
  return bytes[0] === 0 && bytes[1] === 1
}
