import { ProtocolError } from '../../bytes/protocolError.ts'

/** Every type of record and its number on the wire (PROTOCOL.md §5). Numbers are never used again for something else; 6 stays reserved. */
export const RECORD_TYPES = {
  hello: 1,
  message: 2,
  remove: 3,
  react: 4,
  hide: 5,
  leave: 7,
  'note-create': 16,
  'note-rename': 17,
  'note-update': 18,
  'note-state': 19,
} as const

/** The name of a record's type (PROTOCOL.md §5). */
export type RecordType = keyof typeof RECORD_TYPES

const NAMES = new Map(
  Object.entries(RECORD_TYPES).map(([name, number]) => [number as number, name as RecordType]),
)

/** The name of a type number; an unknown one raises BAD_TYPE (PROTOCOL.md §5). */
export function recordTypeOf(number: number): RecordType {
  const name = NAMES.get(number)
  if (name === undefined) throw new ProtocolError('BAD_TYPE')
  return name
}
