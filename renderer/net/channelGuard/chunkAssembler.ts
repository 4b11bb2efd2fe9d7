import { concatBytes } from '../../../shared/bytes/concatBytes.ts'
import { ensure } from '../../../shared/bytes/protocolError.ts'
import { FRAME_MAX } from '../../../shared/ports/netPort.ts'
import { CHUNK, CHUNK_DATA, type Chunk, type ChunkType } from './chunk.ts'

/** Largest carrier message in bytes: an answer with the whole log. */
export const CARRIER_MESSAGE_MAX = 8 * 1024 * 1024

type Limit = { readonly least: number; readonly most: number }

const LIMITS: Readonly<Record<ChunkType, Limit>> = {
  [CHUNK.hello]: { least: 48, most: 48 },
  [CHUNK.tag]: { least: 32, most: 32 },
  [CHUNK.carrier]: { least: 1, most: CARRIER_MESSAGE_MAX },
  [CHUNK.frame]: { least: 0, most: FRAME_MAX },
  [CHUNK.ping]: { least: 0, most: 0 },
  [CHUNK.pong]: { least: 0, most: 0 },
}

/** The types whose messages count from 0; all others are always number 0. */
const NUMBERED: readonly ChunkType[] = [CHUNK.carrier, CHUNK.frame]

type Partial = { readonly total: number; got: number; readonly pieces: Uint8Array[] }

/**
 * Puts the chunks of one link together (PROTOCOL.md §7): at most one unfinished message of each type, pieces in order and
 * of full size but the last. Memory grows with what has come, never with what was announced. Raises CHUNK.
 */
export class ChunkAssembler {
  readonly #partial = new Map<ChunkType, Partial>()
  readonly #nextId = new Map<ChunkType, number>()

  /** True when the chunk would be the first of its message. */
  isFirst(chunk: Chunk): boolean {
    return !this.#partial.has(chunk.type)
  }

  /** The whole message when this chunk completes it, else null. */
  accept(chunk: Chunk): Uint8Array | null {
    const partial = this.#partial.get(chunk.type) ?? this.#begin(chunk)
    const size = Math.min(CHUNK_DATA, partial.total - partial.got)
    ensure(chunk.id === (this.#nextId.get(chunk.type) ?? 0), 'CHUNK')
    ensure(chunk.total === partial.total && chunk.offset === partial.got, 'CHUNK')
    ensure(chunk.data.length === size, 'CHUNK')
    partial.pieces.push(chunk.data)
    partial.got += size
    if (partial.got < partial.total) return null
    this.#partial.delete(chunk.type)
    if (NUMBERED.includes(chunk.type)) this.#nextId.set(chunk.type, (chunk.id + 1) % 2 ** 32)
    return concatBytes(...partial.pieces)
  }

  #begin({ type, total }: Chunk): Partial {
    const { least, most } = LIMITS[type]
    ensure(total >= least && total <= most, 'CHUNK')
    const partial = { total, got: 0, pieces: [] }
    this.#partial.set(type, partial)
    return partial
  }
}
