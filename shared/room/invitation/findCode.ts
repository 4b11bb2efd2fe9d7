import { ProtocolError } from '../../bytes/protocolError.ts'
import { decodeCode, type InvitationCode, LINK_SYMBOLS, SPOKEN_SYMBOLS } from './invitationCode.ts'

// White space, dashes of every script (the minus sign and the long-vowel mark that input methods put for one), and
// zero-width characters that chat programs insert may stand anywhere between two symbols.
const SEPARATOR = /[\s\p{Pd}\p{Cf}_\u2212\u30fc]+/gu
const RUN = /[0-9A-TV-Z](?:[\s\p{Pd}\p{Cf}_\u2212\u30fc]*[0-9A-TV-Z])*/gu
const SURELY_MEANT = /[0-9].*[0-9]/

/**
 * Finds a link's or a spoken code in NFKC text among other words (PROTOCOL.md §9): case, separators and O, I, L for 0, 1, 1
 * do not matter. INVITE_CHECKSUM when something has the shape of a code but a wrong character, else INVITE_FORMAT.
 */
export function findCode(text: string): InvitationCode {
  const runs = (text.toUpperCase().match(RUN) ?? []).map(run => run.split(SEPARATOR))
  const candidates = [LINK_SYMBOLS, SPOKEN_SYMBOLS].flatMap(length =>
    runs.flatMap(run => windows(run, length)),
  )
  for (const candidate of candidates) {
    const code = tryDecode(unconfused(candidate))
    if (code !== null) return code
  }
  const wholeRuns = runs.map(run => run.join(''))
  const mistyped = candidates.some(symbols => SURELY_MEANT.test(symbols) || wholeRuns.includes(symbols))
  throw new ProtocolError(mistyped ? 'INVITE_CHECKSUM' : 'INVITE_FORMAT')
}

/** All sequences of whole words of a run that have this many symbols together. */
function windows(words: readonly string[], length: number): string[] {
  const found: string[] = []
  for (let start = 0; start < words.length; start++) {
    let symbols = ''
    for (let at = start; at < words.length && symbols.length < length; at++) symbols += words[at]
    if (symbols.length === length) found.push(symbols)
  }
  return found
}

function unconfused(symbols: string): string {
  return symbols.replaceAll('O', '0').replaceAll(/[IL]/g, '1')
}

function tryDecode(symbols: string): InvitationCode | null {
  try {
    return decodeCode(symbols)
  } catch (error) {
    // other words have the length of a code too; findCode says what was wrong when no candidate is right
    if (error instanceof ProtocolError) return null
    throw error
  }
}
