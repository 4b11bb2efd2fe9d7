import type { ByteRate } from '../bounds/byteBudget.ts'

const MiB = 1024 * 1024

/** Bytes that one peer may send: carrier messages that were not asked for, and our own frames. */
export const RECEIVING: Readonly<Record<'carrier' | 'frame', ByteRate>> = {
  carrier: { burst: 4 * MiB, perSecond: 256 * 1024 },
  frame: { burst: 16 * MiB, perSecond: 8 * MiB },
}

/** What an honest sender allows itself: an eighth less, so that a stalled network that catches up breaks no rule. */
export const SENDING: Readonly<Record<'carrier' | 'frame', ByteRate>> = {
  carrier: { burst: 3.5 * MiB, perSecond: 224 * 1024 },
  frame: { burst: 14 * MiB, perSecond: 7 * MiB },
}

/** What a chunk costs beside its data, so that a flood of empty ones is a flood too. */
export const CHUNK_COST = 256

/** No sealed record or epoch is as short as this, in bytes. */
export const TINY_ENTRY = 256

/** Entries shorter than that which one link may bring: a full log at once, since whoever passes it on may be honest. */
export const TINY_ENTRIES: ByteRate = { burst: 20_000, perSecond: 200 }

/** A link whose peer leaves this much unread is closed. */
export const QUEUE_MAX = 32 * MiB

/** A channel is fed while it has less than this many bytes to send. */
export const BUFFERED_MAX = 256 * 1024
