import { ProtocolError } from '../../../shared/bytes/protocolError.ts'
import { SignalingError } from '../../../shared/signaling/signalingError.ts'
import { cpuTime } from '../cpuTime.ts'
import type { Reader } from './readers.ts'

/** The most processor time that one input may take, in ms. */
const MOST_MS = 250

/** Reads, and lets nothing out but a refusal with a code; tells whether it was accepted, and throws when it took long. */
export function survives({ read }: Pick<Reader, 'read'>, bytes: Uint8Array): boolean {
  const spent = cpuTime()
  const accepted = isAccepted(read, bytes)
  // no matcher: for a million inputs it would cost more than what is measured
  if (spent() > MOST_MS) throw new Error(`${bytes.length} bytes took ${spent()} ms`)
  return accepted
}

function isAccepted(read: Reader['read'], bytes: Uint8Array): boolean {
  try {
    read(bytes)
    return true
  } catch (error) {
    if (error instanceof ProtocolError || error instanceof SignalingError) return false
    throw error
  }
}
