import { decodeChatBody, encodeChatBody } from '../../../shared/documents/chat/chatBody.ts'
import { checkNoteUpdate } from '../../../shared/documents/notes/checkNoteUpdate.ts'
import { decodeNoteBody, encodeNoteBody } from '../../../shared/documents/notes/noteBody.ts'
import { readNoteUpdate } from '../../../shared/documents/notes/readNoteUpdate.ts'
import { splitNoteUpdate } from '../../../shared/documents/notes/splitNoteUpdate.ts'
import type { RecordId } from '../../../shared/room/ids.ts'
import { block } from '../../unit/documents/support/mirror.ts'
import { CLIENT, edited } from '../../unit/documents/support/noteBytes.ts'
import { recordId } from '../../unit/documents/support/records.ts'
import type { Reader } from './readers.ts'

/** What reads the bodies of records and updates of notes. */
export function documentReaders(): Record<string, Reader> {
  const update = edited(root => root.insert(0, [block('My sister knows 😀'), block('and', 'listItem')]))
  const target = 'ab'.repeat(32) as RecordId
  return {
    readNoteUpdate: { sample: update, read: readNoteUpdate },
    checkNoteUpdate: {
      sample: update,
      read: bytes => checkNoteUpdate(bytes, { client: CLIENT, clock: 0 }),
    },
    splitNoteUpdate: { sample: update, read: splitNoteUpdate },
    'decodeChatBody of a message': {
      sample: encodeChatBody({
        kind: 'message',
        text: '我在这里 😀',
        contentNote: '어두운 밤',
        replyTo: recordId('target'),
      }),
      read: bytes => decodeChatBody('message', bytes),
    },
    'decodeChatBody of a removal': {
      sample: encodeChatBody({ kind: 'remove', target }),
      read: bytes => decodeChatBody('remove', bytes),
    },
    'decodeNoteBody of a title': {
      sample: encodeNoteBody({ kind: 'note-create', title: '저녁 모임' }),
      read: bytes => decodeNoteBody('note-create', bytes),
    },
    'decodeNoteBody of a state': {
      sample: encodeNoteBody({ kind: 'note-state', index: 0, count: 1, update }),
      read: bytes => decodeNoteBody('note-state', bytes),
    },
  }
}
