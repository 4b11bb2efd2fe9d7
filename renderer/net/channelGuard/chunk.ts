import { BytesReader } from '../../../shared/bytes/bytesReader.ts'
import { BytesWriter } from '../../../shared/bytes/bytesWriter.ts'
import { ensure } from '../../../shared/bytes/protocolError.ts'

/** What a chunk carries (PROTOCOL.md §7). */
export const CHUNK = { hello: 1, tag: 2, carrier: 3, frame: 4, ping: 5, pong: 6 } as const

/** One of {@link CHUNK}. */
export type ChunkType = (typeof CHUNK)[keyof typeof CHUNK]

/** One message of a data channel: a piece of a carrier message or of a frame, or a whole small one. */
export type Chunk = {
  readonly type: ChunkType
  readonly id: number
  readonly total: number
  readonly offset: number
  readonly data: Uint8Array
}

const HEADER = 13
/** Bytes of a message in every chunk of it but the last: 16 KiB less the header. */
export const CHUNK_DATA = 16 * 1024 - HEADER

const TYPES: readonly number[] = Object.values(CHUNK)

/** The bytes of a chunk: u8 type, u32 id, u32 total, u32 offset, data. */
export function encodeChunk({ type, id, total, offset, data }: Chunk): Uint8Array {
  return new BytesWriter().u8(type).u32(id).u32(total).u32(offset).raw(data).finish()
}

/** Reads a chunk; raises TRUNCATED or CHUNK. */
export function readChunk(bytes: Uint8Array): Chunk {
  ensure(bytes.length <= HEADER + CHUNK_DATA, 'CHUNK')
  const reader = new BytesReader(bytes)
  const type = reader.u8()
  ensure(isType(type), 'CHUNK')
  return { type, id: reader.u32(), total: reader.u32(), offset: reader.u32(), data: reader.rest() }
}

function isType(type: number): type is ChunkType {
  return TYPES.includes(type)
}
