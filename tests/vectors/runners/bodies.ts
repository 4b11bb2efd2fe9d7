import {
  type ChatBody,
  type ChatKind,
  decodeChatBody,
  type MessageBody,
} from '../../../shared/documents/chat/chatBody.ts'
import { decodeNoteBody, type NoteBody, type NoteKind } from '../../../shared/documents/notes/noteBody.ts'
import type { Run } from './vectorFile.ts'

const textHex = (text: string) => Buffer.from(text).toString('hex')

/** The text alone where it says nothing else. */
function messageHex({ text, contentNote, replyTo }: MessageBody): string {
  if (contentNote === '' && replyTo === null) return textHex(text)
  return `${textHex(text)} note ${textHex(contentNote)} reply ${replyTo ?? ''}`.trimEnd()
}

function said(body: ChatBody | NoteBody): string {
  switch (body.kind) {
    case 'message':
      return messageHex(body)
    case 'remove':
    case 'hide':
      return body.target
    case 'note-create':
    case 'note-rename':
      return textHex(body.title)
    case 'note-update':
      return String(body.update.length)
    case 'note-state':
      return `${body.index}/${body.count} ${body.update.length}`
  }
}

/** Reads a body of the type that the header names. */
export const runBodies: Run = file => {
  const type = file.text('type')
  const body = file.bytes('body')
  const isNote = type.startsWith('note-')
  return {
    says: said(isNote ? decodeNoteBody(type as NoteKind, body) : decodeChatBody(type as ChatKind, body)),
  }
}
