import { BytesReader } from '../../bytes/bytesReader.ts'
import { BytesWriter } from '../../bytes/bytesWriter.ts'
import { concatBytes } from '../../bytes/concatBytes.ts'
import { fromHex } from '../../bytes/hex.ts'
import { ensure, ProtocolError } from '../../bytes/protocolError.ts'
import { utf8 } from '../../bytes/utf8.ts'
import { deriveSecret } from '../../crypto/hash.ts'
import { LABELS, PREFIX } from '../../crypto/labels.ts'
import { seal, unseal } from '../../crypto/seal.ts'
import type { Secret } from '../../crypto/secret.ts'
import type { LinkId } from '../../ports/transport.ts'
import type { DeviceId, EpochId, RoomId } from '../../room/ids.ts'

/** Largest frame in bytes (PROTOCOL.md §8, §13). */
export const FRAME_MAX = 1024 * 1024

const KINDS = { have: 1, want: 2, put: 3, presence: 4 } as const
const HEAD = 9

/** What a frame says, before its body is read (PROTOCOL.md §8). */
export type FrameKind = keyof typeof KINDS

/** Where a frame stands: one direction of one link in one epoch (PROTOCOL.md §8). */
export type FrameScope = {
  readonly room: RoomId
  readonly epoch: EpochId
  readonly from: DeviceId
  readonly to: DeviceId
  readonly link: LinkId
}

/** The key of all frames between two devices in an epoch: K(pair-frame, "frame", roomId, epochId) (PROTOCOL.md §8). */
export function frameKey(pair: Secret<'pair-frame'>, room: RoomId, epoch: EpochId): Secret<'frame'> {
  return deriveSecret(pair, LABELS.frame, fromHex(room), fromHex(epoch))
}

function aadOf(scope: FrameScope, head: Uint8Array): Uint8Array {
  const { room, epoch, from, to, link } = scope
  return concatBytes(utf8(PREFIX + LABELS.frame), fromHex(room + epoch + from + to + link), head)
}

/** frame = kind u8 | counter u64 | SEAL(frame key, .., body) (PROTOCOL.md §8). */
export function sealFrame(
  key: Secret<'frame'>,
  scope: FrameScope,
  frame: { readonly kind: FrameKind; readonly counter: number; readonly body: Uint8Array },
): Uint8Array {
  const head = new BytesWriter().u8(KINDS[frame.kind]).u64(frame.counter).finish()
  const bytes = concatBytes(head, seal(key, aadOf(scope, head), frame.body))
  ensure(bytes.length <= FRAME_MAX, 'TOO_LARGE')
  return bytes
}

/** Opens a frame whose counter is above `after` (PROTOCOL.md §8); TOO_LARGE, BAD_TYPE, FRAME_COUNTER or OPEN_FAILED otherwise. */
export function openFrame(
  key: Secret<'frame'>,
  scope: FrameScope,
  bytes: Uint8Array,
  after: number,
): { readonly kind: FrameKind; readonly counter: number; readonly body: Uint8Array } {
  ensure(bytes.length <= FRAME_MAX, 'TOO_LARGE')
  const reader = new BytesReader(bytes)
  const kind = kindOf(reader.u8())
  const counter = reader.u64()
  ensure(counter > after, 'FRAME_COUNTER')
  return { kind, counter, body: unseal(key, aadOf(scope, bytes.subarray(0, HEAD)), reader.rest()) }
}

function kindOf(number: number): FrameKind {
  switch (number) {
    case KINDS.have:
      return 'have'
    case KINDS.want:
      return 'want'
    case KINDS.put:
      return 'put'
    case KINDS.presence:
      return 'presence'
    default:
      throw new ProtocolError('BAD_TYPE')
  }
}
