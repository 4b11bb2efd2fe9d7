/** Every expected failure at a trust boundary, as a closed list (PROTOCOL.md §12). The screen maps each to words. */
export const ERROR_CODES = [
  // bytes
  'TRUNCATED',
  'TRAILING',
  'TOO_LARGE',
  'BAD_UTF8',
  'BAD_BASE64',
  'BAD_HEX',
  'BAD_VERSION',
  'BAD_SUITE',
  'BAD_TYPE',
  'BAD_LENGTH',
  'BAD_VALUE',
  // cryptography
  'OPEN_FAILED',
  'BAD_SIGNATURE',
  'BAD_KEY',
  'BAD_MAC',
  // epochs
  'EPOCH_UNKNOWN_PARENT',
  'EPOCH_ISSUER',
  'EPOCH_NUMBER',
  'EPOCH_COMMIT',
  'EPOCH_NOT_FOR_ME',
  'EPOCH_MEMBERS',
  'EPOCH_ROOM',
  // records
  'RECORD_ID',
  'RECORD_EPOCH',
  'RECORD_AUTHOR',
  'RECORD_STRAND',
  'RECORD_SEQUENCE',
  'RECORD_EQUIVOCATION',
  'RECORD_FRONTIER',
  'RECORD_PAYLOAD',
  'RECORD_ROLE',
  'RECORD_BODY',
  'HELLO_TAG',
  'NOTE_CLIENT',
  'NOTE_CLOCK',
  'NOTE_STRUCT',
  'NOTE_STATE',
  // links and frames
  'LINK_TAG',
  'LINK_TIMEOUT',
  'LINK_STATE',
  'CHUNK',
  'CARRIER_UPDATE',
  'CARRIER_FULL',
  'FRAME',
  'FRAME_COUNTER',
  'FRAME_UNASKED',
  'BUDGET',
  'SIGNAL',
  'SDP',
  'CANDIDATE',
  // invitations
  'INVITE_FORMAT',
  'INVITE_CHECKSUM',
  'INVITE_EXPIRED',
  'INVITE_USED',
  'INVITE_BURNT',
  'INVITE_STATE',
  'SAS_LENGTH',
  'SAS_MISMATCH',
  'INVITE_COMMIT',
  'INVITE_REFUSED',
  'INVITE_KEYS',
  // organisations
  'ORGANISATION_TEXT',
  'ORGANISATION_PROOF',
  'ORGANISATION_EXPIRED',
  'ORGANISATION_KEY',
  // rooms and rules
  'ROOM_UNKNOWN',
  'ROOM_FULL',
  'ROOM_CLOSED',
  'ROOM_SECURING',
  'ROOM_PAUSED',
  'ROOM_LOCKED',
  'NOT_ALLOWED',
  'NAME_INVALID',
  'TEXT_EMPTY',
  'TEXT_TOO_LONG',
  'RECORD_UNKNOWN',
  'NOTE_UNKNOWN',
  'NOTE_TOO_LARGE',
  'RATE',
  // profile
  'PASSPHRASE_WRONG',
  'PROFILE_MISSING',
  'PROFILE_EXISTS',
  'PROFILE_DAMAGED',
  'PROFILE_WRITE',
  'PROFILE_NEWER',
  'PROFILE_BUSY',
  'PROFILE_FULL',
  'PASSPHRASE_WAIT',
  'PASSPHRASE_TAKEN',
  'BACKUP_DAMAGED',
  'SETTINGS_WRITE',
  'LOCKED',
  // processes and network
  'PORT_UNKNOWN_CALL',
  'PORT_SCHEMA',
  'PORT_TOO_LARGE',
  'PORT_CLOSED',
  'SERVER_ADDRESS',
  'SERVER_UNREACHABLE',
  'SERVER_START',
  'NO_NETWORK',
  'SERVER_NAME',
  'SERVER_KIND',
  'SERVER_CERTIFICATE_TIME',
  'SERVER_CERTIFICATE',
  'SERVER_PIN',
  'SERVER_PROXY',
  'SERVER_BUSY',
  'SERVER_CLOSED',
  'SERVER_LIES',
  'CLOCK_WRONG',
  'RELAY_TOKEN',
  'RELAY_MISSING',
  'RELAY_EXPIRED',
  'RELAY_REFUSED',
  'RELAY_DENIED',
  'RELAY_UNREACHABLE',
  'INTERNAL',
] as const

/** One of {@link ERROR_CODES} (PROTOCOL.md §12). */
export type ErrorCode = (typeof ERROR_CODES)[number]

/** The one error class of expected failures: carries a code and never content, names or keys (PROTOCOL.md §12). */
export class ProtocolError extends Error {
  readonly code: ErrorCode
  constructor(code: ErrorCode) {
    super(code)
    this.name = 'ProtocolError'
    this.code = code
  }
}

/** Throws `ProtocolError(code)` unless the condition holds. */
export function ensure(condition: boolean, code: ErrorCode): asserts condition {
  if (!condition) throw new ProtocolError(code)
}

/** The ErrorCode of anything that was thrown; what is not a ProtocolError is `INTERNAL`. */
export function errorCodeOf(error: unknown): ErrorCode {
  return error instanceof ProtocolError ? error.code : 'INTERNAL'
}
