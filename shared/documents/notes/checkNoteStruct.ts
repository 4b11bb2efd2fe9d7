import { ensure, ProtocolError } from '../../bytes/protocolError.ts'
import { NOTE_ROOT, NOTE_VALUE_MAX } from './noteLimits.ts'
import { isNoteElement, isNoteMark } from './noteSchema.ts'
import type { NoteStruct, StructContent, StructId } from './noteUpdate.ts'

/** What a struct names: the neighbours it was put between, and its parent when that is no root (PROTOCOL.md §10.4). */
export function referencesOf({ origin, rightOrigin, parent }: NoteStruct): StructId[] {
  const ids: StructId[] = []
  if (origin !== null) ids.push(origin)
  if (rightOrigin !== null) ids.push(rightOrigin)
  if (parent !== null && typeof parent !== 'string') ids.push(parent)
  return ids
}

/** Checks one struct by itself: NOTE_CLOCK when it names what its author had not written yet, NOTE_STRUCT for what a note may not hold (PROTOCOL.md §10.4). */
export function checkNoteStruct(struct: NoteStruct): void {
  // Yjs looks an own later clock up at once and throws in the middle of applying.
  for (const id of referencesOf(struct))
    ensure(id.client !== struct.client || id.clock < struct.clock, 'NOTE_CLOCK')
  const { parent, key, content } = struct
  ensure(typeof parent !== 'string' || (parent === NOTE_ROOT && key === null), 'NOTE_STRUCT')
  ensure(key === null || key.length <= NOTE_VALUE_MAX, 'NOTE_STRUCT')
  ensure(isNoteContent(content), 'NOTE_STRUCT')
}

/** Deleted and collected content is allowed: Yjs writes it for what came and went within one transaction. It adds nothing, and how far it moves the clock is limited. */
function isNoteContent(content: StructContent): boolean {
  switch (content.kind) {
    case 'string':
    case 'text':
    case 'deleted':
    case 'gc':
      return true
    case 'element':
      return isNoteElement(content.name)
    case 'format':
      return isNoteMark(content.mark, parseMark(content.json))
    case 'any':
      return content.values.length === 1
    case 'skip':
    case 'other':
      return false
  }
}

function parseMark(json: string): unknown {
  ensure(json.length <= NOTE_VALUE_MAX, 'NOTE_STRUCT')
  try {
    const value: unknown = JSON.parse(json)
    return value
  } catch {
    throw new ProtocolError('NOTE_STRUCT')
  }
}
