import { BytesReader } from '../../bytes/bytesReader.ts'
import { BytesWriter } from '../../bytes/bytesWriter.ts'
import { concatBytes } from '../../bytes/concatBytes.ts'
import { ensure, ProtocolError } from '../../bytes/protocolError.ts'
import { utf8 } from '../../bytes/utf8.ts'
import { LABELS, type Label, PREFIX } from '../../crypto/labels.ts'
import { seal, sealedLength, unseal } from '../../crypto/seal.ts'
import type { Secret } from '../../crypto/secret.ts'

const VERSION = 1
const SUITE = 1
const HEADER_BYTES = 3
const BLOCK = 1024

/** Largest payload of M4 and M5, in bytes (PROTOCOL.md §9). */
export const INVITE_PAYLOAD_MAX = 36 * 1024

type Shape = {
  readonly type: number
  readonly label: Label
  readonly clearBytes: number
  readonly maxPlain: number
}

/** Odd types go from joiner to facilitator, even types back, so that a reflected message shows as such (PROTOCOL.md §9). */
const SHAPES = {
  m1: { type: 1, label: LABELS.m1, clearBytes: 0, maxPlain: BLOCK - 1 },
  m2: { type: 2, label: LABELS.m2, clearBytes: 32, maxPlain: BLOCK - 1 },
  m3: { type: 3, label: LABELS.m3, clearBytes: 0, maxPlain: BLOCK - 1 },
  m4: { type: 4, label: LABELS.m4, clearBytes: 0, maxPlain: INVITE_PAYLOAD_MAX },
  m5: { type: 5, label: LABELS.m5, clearBytes: 0, maxPlain: INVITE_PAYLOAD_MAX },
  refusal: { type: 6, label: LABELS.inviteRefusal, clearBytes: 0, maxPlain: BLOCK - 1 },
  end: { type: 8, label: LABELS.inviteEnd, clearBytes: 0, maxPlain: BLOCK - 1 },
} as const satisfies Record<string, Shape>

/** The kinds of message on an invitation's topic (PROTOCOL.md §9). */
export type InviteMessageKind = keyof typeof SHAPES

/** The kind of a message; BAD_VERSION, BAD_SUITE, BAD_TYPE, TRUNCATED, or BAD_LENGTH unless it has an exact length of that kind (PROTOCOL.md §9). */
export function kindOfMessage(message: Uint8Array): InviteMessageKind {
  const reader = new BytesReader(message)
  ensure(reader.u8() === VERSION, 'BAD_VERSION')
  ensure(reader.u8() === SUITE, 'BAD_SUITE')
  const kind = kindOfType(reader.u8())
  ensure(hasLengthOf(SHAPES[kind], message.length), 'BAD_LENGTH')
  return kind
}

/** True for the kinds that a joiner sends (PROTOCOL.md §9). */
export function isFromJoiner(kind: InviteMessageKind): boolean {
  return SHAPES[kind].type % 2 === 1
}

/** version 1 | suite 1 | type | clear | SEAL(key, P+label | all before, plain) in blocks of 1024 bytes; a payload over 36 KiB raises TOO_LARGE (PROTOCOL.md §9). */
export function sealMessage(
  kind: InviteMessageKind,
  key: Secret<string>,
  plain: Uint8Array,
  clear: Uint8Array = new Uint8Array(),
): Uint8Array {
  const shape = SHAPES[kind]
  ensure(clear.length === shape.clearBytes, 'BAD_LENGTH')
  ensure(plain.length <= shape.maxPlain, 'TOO_LARGE')
  const head = new BytesWriter().u8(VERSION).u8(SUITE).u8(shape.type).raw(clear).finish()
  return concatBytes(head, seal(key, aadOf(shape, head), plain, BLOCK))
}

/** The plaintext of a message whose kind was read by {@link kindOfMessage}; OPEN_FAILED under another key (PROTOCOL.md §9). */
export function openMessage(kind: InviteMessageKind, key: Secret<string>, message: Uint8Array): Uint8Array {
  const shape = SHAPES[kind]
  const headBytes = HEADER_BYTES + shape.clearBytes
  return unseal(key, aadOf(shape, message.subarray(0, headBytes)), message.subarray(headBytes), BLOCK)
}

/** The bytes between header and seal: eF in M2, none elsewhere (PROTOCOL.md §9). */
export function clearPart(kind: InviteMessageKind, message: Uint8Array): Uint8Array {
  return message.slice(HEADER_BYTES, HEADER_BYTES + SHAPES[kind].clearBytes)
}

// The head is bound, not only eF by the key: X25519 takes several byte strings for one point.
function aadOf(shape: Shape, head: Uint8Array): Uint8Array {
  return concatBytes(utf8(PREFIX + shape.label), head)
}

function kindOfType(type: number): InviteMessageKind {
  for (const [kind, shape] of Object.entries(SHAPES))
    if (shape.type === type) return kind as InviteMessageKind
  throw new ProtocolError('BAD_TYPE')
}

function hasLengthOf(shape: Shape, length: number): boolean {
  const sealed = length - HEADER_BYTES - shape.clearBytes
  const most = sealedLength(shape.maxPlain, BLOCK)
  return sealed >= sealedLength(0, BLOCK) && sealed <= most && (most - sealed) % BLOCK === 0
}
