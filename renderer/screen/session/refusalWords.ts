import type { ErrorCode } from '../../../shared/bytes/protocolError.ts'
import type { MessageKey } from '../../../shared/i18n/catalogue.ts'

/** The kinds of refused things that a person can tell apart, each with words of its own. */
export const REFUSAL_KINDS = [
  'unreadable',
  'seal',
  'people',
  'writing',
  'network',
  'invitation',
  'asked',
  'inside',
] as const

/** One of {@link REFUSAL_KINDS}. */
export type RefusalKind = (typeof REFUSAL_KINDS)[number]

/** Codes by what a person would call them; what a new code is called must be said here before it compiles. */
export const refusalKinds: Readonly<Record<ErrorCode, RefusalKind>> = {
  TRUNCATED: 'unreadable',
  TRAILING: 'unreadable',
  TOO_LARGE: 'unreadable',
  BAD_UTF8: 'unreadable',
  BAD_BASE64: 'unreadable',
  BAD_HEX: 'unreadable',
  BAD_VERSION: 'unreadable',
  BAD_SUITE: 'unreadable',
  BAD_TYPE: 'unreadable',
  BAD_LENGTH: 'unreadable',
  BAD_VALUE: 'unreadable',
  OPEN_FAILED: 'seal',
  BAD_SIGNATURE: 'seal',
  BAD_KEY: 'seal',
  BAD_MAC: 'seal',
  EPOCH_UNKNOWN_PARENT: 'people',
  EPOCH_ISSUER: 'people',
  EPOCH_NUMBER: 'people',
  EPOCH_COMMIT: 'people',
  EPOCH_NOT_FOR_ME: 'people',
  EPOCH_MEMBERS: 'people',
  EPOCH_ROOM: 'people',
  RECORD_ID: 'writing',
  RECORD_EPOCH: 'writing',
  RECORD_AUTHOR: 'writing',
  RECORD_STRAND: 'writing',
  RECORD_SEQUENCE: 'writing',
  RECORD_EQUIVOCATION: 'writing',
  RECORD_FRONTIER: 'writing',
  RECORD_PAYLOAD: 'writing',
  RECORD_ROLE: 'writing',
  RECORD_BODY: 'writing',
  HELLO_TAG: 'writing',
  NOTE_CLIENT: 'writing',
  NOTE_CLOCK: 'writing',
  NOTE_STRUCT: 'writing',
  NOTE_STATE: 'writing',
  LINK_TAG: 'network',
  LINK_TIMEOUT: 'network',
  LINK_STATE: 'network',
  CHUNK: 'network',
  CARRIER_UPDATE: 'network',
  CARRIER_FULL: 'network',
  FRAME: 'network',
  FRAME_COUNTER: 'network',
  FRAME_UNASKED: 'network',
  BUDGET: 'network',
  SIGNAL: 'network',
  SDP: 'network',
  CANDIDATE: 'network',
  INVITE_FORMAT: 'invitation',
  INVITE_CHECKSUM: 'invitation',
  INVITE_EXPIRED: 'invitation',
  INVITE_USED: 'invitation',
  INVITE_BURNT: 'invitation',
  INVITE_STATE: 'invitation',
  SAS_LENGTH: 'invitation',
  SAS_MISMATCH: 'invitation',
  INVITE_COMMIT: 'invitation',
  INVITE_REFUSED: 'invitation',
  INVITE_KEYS: 'invitation',
  ORGANISATION_TEXT: 'invitation',
  ORGANISATION_PROOF: 'invitation',
  ORGANISATION_EXPIRED: 'invitation',
  ORGANISATION_KEY: 'invitation',
  ROOM_UNKNOWN: 'asked',
  ROOM_FULL: 'asked',
  ROOM_CLOSED: 'asked',
  ROOM_SECURING: 'asked',
  ROOM_PAUSED: 'asked',
  ROOM_LOCKED: 'asked',
  NOT_ALLOWED: 'asked',
  NAME_INVALID: 'asked',
  TEXT_EMPTY: 'asked',
  TEXT_TOO_LONG: 'asked',
  RECORD_UNKNOWN: 'asked',
  NOTE_UNKNOWN: 'asked',
  NOTE_TOO_LARGE: 'asked',
  RATE: 'asked',
  PASSPHRASE_WRONG: 'asked',
  PROFILE_MISSING: 'asked',
  PROFILE_EXISTS: 'asked',
  PROFILE_DAMAGED: 'inside',
  PROFILE_WRITE: 'inside',
  PROFILE_NEWER: 'asked',
  PROFILE_BUSY: 'asked',
  PROFILE_FULL: 'asked',
  PASSPHRASE_WAIT: 'asked',
  PASSPHRASE_TAKEN: 'asked',
  BACKUP_DAMAGED: 'asked',
  SETTINGS_WRITE: 'inside',
  LOCKED: 'asked',
  PORT_UNKNOWN_CALL: 'inside',
  PORT_SCHEMA: 'inside',
  PORT_TOO_LARGE: 'inside',
  PORT_CLOSED: 'inside',
  SERVER_ADDRESS: 'asked',
  SERVER_UNREACHABLE: 'network',
  SERVER_START: 'network',
  NO_NETWORK: 'network',
  SERVER_NAME: 'network',
  SERVER_KIND: 'network',
  SERVER_CERTIFICATE_TIME: 'network',
  SERVER_CERTIFICATE: 'network',
  SERVER_PIN: 'network',
  SERVER_PROXY: 'network',
  SERVER_BUSY: 'network',
  SERVER_CLOSED: 'network',
  SERVER_LIES: 'network',
  CLOCK_WRONG: 'network',
  RELAY_TOKEN: 'asked',
  RELAY_MISSING: 'network',
  RELAY_EXPIRED: 'network',
  RELAY_REFUSED: 'network',
  RELAY_DENIED: 'network',
  RELAY_UNREACHABLE: 'network',
  INTERNAL: 'inside',
}

/** How often something was refused with a code. */
export type RefusalCount = { readonly code: ErrorCode; readonly count: number }

/** Refusals of one kind: the words for them, how many in all, and the codes for whoever asks. */
export type RefusalGroup = {
  readonly words: MessageKey
  readonly count: number
  readonly codes: readonly RefusalCount[]
}

const sum = (counts: readonly RefusalCount[]) => counts.reduce((total, { count }) => total + count, 0)

const mostFirst = (one: { count: number }, other: { count: number }) => other.count - one.count

/** The counters as a person reads them: one line for each kind that occurred, the most frequent first. */
export function refusalGroups(counts: readonly RefusalCount[]): RefusalGroup[] {
  return REFUSAL_KINDS.map(kind => {
    const codes = counts.filter(({ code, count }) => count > 0 && refusalKinds[code] === kind)
    return { words: `refused.${kind}` as const, count: sum(codes), codes: [...codes].sort(mostFirst) }
  })
    .filter(({ count }) => count > 0)
    .sort(mostFirst)
}
