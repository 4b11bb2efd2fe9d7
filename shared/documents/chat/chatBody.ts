import { BytesWriter } from '../../bytes/bytesWriter.ts'
import { fromHex, hex } from '../../bytes/hex.ts'
import { ensure } from '../../bytes/protocolError.ts'
import { fromUtf8, utf8 } from '../../bytes/utf8.ts'
import type { RecordId } from '../../room/ids.ts'
import { readBody } from '../body.ts'
import { checkMessageText, MESSAGE_TEXT_MAX_BYTES } from './messageText.ts'

/** What a chat record says; `kind` is the name of the record's type in its header (PROTOCOL.md §10.2). `react` is reserved. */
export type ChatBody =
  | { readonly kind: 'message'; readonly text: string }
  | { readonly kind: 'remove'; readonly target: RecordId }
  | { readonly kind: 'hide'; readonly target: RecordId }

/** The kinds of {@link ChatBody}: each is also the name of a record type (PROTOCOL.md §10.2). */
export type ChatKind = ChatBody['kind']

const TARGET_BYTES = 32
const BODY_MAX = 64 * 1024

/**
 * The body of a chat record (PROTOCOL.md §10.2): at most 48,004 bytes. Raises TEXT_EMPTY, TEXT_TOO_LONG or RECORD_BODY for
 * a message.
 */
export function encodeChatBody(body: ChatBody): Uint8Array {
  const writer = new BytesWriter()
  switch (body.kind) {
    case 'message':
      return writer.lp(utf8(checkMessageText(body.text))).finish()
    case 'remove':
    case 'hide':
      return writer.raw(fromHex(body.target)).finish()
  }
}

/** Reads the body of a chat record of the given type: TEXT_EMPTY, TEXT_TOO_LONG, or RECORD_BODY for all else (PROTOCOL.md §10.2). */
export function decodeChatBody(kind: ChatKind, bytes: Uint8Array): ChatBody {
  switch (kind) {
    case 'message':
      return { kind, text: checkMessageText(readMessage(bytes)) }
    case 'remove':
    case 'hide':
      return { kind, target: readBody(bytes, reader => hex(reader.raw(TARGET_BYTES)) as RecordId) }
  }
}

function readMessage(bytes: Uint8Array): string {
  return readBody(bytes, reader => {
    const text = reader.lp(BODY_MAX)
    ensure(text.length <= MESSAGE_TEXT_MAX_BYTES, 'TEXT_TOO_LONG')
    return fromUtf8(text)
  })
}
