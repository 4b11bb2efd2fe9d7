/** STUN's code for a server that was not reached at all; every other one is an answer of it (RFC 8656). */
const UNREACHABLE = 701
/** 486 allocation quota reached, 508 insufficient capacity. */
const FULL = [486, 508]

/** What a relay said that gave no address, by the code of an error while candidates were gathered; null where it said nothing. */
export function turnRefusal(code: number): 'refused' | 'full' | null {
  if (code === UNREACHABLE) return null
  return FULL.includes(code) ? 'full' : 'refused'
}
