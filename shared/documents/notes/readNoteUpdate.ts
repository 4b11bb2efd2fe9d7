import { ensure, ProtocolError } from '../../bytes/protocolError.ts'
import type { DeleteRange, NoteStruct, NoteUpdate, Scalar, StructContent, StructId } from './noteUpdate.ts'
import { UpdateReader } from './updateReader.ts'

const HAS_ORIGIN = 0x80
const HAS_RIGHT_ORIGIN = 0x40
const HAS_KEY = 0x20
const CONTENT = 0x1f
const GC = 0
const SKIP = 10

/**
 * Reads a Yjs V1 update strictly and in time linear in its bytes, whatever counts it announces: shortest integers, strict
 * UTF-8, one block a client, nothing behind. Anything else raises NOTE_STRUCT, contents that can nest too (PROTOCOL.md §10.4).
 * Y.decodeUpdate is not used for that: it builds objects for each content, recurses, and overlooks repeated blocks and
 * trailing bytes, which Y.applyUpdate reads in another way.
 */
export function readNoteUpdate(bytes: Uint8Array): NoteUpdate {
  const reader = new UpdateReader(bytes)
  const structs = readBlocks(reader)
  const deletes = readDeletes(reader)
  reader.end()
  return { structs, deletes }
}

function readBlocks(reader: UpdateReader): NoteStruct[] {
  const structs: NoteStruct[] = []
  const clients = new Set<number>()
  for (let blocks = reader.varUint(); blocks > 0; blocks--) {
    const count = reader.length()
    const client = reader.varUint()
    ensure(!clients.has(client), 'NOTE_STRUCT')
    clients.add(client)
    readStructs(reader, { count, client, clock: reader.varUint() }, structs)
  }
  return structs
}

function readStructs(
  reader: UpdateReader,
  { count, client, clock }: { count: number; client: number; clock: number },
  structs: NoteStruct[],
): void {
  let next = clock
  for (let left = count; left > 0; left--) {
    const struct = readStruct(reader, { client, clock: next })
    next += struct.length
    ensure(Number.isSafeInteger(next), 'NOTE_STRUCT')
    structs.push(struct)
  }
}

function readStruct(reader: UpdateReader, id: StructId): NoteStruct {
  const start = reader.position
  const info = reader.byte()
  if (info === GC || info === SKIP) return readGap(reader, id, info)
  const origin = info & HAS_ORIGIN ? readId(reader) : null
  const rightOrigin = info & HAS_RIGHT_ORIGIN ? readId(reader) : null
  const placed = origin === null && rightOrigin === null
  const parent = placed ? readParent(reader) : null
  const key = placed && info & HAS_KEY ? reader.string() : null
  const head = reader.since(start)
  const middle = reader.position
  const { content, length } = readContent(reader, info & CONTENT)
  const body = reader.since(middle)
  const { client, clock } = id
  return { client, clock, length, origin, rightOrigin, parent, key, content, head, body }
}

const NOTHING = new Uint8Array()
const COLLECTED = { kind: 'gc' } as const
const SKIPPED = { kind: 'skip' } as const
const GC_HEAD = new Uint8Array([GC])
const SKIP_HEAD = new Uint8Array([SKIP])

/** 64 KiB may hold 32,000 of these: they share what they have in common. */
function readGap(reader: UpdateReader, { client, clock }: StructId, info: number): NoteStruct {
  return {
    client,
    clock,
    length: reader.length(),
    origin: null,
    rightOrigin: null,
    parent: null,
    key: null,
    content: info === GC ? COLLECTED : SKIPPED,
    head: info === GC ? GC_HEAD : SKIP_HEAD,
    body: NOTHING,
  }
}

function readId(reader: UpdateReader): StructId {
  return { client: reader.varUint(), clock: reader.varUint() }
}

function readParent(reader: UpdateReader): string | StructId {
  const named = reader.varUint()
  ensure(named <= 1, 'NOTE_STRUCT')
  return named === 1 ? reader.string() : readId(reader)
}

function readContent(reader: UpdateReader, reference: number): { content: StructContent; length: number } {
  switch (reference) {
    case 1:
      return { content: { kind: 'deleted' }, length: reader.length() }
    case 4:
      return readString(reader)
    case 6:
      return { content: { kind: 'format', mark: reader.string(), json: reader.string() }, length: 1 }
    case 7:
      return { content: readType(reader), length: 1 }
    case 8:
      return readValues(reader)
    default:
      throw new ProtocolError('NOTE_STRUCT')
  }
}

function readString(reader: UpdateReader): { content: StructContent; length: number } {
  const text = reader.string()
  ensure(text.length > 0, 'NOTE_STRUCT')
  return { content: { kind: 'string', text }, length: text.length }
}

/** 0 to 6: Array, Map, Text, XmlElement, XmlFragment, XmlHook, XmlText. An element and a hook carry a name. */
function readType(reader: UpdateReader): StructContent {
  const reference = reader.varUint()
  ensure(reference <= 6, 'NOTE_STRUCT')
  if (reference === 3) return { kind: 'element', name: reader.string() }
  if (reference === 5) reader.string()
  return { kind: reference === 6 ? 'text' : 'other' }
}

function readValues(reader: UpdateReader): { content: StructContent; length: number } {
  const length = reader.length()
  const values: Scalar[] = []
  while (values.length < length) values.push(reader.scalar())
  return { content: { kind: 'any', values }, length }
}

function readDeletes(reader: UpdateReader): DeleteRange[] {
  const deletes: DeleteRange[] = []
  const clients = new Set<number>()
  for (let left = reader.varUint(); left > 0; left--) {
    const client = reader.varUint()
    ensure(!clients.has(client), 'NOTE_STRUCT')
    clients.add(client)
    for (let ranges = reader.length(); ranges > 0; ranges--)
      deletes.push({ client, clock: reader.varUint(), length: reader.length() })
  }
  return deletes
}
