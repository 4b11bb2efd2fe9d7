import { fromHex } from '../bytes/hex.ts'
import { ensure } from '../bytes/protocolError.ts'
import type { Brand } from '../crypto/brand.ts'

/** A room: 16 bytes as hexadecimal text (PROTOCOL.md §3). */
export type RoomId = Brand<string, 'RoomId'>
/** A device in one room: 16 bytes as hexadecimal text (PROTOCOL.md §3). */
export type DeviceId = Brand<string, 'DeviceId'>
/** A strand, one device's records of one unlock: 8 bytes as hexadecimal text (PROTOCOL.md §3). */
export type StrandId = Brand<string, 'StrandId'>
/** An epoch: 32 bytes as hexadecimal text (PROTOCOL.md §4). */
export type EpochId = Brand<string, 'EpochId'>
/** A record: 32 bytes as hexadecimal text (PROTOCOL.md §5). */
export type RecordId = Brand<string, 'RecordId'>
/** A document of a room, 16 bytes as hexadecimal text; all zeros is the chat (PROTOCOL.md §5). */
export type DocId = Brand<string, 'DocId'>
/** A person, who may have several devices: 16 bytes as hexadecimal text (PROTOCOL.md §4). */
export type PersonId = Brand<string, 'PersonId'>

const ID_BYTES = { room: 16, device: 16, strand: 8, epoch: 32, record: 32, doc: 16, person: 16 } as const

type Ids = {
  room: RoomId
  device: DeviceId
  strand: StrandId
  epoch: EpochId
  record: RecordId
  doc: DocId
  person: PersonId
}

/** Reads hexadecimal text as an id of the named kind; a wrong length raises BAD_LENGTH, other text BAD_HEX (PROTOCOL.md §1). */
export function idFrom<Kind extends keyof Ids>(kind: Kind, text: string): Ids[Kind] {
  ensure(fromHex(text).length === ID_BYTES[kind], 'BAD_LENGTH')
  return text as Ids[Kind]
}

/** The document id of the chat: 16 zero bytes (PROTOCOL.md §5). */
export const CHAT_DOC = '0'.repeat(32) as DocId

/** Orders two ids of one kind as the big-endian numbers they are (PROTOCOL.md §1). */
export function compareIds<Id extends string>(a: Id, b: Id): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
