import type { BytesReader } from '../../bytes/bytesReader.ts'
import { BytesWriter } from '../../bytes/bytesWriter.ts'
import { fromHex, hex } from '../../bytes/hex.ts'
import { ensure } from '../../bytes/protocolError.ts'
import { fromUtf8, utf8 } from '../../bytes/utf8.ts'
import type { RecordId } from '../../room/ids.ts'
import { readBody } from '../body.ts'
import { CONTENT_NOTE_BYTES, checkContentNote } from './contentNote.ts'
import { checkMessageText, MESSAGE_TEXT_MAX_BYTES } from './messageText.ts'

/**
 * What a message says: its text, a content note that names what it is about where it may be hard to read (else empty), and the
 * record that it answers, which may be unknown or no message (PROTOCOL.md §10.2).
 */
export type MessageBody = {
  readonly kind: 'message'
  readonly text: string
  readonly contentNote: string
  readonly replyTo: RecordId | null
}

/** What a chat record says; `kind` is the name of the record's type in its header (PROTOCOL.md §10.2). `react` is reserved. */
export type ChatBody =
  | MessageBody
  | { readonly kind: 'remove'; readonly target: RecordId }
  | { readonly kind: 'hide'; readonly target: RecordId }

/** The kinds of {@link ChatBody}: each is also the name of a record type (PROTOCOL.md §10.2). */
export type ChatKind = ChatBody['kind']

const TARGET_BYTES = 32
const BODY_MAX = 64 * 1024

/**
 * The body of a chat record (PROTOCOL.md §10.2): at most 48,281 bytes. Raises TEXT_EMPTY, TEXT_TOO_LONG or RECORD_BODY for
 * a message.
 */
export function encodeChatBody(body: ChatBody): Uint8Array {
  const writer = new BytesWriter()
  switch (body.kind) {
    case 'message':
      writer.lp(utf8(checkMessageText(body.text))).lp(utf8(checkContentNote(body.contentNote)))
      if (body.replyTo === null) return writer.u8(0).finish()
      return writer.u8(1).raw(fromHex(body.replyTo)).finish()
    case 'remove':
    case 'hide':
      return writer.raw(fromHex(body.target)).finish()
  }
}

/** Reads the body of a chat record of the given type: TEXT_EMPTY, TEXT_TOO_LONG, or RECORD_BODY for all else (PROTOCOL.md §10.2). */
export function decodeChatBody(kind: ChatKind, bytes: Uint8Array): ChatBody {
  switch (kind) {
    case 'message': {
      const { text, contentNote, replyTo } = readBody(bytes, readMessage)
      return {
        kind,
        text: checkMessageText(text),
        contentNote: checkContentNote(contentNote),
        replyTo,
      }
    }
    case 'remove':
    case 'hide':
      return { kind, target: readBody(bytes, readTarget) }
  }
}

function readMessage(reader: BytesReader): Omit<MessageBody, 'kind'> {
  const text = reader.lp(BODY_MAX)
  ensure(text.length <= MESSAGE_TEXT_MAX_BYTES, 'TEXT_TOO_LONG')
  const contentNote = fromUtf8(reader.lp(CONTENT_NOTE_BYTES))
  return { text: fromUtf8(text), contentNote, replyTo: readReply(reader) }
}

function readReply(reader: BytesReader): RecordId | null {
  const isReply = reader.u8()
  ensure(isReply <= 1, 'BAD_VALUE')
  return isReply === 1 ? readTarget(reader) : null
}

function readTarget(reader: BytesReader): RecordId {
  return hex(reader.raw(TARGET_BYTES)) as RecordId
}
